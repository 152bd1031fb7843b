import { isBand } from '../domain/level-of.ts'
import type { AlarmLevel, Level, Quality, Thresholds } from '../domain/sign.ts'

/** How a cell looks: its level, or why it has none. */
export type Look = Level | 'stale' | 'missing'
export const LOOKS: readonly Look[] = ['red', 'orange', 'yellow', 'normal', 'stale', 'missing']

export function lookOf({ level, quality }: { level: Level | null; quality: Quality }): Look {
  if (quality === 'missing') return 'missing'
  return level ?? 'stale'
}

interface Numbered {
  decimals: number
  valueLabels?: Readonly<Record<string, string>>
}

export function numberText(sign: Numbered, value: number | null): string {
  if (value === null) return '—'
  const label = sign.valueLabels?.[String(value)]
  if (label) return label
  const options = { minimumFractionDigits: sign.decimals, maximumFractionDigits: sign.decimals }
  return value.toLocaleString('en-US', options)
}

/** Nothing for a number without unit, and for a coded value, which is shown by its name. */
export function unitText({ unit, valueLabels }: { unit: string; valueLabels?: unknown }): string {
  return unit === '—' || valueLabels !== undefined ? '' : unit
}

/** `≥ 15`, `≤ 95`, `< -5 / > 35` */
export function edgeText(sign: { direction: string; thresholds: Thresholds }, level: AlarmLevel): string {
  const threshold = sign.thresholds[level]
  if (isBand(threshold)) return `< ${threshold[0]} / > ${threshold[1]}`
  return `${sign.direction === 'lower_is_better' ? '≥' : '≤'} ${threshold}`
}

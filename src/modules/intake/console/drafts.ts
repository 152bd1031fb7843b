import { dropDraft, keepDraft, readDraft } from '#ui/form.ts'
import { type IntakeValues, isWorthKeeping } from './intake-values.ts'

/** Drafts hold telephone numbers: they live in this tab's session only. */
const CURRENT = 'intake'
const PARKED = 'intake.parked'
const MOST_PARKED = 5

const parse = (kept: Record<string, unknown> | null): IntakeValues | null =>
  kept && typeof kept.channel === 'string' && typeof kept.text === 'string' ? (kept as unknown as IntakeValues) : null

export function readCurrent(): IntakeValues | null {
  return parse(readDraft(CURRENT))
}

export function keepCurrent(values: IntakeValues): void {
  if (isWorthKeeping(values)) keepDraft(CURRENT, { ...values })
  else dropDraft(CURRENT)
}

export function dropCurrent(): void {
  dropDraft(CURRENT)
}

/** Forms that were left for another call, newest first. */
export function readParked(): IntakeValues[] {
  const items = readDraft(PARKED)?.items
  return Array.isArray(items) ? items.flatMap((item) => parse(item as Record<string, unknown>) ?? []) : []
}

export function keepParked(items: readonly IntakeValues[]): void {
  if (items.length === 0) dropDraft(PARKED)
  else keepDraft(PARKED, { items: items.slice(0, MOST_PARKED) })
}

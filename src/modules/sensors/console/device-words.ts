import { duration } from '#ui/format.ts'
import type { DeviceRow, DeviceValue, RuleView } from '../contract.ts'

type Language = 'zh' | 'en'

export function readingText({ value, unit }: Pick<DeviceValue, 'value' | 'unit'>): string {
  return `${numberText(value)}${unit === '' ? '' : ` ${unit}`}`
}

/** Two digits behind the point are as many as a sensor knows; whole numbers stand without. */
export function numberText(value: number): string {
  return Number(value.toFixed(2)).toLocaleString('en-US', { maximumFractionDigits: 2 })
}

export function silentFor({ state, heardAt }: DeviceRow, nowMs: number, language: Language): string | null {
  return state === 'silent' && heardAt ? duration(nowMs - Date.parse(heardAt), language) : null
}

export function ruleText({ when, enter, leave, unit, forSeconds }: RuleView): { zh: string; en: string } {
  const of = unit === '' ? '' : ` ${unit}`
  const minutes = Math.ceil(forSeconds / 60)
  return {
    zh: `${when === 'above' ? '达到' : '低至'} ${enter}${of}${minutes > 0 ? `、持续 ${minutes} 分钟` : ''}；回到 ${leave}${of} ${when === 'above' ? '以下' : '以上'}为恢复`,
    en: `${when === 'above' ? 'at or over' : 'at or under'} ${enter}${of}${minutes > 0 ? ` for ${minutes} min` : ''}; over when back past ${leave}${of}`,
  }
}

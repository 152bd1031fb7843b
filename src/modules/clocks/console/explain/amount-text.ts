import { formatLimitEn, formatLimitZh, type Limit } from '#core/time/limit.ts'
import { duration } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'

/** `1.5个工作时`, `2 天 3 小时` (natural time by minutes is said as time); without fractions that nobody reads. */
export function amountText(amount: number, unit: string, language: Language): string {
  if (unit === 'NM' && amount >= 60) return duration(amount * 60_000, language)
  const limit = { n: Math.round(amount * 100) / 100, unit } as Limit
  return language === 'zh' ? formatLimitZh(limit) : formatLimitEn(limit)
}

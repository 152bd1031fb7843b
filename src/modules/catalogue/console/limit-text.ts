import { formatLimitEn, formatLimitZh, type Limit } from '#core/time/limit.ts'
import type { Language } from '#ui/language.ts'

/** `5个工作日`; always says whether working or natural. */
export function limitText(limit: Limit | null, language: Language): string {
  if (limit === null) return '—'
  return language === 'zh' ? formatLimitZh(limit) : formatLimitEn(limit)
}

import { formatLimitEn, formatLimitZh, type Limit } from '#core/time/limit.ts'
import type { Who } from '../posts.ts'
import { postsText } from './post-words.ts'
import type { SwitchCard } from './switch-card.ts'

type Language = 'zh' | 'en'

/** A value of a switch in words: `4个工作时`, `必须核查`, `2 次`. */
export function switchText(card: SwitchCard, value: unknown, language: Language): string {
  if (value === undefined) return '—'
  if (value === null) return card.none?.[language] ?? '—'
  switch (card.kind) {
    case 'yesNo':
      return language === 'zh' ? (value === true ? '是' : '否') : value === true ? 'yes' : 'no'
    case 'choice':
      return card.choices[String(value)]?.[language] ?? String(value)
    case 'number':
      if (card.share) return `${Math.round(Number(value) * 1000) / 10}%`
      return card.unit ? `${Number(value)} ${unitText(card.unit[language], Number(value), language)}` : String(value)
    case 'limit':
      return limitText(value as Limit, language)
    case 'posts':
      return postsText(value as Who[], language)
  }
}

/** `1 time`, `2 times` */
function unitText(unit: string, n: number, language: Language): string {
  return language === 'en' && n === 1 && unit.endsWith('s') ? unit.slice(0, -1) : unit
}

export function limitText(limit: Limit, language: Language): string {
  return language === 'zh' ? formatLimitZh(limit) : formatLimitEn(limit)
}

import { percent } from '#ui/format.ts'
import { changeOf, type Sums } from '../domain/question.ts'

/** `+12.3%`; against nought there is no change in percent: a dash. */
export function changeText(now: number, before: number): string {
  const change = changeOf(now, before)
  return change === null ? '—' : `${change > 0 ? '+' : ''}${change.toFixed(1)}%`
}

export const decided = ({ inTime, late }: Sums) => inTime + late
export const inTimeText = (sums: Sums) => percent(sums.inTime, decided(sums))

/** Hours up to two days, then days. */
export function meanText({ closeSeconds, closed }: Sums, language: 'zh' | 'en'): string {
  if (closed === 0) return '—'
  const hours = closeSeconds / closed / 3600
  if (hours < 48) return `${hours.toFixed(1)}${language === 'zh' ? '小时' : ' h'}`
  return `${(hours / 24).toFixed(1)}${language === 'zh' ? '天' : ' d'}`
}

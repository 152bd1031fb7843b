import type { Language } from '#ui/language.ts'
import { WEEKDAY_WORDS } from '../words.ts'

/** `每日`, `周一至周五`, `周一、三、五` */
export function weekdaysText(weekdays: readonly number[], language: Language): string {
  const days = [...weekdays].sort((a, b) => a - b)
  const name = (day: number | undefined) => WEEKDAY_WORDS[(day ?? 1) - 1]?.[language] ?? ''
  if (days.length === 7) return language === 'zh' ? '每日' : 'daily'
  const isRun = days.length > 2 && days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
  if (isRun)
    return language === 'zh' ? `周${name(days[0])}至周${name(days.at(-1))}` : `${name(days[0])}–${name(days.at(-1))}`
  return language === 'zh' ? `周${days.map(name).join('、')}` : days.map(name).join(', ')
}

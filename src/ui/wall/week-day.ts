import { OFFSET_MS } from '#core/time/local.ts'
import type { Language } from '../language.ts'

const DAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

/** `11月21日 周六` */
export function weekDay(ms: number, language: Language): string {
  const local = new Date(ms + OFFSET_MS)
  const day = DAYS[language][local.getUTCDay()]!
  const [month, date] = [local.getUTCMonth() + 1, local.getUTCDate()]
  return language === 'zh' ? `${month}月${date}日 ${day}` : `${day} ${date}/${month}`
}

import type { Language } from '#ui/language.ts'

const MINUTE_MS = 60_000

/** How late or how soon, as short as a wall needs: `超 1天3时`, `剩 2时5分`. */
export function lateText(dueMs: number, nowMs: number, language: Language): string {
  const late = nowMs >= dueMs
  const minutes = Math.floor(Math.abs(nowMs - dueMs) / MINUTE_MS)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const [day, hour, minute] = language === 'zh' ? ['天', '时', '分'] : ['d', 'h', 'm']
  const text =
    days > 0
      ? `${days}${day}${hours > 0 && days < 10 ? `${hours}${hour}` : ''}`
      : hours > 0
        ? `${hours}${hour}${rest > 0 ? `${rest}${minute}` : ''}`
        : `${rest}${minute}`
  if (language === 'zh') return `${late ? '超' : '剩'} ${text}`
  return late ? `${text} late` : `${text} left`
}

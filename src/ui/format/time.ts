import { DAY_MS, localDate, localDay, OFFSET_MS } from '#core/time/local.ts'
import type { Language } from '../language.ts'

/** Instants come as RFC 3339 text or epoch ms; what is shown is always the wall clock of UTC+8. */
export type Instant = string | number

export function msOf(instant: Instant): number {
  return typeof instant === 'number' ? instant : Date.parse(instant)
}

const wall = (ms: number) => new Date(ms + OFFSET_MS)
const two = (n: number) => String(n).padStart(2, '0')

/** `09:05` */
export function clockTime(instant: Instant): string {
  const date = wall(msOf(instant))
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** `09:05:07` */
export function secondTime(instant: Instant): string {
  return `${clockTime(instant)}:${two(wall(msOf(instant)).getUTCSeconds())}`
}

/** For tables: `2026-11-21 09:05`; null is a dash. */
export function tableTime(instant: Instant | null | undefined): string {
  return instant === null || instant === undefined ? '—' : `${localDate(msOf(instant))} ${clockTime(instant)}`
}

/** For narrow columns: the year only where it is not this one. */
export function shortTime(instant: Instant, nowMs: number): string {
  const full = tableTime(instant)
  return full.startsWith(localDate(nowMs).slice(0, 5)) ? full.slice(5) : full
}

/** For sentences: `今日 16:45`, `11月21日 9:05`, `2025年3月2日 9:05`. */
export function sentenceTime(instant: Instant, nowMs: number, language: Language): string {
  const ms = msOf(instant)
  const date = wall(ms)
  const time = `${language === 'zh' ? date.getUTCHours() : two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  return `${sentenceDay(ms, nowMs, language)} ${time}`
}

export function sentenceDay(ms: number, nowMs: number, language: Language): string {
  const days = localDay(ms) - localDay(nowMs)
  const near = [
    { zh: '昨日', en: 'yesterday' },
    { zh: '今日', en: 'today' },
    { zh: '明日', en: 'tomorrow' },
  ][days + 1]
  if (near) return near[language]
  const date = wall(ms)
  const sameYear = date.getUTCFullYear() === wall(nowMs).getUTCFullYear()
  if (language === 'zh')
    return `${sameYear ? '' : `${date.getUTCFullYear()}年`}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][date.getUTCMonth()]
  return `${date.getUTCDate()} ${month}${sameYear ? '' : ` ${date.getUTCFullYear()}`}`
}

/** `1 天 3 小时`, `2 小时 15 分`, `3 分`: the two largest parts that are not nothing. */
export function duration(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  const say = (n: number, zh: string, en: string) => `${n} ${language === 'zh' ? zh : n === 1 ? en : `${en}s`}`
  const parts: string[] = []
  if (days > 0) parts.push(say(days, '天', 'day'))
  if (hours > 0) parts.push(say(hours, '小时', 'hour'))
  if (days === 0 && (rest > 0 || hours === 0)) parts.push(say(rest, '分', 'minute'))
  return parts.join(' ')
}

/** Working time has no days of 24 hours: `27 小时 15 分`. */
export function workingDuration(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return duration(ms, language)
  const zh = `${hours} 小时${rest > 0 ? ` ${rest} 分` : ''}`
  const en = `${hours} hour${hours === 1 ? '' : 's'}${rest > 0 ? ` ${rest} min` : ''}`
  return language === 'zh' ? zh : en
}

/** First and last instant of the local day, for filters: `2026-11-21` to `2026-11-21T00:00:00+08:00`. */
export function dayStart(date: string): string {
  return `${date}T00:00:00+08:00`
}

export function dayAfter(date: string): string {
  return dayStart(localDate(Date.parse(dayStart(date)) + DAY_MS))
}

export function today(nowMs: number = Date.now()): string {
  return localDate(nowMs)
}

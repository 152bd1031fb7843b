/**
 * Instants are epoch milliseconds; the wall clock is always UTC+8 (China has kept no summer time since 1992), whatever
 * the machine's zone is. Only UTC arithmetic is used here, never the zone-dependent parts of Date.
 */
export const OFFSET_MS = 8 * 3_600_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const FIRST_INSTANT_MS = Date.UTC(FIRST_YEAR, 0, 1) - OFFSET_MS
const AFTER_LAST_INSTANT_MS = Date.UTC(LAST_YEAR + 1, 0, 1) - OFFSET_MS
const LONGEST_DATE_TEXT = 64

/** A number that can be written as an instant and stored: of the years that texts are read in. */
export function isInstantMs(value: unknown): value is number {
  return typeof value === 'number' && value >= FIRST_INSTANT_MS && value < AFTER_LAST_INSTANT_MS
}

/** Number of the local calendar day that holds the instant (days since 1970-01-01). */
export function localDay(ms: number): number {
  return Math.floor((ms + OFFSET_MS) / DAY_MS)
}

/** The instant at which a local calendar day begins. */
export function dayStartMs(day: number): number {
  return day * DAY_MS - OFFSET_MS
}

export function yearOfDay(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

/** '2026-03-02' */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Local date of an instant: '2026-03-02' */
export function localDate(ms: number): string {
  return dateOfDay(localDay(ms))
}

/** Day number of '2026-03-02'; null when there is no such date. */
export function dayOfDate(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return null
  const ms = instantOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
  return ms === null ? null : localDay(ms)
}

/** '2026-03-02T10:00:00+08:00'; the fraction is written only when it is not zero. */
export function toRfc3339(ms: number): string {
  const text = new Date(ms + OFFSET_MS).toISOString()
  return `${text.slice(0, text.endsWith('.000Z') ? -5 : -1)}+08:00`
}

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-]\d{2}:\d{2})?$/

/** Reads RFC 3339; seconds may be missing, and a text without zone is local time (domain §5.2). */
export function parseRfc3339(text: string): number | null {
  const m = RFC3339.exec(text)
  if (!m) return null
  return instantOf({
    year: Number(m[1]),
    month: Number(m[2]),
    day: Number(m[3]),
    hour: Number(m[4]),
    minute: Number(m[5]),
    second: Number(m[6] ?? 0),
    milli: millisOf(m[7]),
    zone: m[8],
  })
}

/**
 * Excel cell number to instant: local wall clock of the 1900 date system, which holds a 29 February 1900 that never was
 * (number 60). Fractions of a day are rounded to the millisecond; a pure time of day (below 1) is no date.
 */
export function excelSerialToMs(serial: number): number | null {
  if (!(serial >= 1 && serial < 2_958_466) || Math.floor(serial) === 60) return null
  const daysFromEpoch = serial - (serial < 60 ? 25_568 : 25_569)
  return Math.round(daysFromEpoch * DAY_MS) - OFFSET_MS
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/
const LOOSE =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T| +)(?:(上午|下午) *)?(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?(?: *(AM|PM))? *(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * Reads dates as files of offices hold them: 2019/2/28 11:25:05, 2019-11-02, 2019年2月28日 9时5分, 20190228, ISO with or
 * without zone, and Excel numbers. Text is only taken as an Excel number between 1954 and 2119, so that a bare year or
 * a count is not mistaken for a date. Null when it is not a date.
 */
export function parseDateText(value: string | number): number | null {
  if (typeof value === 'number') return excelSerialToMs(value)
  if (value.length > LONGEST_DATE_TEXT) return null
  const text = plainDateText(value)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Number(text)
    return serial >= 20_000 && serial < 80_000 ? excelSerialToMs(serial) : null
  }
  const c = COMPACT.exec(text)
  if (c) {
    return instantOf({
      year: Number(c[1]),
      month: Number(c[2]),
      day: Number(c[3]),
      hour: Number(c[4] ?? 0),
      minute: Number(c[5] ?? 0),
      second: Number(c[6] ?? 0),
    })
  }
  const m = LOOSE.exec(text)
  if (!m) return null
  const hour = hourOf(Number(m[6] ?? 0), m[5] ?? m[10])
  if (hour === null) return null
  return instantOf({
    year: Number(m[1]),
    month: Number(m[3]),
    day: Number(m[4]),
    hour,
    minute: Number(m[7] ?? 0),
    second: Number(m[8] ?? 0),
    milli: millisOf(m[9]),
    zone: m[11],
  })
}

/** Full-width digits and signs become plain ones; 年 月 日 时 分 秒 become the signs they stand for. */
function plainDateText(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[年月]/g, '/')
    .replace(/[日号] */, ' ')
    .replace(/[时点分]/g, ':')
    .replace(/秒/, '')
    .replace(/\s+/g, ' ')
    .replace(/[:\s]+$/, '')
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour
  const afternoon = half === '下午' || half.toUpperCase() === 'PM'
  // offices also write 下午 14:05; that is still the afternoon
  if (hour > 12) return afternoon ? hour : null
  return afternoon ? (hour % 12) + 12 : hour % 12
}

function millisOf(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
}

interface WallClock {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
  milli?: number
  zone?: string | undefined
}

function instantOf(w: WallClock): number | null {
  const { hour = 0, minute = 0, second = 0, milli = 0 } = w
  if (w.year < FIRST_YEAR || w.year > LAST_YEAR || minute > 59 || second > 59) return null
  if (hour > 23 && !(hour === 24 && minute === 0 && second === 0 && milli === 0)) return null
  const midnight = Date.UTC(w.year, w.month - 1, w.day)
  const date = new Date(midnight)
  if (date.getUTCMonth() !== w.month - 1 || date.getUTCDate() !== w.day) return null
  const offset = offsetOf(w.zone)
  if (offset === null) return null
  return midnight + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + milli - offset
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return OFFSET_MS
  if (zone.toUpperCase() === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS)
}

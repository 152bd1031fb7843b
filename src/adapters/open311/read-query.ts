import { DAY_MS, parseRfc3339 } from '#core/time/local.ts'
import type { PublicRequestQuery, PublicUpdateQuery } from '#modules/connections/contract.ts'
import type { Fields } from './fields.ts'
import { refused } from './refusals.ts'

/** "may not span more than 90 days", nor more than 1000 requests (GeoReport v2, GET Service Requests). */
export const MOST_DAYS = 90
export const MOST_ROWS = 1000
const MOST_PAGE = 100_000
const DAY = /^\d{4}-\d{2}-\d{2}$/
const ZONED = /(Z|[+-]\d{2}:\d{2})$/i

/** An unescaped plus of the zone arrives as a blank. A day alone is that day of UTC. */
export function readInstant(fields: Fields, name: string): number | null {
  const text = fields.one(name)
  if (text === null) return null
  const whole = DAY.test(text) ? `${text}T00:00:00Z` : text.replace(/ (\d{2}:\d{2})$/, '+$1')
  const ms = ZONED.test(whole) ? parseRfc3339(whole) : null
  if (ms === null)
    throw refused(
      400,
      `${name} 应为带时区的时间，如 2026-01-01T00:00:00Z。`,
      `${name} must be a W3C date with zone, like 2026-01-01T00:00:00Z.`,
    )
  return ms
}

export function readPeriod(fields: Fields, nowMs: number): { fromMs: number; toMs: number } {
  const start = readInstant(fields, 'start_date')
  const end = readInstant(fields, 'end_date')
  const fromMs = start ?? (end ?? nowMs) - MOST_DAYS * DAY_MS
  const toMs = end ?? (start === null ? nowMs : start + MOST_DAYS * DAY_MS)
  if (fromMs > toMs) throw refused(400, 'start_date 晚于 end_date。', 'start_date is after end_date.')
  if (toMs - fromMs > MOST_DAYS * DAY_MS)
    throw refused(
      400,
      `start_date 与 end_date 最多相隔 ${MOST_DAYS} 天。`,
      `start_date and end_date may not span more than ${MOST_DAYS} days.`,
    )
  return { fromMs, toMs }
}

function readNumber(fields: Fields, name: string, most: number): number | null {
  const text = fields.one(name)
  if (text === null) return null
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (number < 1 || number > most)
    throw refused(400, `${name} 应为 1 到 ${most} 的整数。`, `${name} must be a whole number from 1 to ${most}.`)
  return number
}

export function readPage(fields: Fields): { limit: number; offset: number } {
  const limit = readNumber(fields, 'page_size', MOST_ROWS) ?? MOST_ROWS
  return { limit, offset: ((readNumber(fields, 'page', MOST_PAGE) ?? 1) - 1) * limit }
}

/** Named requests override all other filters; the others are read all the same, so that nonsense is never taken for a filter. */
export function readRequestQuery(fields: Fields, nowMs: number): PublicRequestQuery {
  const ids = fields.list('service_request_id')
  const page = readPage(fields)
  if (ids) return { ids, categories: null, open: null, fromMs: null, toMs: null, ...page }
  const statuses = fields.list('status')?.map((status) => status.toLowerCase()) ?? []
  const odd = statuses.find((status) => status !== 'open' && status !== 'closed')
  if (odd !== undefined) throw refused(400, 'status 只有 open 和 closed。', 'status is open or closed.')
  const open = new Set(statuses).size === 1 ? statuses[0] === 'open' : null
  return { ids: null, categories: fields.list('service_code'), open, ...readPeriod(fields, nowMs), ...page }
}

export function readUpdateQuery(fields: Fields, nowMs: number): PublicUpdateQuery {
  const ids = fields.list('service_request_id')
  return { ids, ...(ids ? { fromMs: null, toMs: null } : readPeriod(fields, nowMs)), ...readPage(fields) }
}

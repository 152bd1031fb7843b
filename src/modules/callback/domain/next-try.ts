/** Hours of the day at which people are called, Shanghai time. */
const EARLIEST_HOUR = 9
const LATEST_HOUR = 20
/** "At different hours" (domain §4.3, first contact and call-back): the next try is at least this much later. */
const APART_MS = 3 * 3_600_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SHANGHAI_MS = 8 * HOUR_MS

/** When to call again after a vain try: some hours later, else the next morning. */
export function nextTryMs(lastTryMs: number): number {
  const then = lastTryMs + APART_MS
  const dayStart = Math.floor((then + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS
  if (then < dayStart + EARLIEST_HOUR * HOUR_MS) return dayStart + EARLIEST_HOUR * HOUR_MS
  if (then >= dayStart + LATEST_HOUR * HOUR_MS) return dayStart + DAY_MS + EARLIEST_HOUR * HOUR_MS
  return then
}

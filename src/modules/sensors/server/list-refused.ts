import { handle } from '#platform/plug.ts'
import { listRefused } from '../contract.ts'
import { instant } from './device-view.ts'
import { listRefusedRows, refusedReasons, WEEK_MS } from './feed-store.ts'

export const listRefusedHandler = handle(listRefused, async ({ reason = null, cursor, limit = 50 }, call) => {
  const fromMs = call.nowMs - WEEK_MS
  const before = cursor === undefined ? null : Number(cursor)
  const rows = await listRefusedRows(call.db, { fromMs, reason, before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const reasons = await refusedReasons(call.db, fromMs)
  return {
    items: items.map(({ atMs, topic, payload, reason: why }) => ({ at: instant(atMs), topic, payload, reason: why })),
    next: rows.length > limit ? String(items.at(-1)!.id) : null,
    reasons: reasons.map(({ lastMs, ...one }) => ({ ...one, lastAt: instant(lastMs) })),
  }
})

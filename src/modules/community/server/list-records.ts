import { isInstantMs } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listRecords } from '../contract.ts'
import { idOf, readCursor, writeCursor } from './cursor.ts'
import { badCursor } from './faults.ts'
import { listRecordsWithin } from './record-store.ts'
import { homesSeen } from './sight.ts'
import { recordView } from './views.ts'

const PAGE = 50

export const listRecordsHandler = handle(listRecords, async ({ area, sort, limit = PAGE, cursor }, call) => {
  const rows = await listRecordsWithin(call.db, {
    areas: homesSeen(call, area),
    sort: sort ?? null,
    before: readBefore(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => recordView(call, row)),
    next: rows.length > limit && last ? writeCursor([last.atMs, last.id]) : null,
  }
})

/** A moment and an id, newest first. */
export function readBefore(cursor: string | undefined): { atMs: number; id: string } | null {
  const parts = readCursor(cursor, 'ns')
  if (parts === null) return null
  const [atMs, id] = parts
  if (!isInstantMs(atMs)) throw badCursor()
  return { atMs, id: idOf(id) }
}

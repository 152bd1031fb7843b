import { parseRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listJournal } from '../contract.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { badCursor } from './faults.ts'
import { journalFilter, journalLine } from './journal-filter.ts'
import { listJournalData } from './journal-store.ts'

export const listJournalHandler = handle(listJournal, async (input, call) => {
  const limit = input.limit ?? 50
  const rows = await listJournalData(call.db, {
    ...journalFilter(input, call.runtime),
    before: input.cursor === undefined ? null : placeOf(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => journalLine(call.runtime, row)),
    next: rows.length > limit && last ? writeCursor([last.atExact, String(last.id)]) : null,
  }
})

function placeOf(cursor: string): { atExact: string; id: string } {
  const [atExact = '', id = ''] = readCursor(cursor, 2)
  const isExact = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/.test(atExact)
  if (!isExact || parseRfc3339(`${atExact}:00`.replace(' ', 'T')) === null || !/^\d{1,18}$/.test(id)) throw badCursor()
  return { atExact, id }
}

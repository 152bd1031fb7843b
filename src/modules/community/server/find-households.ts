import { dateOfDay } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { findHouseholds } from '../contract.ts'
import { idOf, readCursor, writeCursor } from './cursor.ts'
import { badCursor } from './faults.ts'
import { householdQuery } from './household-query.ts'
import { findHouseholds as rowsOf, type StoredHousehold } from './household-store.ts'
import { householdView } from './views.ts'

const PAGE = 50

export const findHouseholdsHandler = handle(
  findHouseholds,
  async ({ sort = 'place', limit = PAGE, cursor, ...filters }, call) => {
    const rows = await rowsOf(call.db, {
      ...householdQuery(call, filters),
      sort,
      after: readAfter(cursor, sort),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map((row) => householdView(call, row)),
      next: rows.length > limit && last ? afterOf(last, sort) : null,
    }
  },
)

export function afterOf(row: StoredHousehold, sort: 'place' | 'due'): string {
  return sort === 'due'
    ? writeCursor([dateOfDay(row.dueDay ?? 0), row.id])
    : writeCursor([row.building, row.entrance, row.floor ?? 0, row.id])
}

function readAfter(cursor: string | undefined, sort: 'place' | 'due') {
  const parts = readCursor(cursor, sort === 'due' ? 'ss' : 'ssns')
  if (parts === null) return null
  idOf(parts.at(-1))
  if (sort === 'due' && !/^\d{4}-\d{2}-\d{2}$/.test(String(parts[0]))) throw badCursor()
  if (sort === 'place' && !Number.isInteger(parts[2])) throw badCursor()
  return parts
}

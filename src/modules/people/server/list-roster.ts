import { parseRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listRoster } from '../contract.ts'
import { isOnShift } from '../domain/shift.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { desk } from './desk.ts'
import { badTime } from './faults.ts'
import { timeOf } from './roster-book.ts'
import { rosterRow } from './roster-row.ts'

export const listRosterHandler = handle(listRoster, async (input, call) => {
  const at = call.runtime.use(desk)
  const limit = input.limit ?? 200
  const [after = ''] = input.cursor === undefined ? [] : readCursor(input.cursor, 1)
  const atMs = input.at === undefined ? null : parseRfc3339(input.at)
  if (input.at !== undefined && atMs === null) throw badTime('at')
  const { unit, personId, areaCode } = input
  // Lines are kept in order of id, which is the order in which they were made.
  const found = at.roster
    .shifts()
    .filter(
      (line) =>
        line.id > after &&
        (unit === undefined || line.unit === unit) &&
        (personId === undefined || line.personId === personId) &&
        (areaCode === undefined || line.areaCodes.some((code) => touches(code, areaCode))) &&
        (atMs === null || isOnShift(timeOf(line), atMs)),
    )
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((line) => rosterRow(at, line)),
    next: found.length > limit && last ? writeCursor([last.id]) : null,
  }
})

function touches(code: string, areaCode: string): boolean {
  return code.startsWith(areaCode) || areaCode.startsWith(code)
}

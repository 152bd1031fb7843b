import { handle } from '#platform/plug.ts'
import { listPersons } from '../contract.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { desk } from './desk.ts'
import { personRow } from './person-row.ts'
import { listPersonData } from './person-store.ts'

export const listPersonsHandler = handle(listPersons, async (input, call) => {
  const at = call.runtime.use(desk)
  const limit = input.limit ?? 100
  const [after = ''] = input.cursor === undefined ? [] : readCursor(input.cursor, 1)
  const units = input.unit === undefined ? null : input.below ? at.access.units.descendantsOf(input.unit) : [input.unit]
  const rows = await listPersonData(call.db, {
    text: input.text?.trim() ?? '',
    units,
    post: input.post ?? null,
    kind: input.kind ?? null,
    left: input.left ?? false,
    after,
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => personRow(at, row)),
    next: rows.length > limit && last ? writeCursor([last.account.toLowerCase()]) : null,
  }
})

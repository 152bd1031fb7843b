import { handle } from '#platform/plug.ts'
import { listUnits } from '../contract.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { listUnitData } from './unit-store.ts'

export const listUnitsHandler = handle(listUnits, async (input, call) => {
  const limit = input.limit ?? 500
  const [after = ''] = input.cursor === undefined ? [] : readCursor(input.cursor, 1)
  const rows = await listUnitData(call.db, {
    kind: input.kind ?? null,
    parentId: input.parentId ?? null,
    text: input.text?.trim() ?? '',
    ended: input.ended ?? false,
    after,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor([last.id]) : null }
})

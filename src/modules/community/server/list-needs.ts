import { NO_SCOPE } from '#core/scope.ts'
import { handle } from '#platform/plug.ts'
import { listNeeds } from '../contract.ts'
import { writeCursor } from './cursor.ts'
import { readBefore } from './list-records.ts'
import { findNeeds } from './need-store.ts'
import { needsSeen } from './sight.ts'
import { needView } from './views.ts'

const PAGE = 50

export const listNeedsHandler = handle(listNeeds, async ({ area, of, open = false, limit = PAGE, cursor }, call) => {
  const sight = needsSeen(call)
  const rows = await findNeeds(call.db, {
    homes: of === 'enterprise' ? [] : sight.homes,
    enterprises: of === 'household' ? NO_SCOPE : sight.enterprises,
    area: area ?? null,
    open,
    before: readBefore(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => needView(call, row)),
    next: rows.length > limit && last ? writeCursor([last.openedMs, last.id]) : null,
  }
})

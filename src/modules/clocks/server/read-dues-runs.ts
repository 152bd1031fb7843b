import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { listDueMoves, listDuesRuns } from '../contract.ts'
import { findRun, listMoves, listRuns } from './dues-run-store.ts'
import { moveView, runView } from './dues-run-view.ts'

export const listDuesRunsHandler = handle(listDuesRuns, async (_input, call) => ({
  items: (await listRuns(call.db)).map((run) => runView(call, run)),
}))

const PAGE = 50
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const listDueMovesHandler = handle(listDueMoves, async ({ id, limit = PAGE, cursor }, call) => {
  if (!(await findRun(call.db, id)))
    throw fault('run-not-found', {
      status: 404,
      zh: '没有这次重算。请从重算记录中选择。',
      en: 'There is no such run.',
    })
  if (cursor !== undefined && !UUID.test(cursor))
    throw fault('invalid-input', { status: 400, zh: '翻页标记无效。请从第一页重看。', en: 'The cursor is not valid.' })
  const moves = await listMoves(call.db, id, cursor ?? null, limit + 1)
  const items = moves.slice(0, limit).map(moveView)
  return { items, next: moves.length > limit ? items.at(-1)!.clockId : null }
})

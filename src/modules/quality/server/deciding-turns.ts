import type { Call } from '#platform/call.ts'
import type { ScoredTurn } from '../domain/reckon-results.ts'
import type { StoredPlan } from './plan-store.ts'
import { listScoredTurns } from './task-store.ts'

/** Finished scorings of a plan, with which of each case holds: the third where there is one, else the first. */
export async function decidingTurns(
  call: Call,
  plan: StoredPlan,
): Promise<{ turns: ScoredTurn[]; unscorable: number }> {
  const rows = await listScoredTurns(call.db, plan.id)
  const thirds = new Set(rows.filter(({ turn }) => turn === 3).map(({ entryId }) => entryId))
  const unscorable = new Set(rows.filter(({ state }) => state === 'unscorable').map(({ entryId }) => entryId))
  const turns = rows.flatMap(({ got, applicable, passed, state, ...row }) =>
    got === null || applicable === null || passed === null
      ? []
      : [
          {
            ...row,
            ...{ got, applicable, passed },
            decides: state === 'scored' && row.turn === (thirds.has(row.entryId) ? 3 : 1),
          },
        ],
  )
  return { turns, unscorable: unscorable.size }
}

import { caseChanged } from '#modules/cases/contract.ts'
import { when } from '#platform/plug.ts'
import { needsOfCase, stepNeed } from './need-store.ts'

/** Where a case needs nothing more of anybody: whoever asked is to be told. */
const ENDED: ReadonlySet<string> = new Set(['closed', 'archived', 'rejected', 'declined', 'referred', 'voided'])

/** A need whose case has ended is the community's again; told twice it is told once. */
export const followCase = when(caseChanged, 'community.followCase', async ({ caseId, state }, call) => {
  if (!ENDED.has(state)) return
  await call.runtime.db.tx(async (tx) => {
    for (const { id } of await needsOfCase(tx, caseId))
      await stepNeed(tx, {
        id,
        state: 'caseEnded',
        byName: call.principal.name,
        textSealed: null,
        dueOn: null,
        link: null,
        atMs: call.nowMs,
      })
  })
})

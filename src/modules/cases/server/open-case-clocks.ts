import { type CaseClocks, findOwnClock } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { within } from '#platform/db/database.ts'
import { columnsOf } from './case-columns.ts'
import { saveDues } from './case-dues-store.ts'
import { caseRoom } from './case-room.ts'
import { findCase, lockCases } from './case-store.ts'

/** For clocks: reckons the open clocks of a case anew, in the case's turn. */
export function openCaseClocks(): CaseClocks {
  return {
    rewrite: async (given, caseId, change) => {
      const call = given as Call
      const found = await within(call.db, async (tx) => {
        await lockCases(tx, [caseId])
        const loaded = await findCase(tx, caseId)
        if (!loaded) return null
        const { state, clocks } = loaded
        const changed = new Map(change(clocks).map((clock) => [clock.id, clock]))
        if (changed.size > 0) {
          const open = clocks.map((clock) => changed.get(clock.id) ?? clock)
          const stepClock = findOwnClock(state.state, open)
          const calendar = call.runtime.use(caseRoom).calendar.calendar()
          const columns = columnsOf(state, { open, stepClock, atMs: call.nowMs, calendar })
          await saveDues(tx, caseId, columns, [...changed.values()])
        }
        return { caseNo: state.caseNo }
      })
      call.runtime.use(caseRoom).recent.drop(caseId)
      return found
    },
  }
}

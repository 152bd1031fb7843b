import { WHOLE_DISTRICT } from '#core/scope.ts'
import type { Call } from '#platform/call.ts'
import { type CaseCounter, type CaseFilters, type CaseRow, listCases } from '../contract.ts'
import type { CaseConditions } from './case-conditions.ts'
import { countAll, countByDay, repeatedMatters, shareByStreet, tallyOpen } from './case-counter-store.ts'
import { listCases as findListed } from './case-list-store.ts'
import { caseRoom } from './case-room.ts'
import { clockView } from './clock-view.ts'
import { readConditions, rowView } from './list-cases.ts'

/** For whoever counts cases beside the lists: the same conditions, cut by the same right. */
export function openCaseCounter(): CaseCounter {
  const cut = (call: object, filters: CaseFilters) => readConditions(call as Call, filters, listCases.may)
  // What is counted within rows that are cut already is not cut once more.
  const within = (call: object, filters: CaseFilters): CaseConditions => ({
    ...cut(call, filters),
    scope: WHOLE_DISTRICT,
  })
  const dbOf = (call: object) => (call as Call).db
  return {
    count: (call, filters) => countAll(dbOf(call), cut(call, filters)),
    tallyOpen: (call, filters, measures) =>
      tallyOpen(
        dbOf(call),
        cut(call, filters),
        // All that is counted is open; said once more, the rows would have to be read beside the index.
        measures.map(({ open: _, ...measure }) => within(call, measure)),
      ),
    shareByStreet: (call, whole, part) => shareByStreet(dbOf(call), cut(call, whole), within(call, part)),
    countByDay: (call, filters) => countByDay(dbOf(call), cut(call, filters)),
    repeated: (call, filters, limit) => repeatedMatters(dbOf(call), cut(call, filters), limit),
    list: async (given, filters, { sort, limit }): Promise<CaseRow[]> => {
      const call = given as Call
      const calendar = call.runtime.use(caseRoom).calendar.calendar()
      const rows = await findListed(call.db, cut(call, filters), { sort, limit, after: null })
      return rows.map((row) => rowView(row, (clock) => clockView(clock, call.nowMs, calendar)))
    },
  }
}

import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import {
  approveExtension,
  approveReturn,
  approveSuspension,
  approveVoid,
  type CaseFilters,
  type CaseRow,
  countDesks,
  DESKS,
  type Desk,
  endorseRequest,
  listCases,
  submitCheck,
} from '../contract.ts'
import { wholeCase } from '../domain/on-time.ts'
import { type CaseConditions, conditionsOf } from './case-conditions.ts'
import { countEach, listCases as findListed, type ListedCase } from './case-list-store.ts'
import { caseRoom } from './case-room.ts'
import { clockView } from './clock-view.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { citizenOf } from './own-case.ts'
import { instant } from './report-case.ts'
import { PHONE_PURPOSE } from './seal-appellant.ts'

const PAGE = 50
const COUNT_CAP = 1000

/** Open requests by the permission to judge them: endorsed by the unit's lead, then decided. */
const JUDGED: readonly [permission: string, states: readonly string[]][] = [
  [endorseRequest.may, ['return:drafted', 'extension:drafted', 'suspension:drafted']],
  [approveReturn.may, ['return:endorsed']],
  [approveExtension.may, ['extension:endorsed']],
  [approveSuspension.may, ['suspension:endorsed']],
  [approveVoid.may, ['void:endorsed']],
]

function judgedBy(call: Call): string[] {
  return JUDGED.flatMap(([permission, states]) => (call.may(permission) ? states : []))
}

export function readConditions(call: Call, filters: CaseFilters, permission?: string): CaseConditions {
  return conditionsOf({
    scope: call.scope(permission),
    checker: call.may(submitCheck.may) ? call.principal.id : null,
    citizen: citizenOf(call.principal, permission ?? call.operation.may),
    nowMs: call.nowMs,
    filters,
    fromMs: filters.from ? instant(filters.from) : null,
    toMs: filters.to ? instant(filters.to) : null,
    judged: judgedBy(call),
    phoneIndexes: (phone) => call.runtime.secrets.indexes(phone, PHONE_PURPOSE),
  })
}

export const listCasesHandler = handle(listCases, async (input, call) => {
  const limit = input.limit ?? PAGE
  const sort = input.sort ?? (input.desk && input.desk !== 'all' ? 'due' : 'newest')
  const after = input.cursor ? readCursor(input.cursor) : null
  const rows = await findListed(call.db, readConditions(call, input), { sort, limit: limit + 1, after })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next =
    rows.length > limit && last
      ? writeCursor({ ms: sort === 'due' ? last.stepDueMs : last.reportedMs, id: last.id })
      : null
  const calendar = call.runtime.use(caseRoom).calendar.calendar()
  return { items: shown.map((row) => rowView(row, (clock) => clockView(clock, call.nowMs, calendar))), next }
})

export function rowView(
  row: ListedCase,
  view: (clock: NonNullable<ListedCase['stepClock']>) => CaseRow['step'],
): CaseRow {
  const {
    reportedMs,
    stepDueMs: _stepDueMs,
    stepClock,
    closedMs,
    externalDue: _externalDue,
    totalClock: _,
    ...rest
  } = row
  const { dueMs, onTime } = endOf(row)
  return {
    ...rest,
    reportedAt: toRfc3339(reportedMs),
    step: stepClock ? view(stepClock) : null,
    closedAt: instantOrNull(closedMs),
    wholeDue: instantOrNull(dueMs),
    onTime,
  }
}

/** When an ended case was due and whether that was met. */
export function endOf({ closedMs, externalDue, totalClock }: ListedCase) {
  return wholeCase({ closedMs, externalDue }, totalClock)
}

const instantOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export const countDesksHandler = handle(countDesks, async ({ desks }, call) => {
  const names = (Object.keys(DESKS) as Desk[]).filter((desk) => desk !== 'all' && (desks?.includes(desk) ?? true))
  if (names.length === 0) return { asOf: toRfc3339(call.nowMs), desks: [] }
  const lists = names.map((desk) => readConditions(call, { desk }))
  const counts = await countEach(call.db, lists, COUNT_CAP + 1)
  return {
    asOf: toRfc3339(call.nowMs),
    desks: names.map((desk, at) => ({
      desk,
      zh: DESKS[desk].zh,
      en: DESKS[desk].en,
      count: Math.min(counts[at]!, COUNT_CAP),
      capped: counts[at]! > COUNT_CAP,
    })),
  }
})

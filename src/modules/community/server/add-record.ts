import type { Input } from '#core/operation.ts'
import { DAY_MS, dateOfDay, parseRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { addEnterpriseRecord, addHouseholdRecord } from '../contract.ts'
import { nextVisitDay } from '../domain/visit-due.ts'
import { communityRoom } from './community-room.ts'
import { findEnterprise, markEnterpriseVisited } from './enterprise-store.ts'
import { badTime, notHere, unknownKey } from './faults.ts'
import { findHousehold, markVisited } from './household-store.ts'
import { insertNeeds } from './need-store.ts'
import { insertRecords } from './record-store.ts'
import { NOTE } from './secrets.ts'
import { homesSeen } from './sight.ts'

const MOST_BACK_MS = 366 * DAY_MS
/** Clocks of two machines need not agree to the second. */
const AHEAD_MS = 300_000

export const addHouseholdRecordHandler = handle(addHouseholdRecord, async ({ household, ...input }, call) => {
  const row = await findHousehold(call.db, homesSeen(call), household, true)
  if (!row) throw notHere()
  return addRecord(call, input, {
    of: { householdId: row.id, enterpriseId: null, areaCode: row.areaCode },
    sort: 'household',
    visit: row,
    mark: (atMs, dueDay) => markVisited(call.db, row.id, atMs, dueDay),
  })
})

export const addEnterpriseRecordHandler = handle(addEnterpriseRecord, async ({ enterprise, ...input }, call) => {
  const row = await findEnterprise(call.db, call.scope(), enterprise, true)
  if (!row) throw notHere()
  return addRecord(call, input, {
    of: { householdId: null, enterpriseId: row.id, areaCode: row.areaCode },
    sort: 'enterprise',
    visit: row,
    mark: (atMs, dueDay) => markEnterpriseVisited(call.db, row.id, atMs, dueDay),
  })
})

type Given = Omit<Input<typeof addHouseholdRecord>, 'household'>

interface Visited {
  of: { householdId: string | null; enterpriseId: string | null; areaCode: string }
  sort: 'household' | 'enterprise'
  visit: { everyDays: number | null; lastVisitMs: number | null; dueDay: number | null; registeredMs: number }
  mark(atMs: number, dueDay: string | null): Promise<void>
}

/** A visit that reached somebody moves the next one; one that found nobody leaves it due. */
async function addRecord(call: Call, given: Given, { of, sort, visit, mark }: Visited) {
  const atMs = checkTime(call, given.at)
  checkKeys(call, given, sort)
  const { secrets } = call.runtime
  const { id: byId, name: byName } = call.principal
  const id = call.newId()
  const result = given.sort === 'service' ? 'done' : (given.result ?? 'met')
  const textSealed = given.text === undefined ? null : secrets.seal(given.text.trim(), NOTE).cipher
  const { kind } = given
  await insertRecords(
    call.db,
    [{ id, sort: given.sort, kind, result, atMs, textSealed, byId, byName, ...of }],
    call.nowMs,
  )
  let dueDay = visit.dueDay
  const isLatest = visit.lastVisitMs === null || atMs > visit.lastVisitMs
  if (given.sort === 'visit' && result !== 'absent' && isLatest) {
    dueDay = nextVisitDay(visit.everyDays, atMs, visit.registeredMs)
    await mark(atMs, dueDay === null ? null : dateOfDay(dueDay))
  }
  const needId = given.need ? call.newId() : null
  if (given.need && needId)
    await insertNeeds(call.db, [
      {
        id: needId,
        ...of,
        kind: given.need.kind,
        textSealed: secrets.seal(given.need.text.trim(), NOTE).cipher,
        state: 'open',
        byId,
        byName,
        openedMs: call.nowMs,
      },
    ])
  call.note(id)
  return { id, needId, nextVisitOn: dueDay === null ? null : dateOfDay(dueDay) }
}

function checkTime(call: Call, at: string | undefined): number {
  const atMs = at === undefined ? call.nowMs : parseRfc3339(at)
  if (atMs === null || atMs > call.nowMs + AHEAD_MS || atMs < call.nowMs - MOST_BACK_MS) throw badTime()
  return atMs
}

function checkKeys(call: Call, given: Given, sort: Visited['sort']): void {
  const rules = call.runtime.use(communityRoom).rules()
  const kinds = given.sort === 'visit' ? rules.visitKinds : rules.serviceKinds
  if (!kinds.some(({ key }) => key === given.kind))
    throw unknownKey(given.sort === 'visit' ? '走访类型' : '服务类型', given.kind)
  const { need } = given
  if (need && !rules.needKinds.some(({ key, for: subjects }) => key === need.kind && subjects.includes(sort)))
    throw unknownKey('需求类型', need.kind)
}

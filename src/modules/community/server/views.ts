import { maskText } from '#core/text/mask-text.ts'
import { dateOfDay, localDay, toRfc3339, yearOfDay } from '#core/time/local.ts'
import { rosterBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { EnterpriseRow, HouseholdRow, NeedRow, RecordRow, ResidentRow } from '../contract.ts'
import { OPEN_NEEDS } from '../domain/need-state.ts'
import { maskDoor } from '../domain/room.ts'
import { dueState } from '../domain/visit-due.ts'
import { communityRoom } from './community-room.ts'
import type { StoredEnterprise } from './enterprise-store.ts'
import type { StoredHousehold } from './household-store.ts'
import type { StoredNeed } from './need-store.ts'
import type { StoredRecord } from './record-store.ts'
import type { StoredResident } from './resident-store.ts'
import { maskedOf, NAME, NOTE, openCare, PHONE } from './secrets.ts'

const MOST_ANSWERING = 5
const timeOf = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export function dueOf(call: Call, dueDay: number | null) {
  const { soonDays } = call.runtime.use(communityRoom).rules()
  return { state: dueState(dueDay, call.nowMs, soonDays), on: dueDay === null ? null : dateOfDay(dueDay) }
}

/** Masked as everybody sees it who sees the row; why it is cared for only with the permission for that. */
export function householdView(call: Call, row: StoredHousehold): HouseholdRow {
  const { secrets } = call.runtime
  return {
    id: row.id,
    buildingId: row.buildingId,
    building: row.building,
    areaCode: row.areaCode,
    entrance: row.entrance,
    floor: row.floor,
    room: maskDoor(row),
    tenure: row.tenure,
    head: maskedOf(secrets, 'name', row.headSealed, NAME),
    residents: row.residents,
    care: call.may('community:view-care') ? openCare(secrets, row.careSealed) : null,
    due: dueOf(call, row.dueDay),
    lastVisitAt: timeOf(row.lastVisitMs),
  }
}

export function residentView(call: Call, row: StoredResident): ResidentRow {
  const { secrets } = call.runtime
  return {
    id: row.id,
    householdId: row.householdId,
    name: maskedOf(secrets, 'name', row.nameSealed, NAME) ?? '',
    phone: maskedOf(secrets, 'phone', row.phoneSealed, PHONE),
    hasIdNumber: row.idNumberSealed !== null,
    gender: row.gender,
    age: row.birthYear === null ? null : yearOfDay(localDay(call.nowMs)) - row.birthYear,
    relation: row.relation,
  }
}

/** What somebody wrote, with the names, numbers and addresses in it masked. */
export function noteView(call: Call, cipher: string | null): string | null {
  return cipher === null ? null : maskText(call.runtime.secrets.open(cipher, NOTE))
}

export function recordView(call: Call, row: StoredRecord): RecordRow {
  const { id, sort, kind, result, householdId, enterpriseId, of } = row
  const text = noteView(call, row.textSealed)
  return { id, sort, kind, result, at: toRfc3339(row.atMs), by: row.byName, text, householdId, enterpriseId, of }
}

export function needView(call: Call, row: StoredNeed): NeedRow {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    text: noteView(call, row.textSealed) ?? '',
    state: row.state,
    dueOn: row.dueDay === null ? null : dateOfDay(row.dueDay),
    overdue: row.dueDay !== null && row.dueDay < localDay(call.nowMs) && OPEN_NEEDS.includes(row.state),
    openedAt: toRfc3339(row.openedMs),
    changedAt: toRfc3339(row.changedMs),
    by: row.byName,
    caseId: row.caseId,
    caseNo: row.caseNo,
    caseState: row.caseState,
    householdId: row.householdId,
    enterpriseId: row.enterpriseId,
    of: row.of,
    steps: row.steps.map(({ atMs, state, by, textSealed }) => ({
      at: toRfc3339(atMs),
      state,
      by,
      text: noteView(call, textSealed),
    })),
  }
}

export function enterpriseView(call: Call, row: StoredEnterprise): EnterpriseRow {
  const { dueDay, lastVisitMs, ...plain } = row
  return { ...plain, due: dueOf(call, row.active ? dueDay : null), lastVisitAt: timeOf(lastVisitMs) }
}

/** Who answers for an area now; a community has many, the first few say enough. */
export function answeringFor(call: Call, areaCode: string) {
  const seen = new Set<string>()
  return call.runtime
    .use(rosterBook)
    .responsibleAt(areaCode, call.nowMs)
    .filter(({ personId }) => !seen.has(personId) && seen.add(personId))
    .slice(0, MOST_ANSWERING)
    .map(({ name, phoneMasked }) => ({ name, phoneMasked }))
}

export function placeNames(call: Call, areaCode: string) {
  const { street = null, community = null, grid = null } = call.runtime.use(areaBook).namesOf(areaCode)
  return { street, community, grid }
}

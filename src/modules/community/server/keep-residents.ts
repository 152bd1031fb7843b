import type { Input } from '#core/operation.ts'
import { areaCodeAt } from '#core/place/area-code.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { addResident, changeResident, removeResident } from '../contract.ts'
import { alreadyThere, notHere } from './faults.ts'
import { findHousehold } from './household-store.ts'
import { deleteResident, findResident, insertResident, isRegistered, updateResident } from './resident-store.ts'
import { type ClearResident, personKeys, sealResident } from './seal-resident.ts'
import { ID_NUMBER, NAME, PHONE } from './secrets.ts'
import { homesSeen } from './sight.ts'

export const addResidentHandler = handle(addResident, async (input, call) => {
  const household = await findHousehold(call.db, homesSeen(call), input.household, true)
  if (!household) throw notHere()
  const { id: householdId, areaCode } = household
  const person = clearOf(input, {
    name: '',
    phone: null,
    idNumber: null,
    gender: 'unknown',
    birthYear: null,
    relation: 'other',
  })
  await refuseTwice(call, person, household, null)
  const id = call.newId()
  await insertResident(call.db, sealResident(call.runtime.secrets, person, { id, householdId, areaCode }), call.nowMs)
  call.note(id)
  return { id }
})

export const changeResidentHandler = handle(changeResident, async (input, call) => {
  const { secrets } = call.runtime
  const row = await findResident(call.db, homesSeen(call), input.id)
  if (!row) throw notHere()
  const open = (cipher: string | null, kind: string) => (cipher === null ? null : secrets.open(cipher, kind))
  const before: ClearResident = {
    name: secrets.open(row.nameSealed, NAME),
    phone: open(row.phoneSealed, PHONE),
    idNumber: open(row.idNumberSealed, ID_NUMBER),
    gender: row.gender,
    birthYear: row.birthYear,
    relation: row.relation,
  }
  const person = clearOf(input, before)
  const { id, householdId, areaCode } = row
  await refuseTwice(call, person, { id: householdId, areaCode }, id)
  await updateResident(call.db, sealResident(secrets, person, { id, householdId, areaCode }), call.nowMs)
  call.note(id)
  return { id }
})

export const removeResidentHandler = handle(removeResident, async ({ id, reason }, call) => {
  const row = await findResident(call.db, homesSeen(call), id)
  if (!row) throw notHere()
  await deleteResident(call.db, id)
  call.note(id, { reason, household: row.householdId })
  return { id }
})

/** Within the own community alone: whether somebody lives in another one is not to be found out here. */
async function refuseTwice(
  call: Call,
  person: ClearResident,
  household: { id: string; areaCode: string },
  exceptId: string | null,
): Promise<void> {
  const community = areaCodeAt(household.areaCode, 'community') ?? household.areaCode
  const keys = personKeys(call.runtime.secrets, person, household.id)
  if (await isRegistered(call.db, community, keys, exceptId)) throw alreadyThere()
}

type Given = Omit<Partial<Input<typeof addResident>>, 'household'>

function clearOf(given: Given, before: ClearResident): ClearResident {
  return {
    name: given.name?.trim() ?? before.name,
    phone: given.phone?.trim() ?? before.phone,
    idNumber: given.idNumber?.trim() ?? before.idNumber,
    gender: given.gender ?? before.gender,
    birthYear: given.birthYear ?? before.birthYear,
    relation: given.relation ?? before.relation,
  }
}

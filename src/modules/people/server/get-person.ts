import { localDate, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getPerson } from '../contract.ts'
import { desk } from './desk.ts'
import { failureKey } from './failure-key.ts'
import { findLock } from './failure-store.ts'
import { personMissing } from './faults.ts'
import { findById } from './password-store.ts'
import { personRow } from './person-row.ts'
import { findPerson } from './person-store.ts'
import { countShiftsOf } from './roster-store.ts'

export const getPersonHandler = handle(getPerson, async ({ id }, call) => {
  const at = call.runtime.use(desk)
  const data = await findPerson(call.db, id)
  if (!data) throw personMissing()
  const signIn = await findById(call.db, id)
  const lockedUntilMs = await findLock(call.db, failureKey('account', data.account), call.nowMs)
  const mayRing = call.may('people:read-phones')
  call.note(id, { phone: mayRing })
  return {
    person: personRow(at, data),
    phone: mayRing ? at.phones.open(data.phoneCipher) : null,
    mustChangePassword: signIn !== null && signIn.oneTimeHash !== null,
    lockedUntil: lockedUntilMs === null ? null : toRfc3339(lockedUntilMs),
    lastSignInAt: signIn?.lastSignInAtMs == null ? null : toRfc3339(signIn.lastSignInAtMs),
    rosterCount: await countShiftsOf(call.db, id, localDate(call.nowMs)),
  }
})

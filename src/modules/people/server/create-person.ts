import type { Output } from '#core/operation.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { createPerson } from '../contract.ts'
import { desk } from './desk.ts'
import { accountTaken } from './faults.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { inOwnTransaction } from './own-transaction.ts'
import { personRow } from './person-row.ts'
import { insertPersons, type NewPerson, PLAIN_PERSON } from './person-store.ts'
import { tellPeopleChanged } from './tell-change.ts'

export const createPersonHandler = handle(createPerson, async (input, call) => {
  const at = call.runtime.use(desk)
  if (at.access.findAccount(input.account)) throw accountTaken(input.account)
  const phone = input.phone ? at.phones.seal(input.phone) : null
  const oneTime = makeOneTimePassword(call.nowMs, at.policy.oneTimeDays)
  const row: NewPerson = {
    ...PLAIN_PERSON,
    id: call.newId(),
    account: input.account,
    name: input.name.trim(),
    phoneCipher: phone?.cipher ?? null,
    phoneIndex: phone?.index ?? null,
    oneTimeHash: oneTime.hash,
    oneTimeUntilMs: oneTime.untilMs,
  }
  const person = personRow(at, { ...row, active: true, version: 1, posts: [] })
  const answer = await inOwnTransaction<Output<typeof createPerson>>(call, async (tx) => {
    await insertPersons(tx, [row])
    return {
      answer: { person, password: oneTime.plain },
      journalled: { person, password: null },
      objectId: row.id,
      detail: { account: row.account },
    }
  }).catch((error: unknown) => {
    throw brokenUnique(error) === 'person_account_key' ? accountTaken(input.account) : error
  })
  tellPeopleChanged(call)
  return answer
})

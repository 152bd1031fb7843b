import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { resetPassword } from '../contract.ts'
import { desk } from './desk.ts'
import { failureKey } from './failure-key.ts'
import { forgetFailures } from './failure-store.ts'
import { personMissing } from './faults.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { inOwnTransaction } from './own-transaction.ts'
import { findById, saveOneTime } from './password-store.ts'
import { deleteSessionsOf } from './session-store.ts'
import { tellSessionsChanged } from './tell-change.ts'

export const resetPasswordHandler = handle(resetPassword, async ({ id }, call) => {
  const { policy } = call.runtime.use(desk)
  const person = await findById(call.db, id)
  if (!person?.active) throw personMissing()
  if (id === call.principal.id)
    throw fault('own-password', {
      status: 422,
      zh: '自己的口令请用“修改口令”更换。',
      en: 'Change your own password under "change password".',
    })
  const oneTime = makeOneTimePassword(call.nowMs, policy.oneTimeDays)
  const answer = await inOwnTransaction<{ password: string | null }>(call, async (tx) => {
    await saveOneTime(tx, id, oneTime.hash, oneTime.untilMs)
    const endedSessions = await deleteSessionsOf(tx, id)
    await forgetFailures(tx, failureKey('account', person.account))
    return {
      answer: { password: oneTime.plain },
      journalled: { password: null },
      objectId: id,
      detail: { account: person.account, endedSessions },
    }
  })
  tellSessionsChanged(call, id)
  return answer
})

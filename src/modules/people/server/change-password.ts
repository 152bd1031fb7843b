import { fault } from '#core/fault.ts'
import { findPasswordFault, hashPassword, verifyPassword } from '#platform/crypto/password.ts'
import { handle } from '#platform/plug.ts'
import { changePassword } from '../contract.ts'
import { checkPassword } from './check-password.ts'
import { desk } from './desk.ts'
import { failureKey } from './failure-key.ts'
import { countTry, forgetFailures, lockIfUsedUp } from './failure-store.ts'
import { personMissing } from './faults.ts'
import { inOwnTransaction } from './own-transaction.ts'
import { findById, listFormerHashes, savePassword, trimHistory } from './password-store.ts'
import { deleteSessionsOf, liftRestriction } from './session-store.ts'
import { tellSessionsChanged } from './tell-change.ts'

export const changePasswordHandler = handle(changePassword, async ({ oldPassword, newPassword }, call) => {
  const { policy } = call.runtime.use(desk)
  const person = await findById(call.db, call.principal.id)
  if (!person) throw personMissing()
  if (person.demo)
    throw fault('demo-password', {
      status: 422,
      zh: '演示账号的口令是公开的，不能修改。',
      en: 'The password of a demonstration account is public and stays as it is.',
    })
  // A stolen session must not be able to guess the password at leisure.
  const key = failureKey('account', person.account)
  const rule = {
    limit: policy.failuresToLock,
    lockMinutes: policy.lockMinutes,
    windowMinutes: policy.failureWindowMinutes,
  }
  const tries = await countTry(call.db, key, call.nowMs, rule)
  const known = tries.lockedUntilMs === null && (await checkPassword(person, oldPassword, call.nowMs)) !== 'wrong'
  if (!known) {
    await lockIfUsedUp(call.db, key, call.nowMs, rule)
    throw fault('old-password-wrong', {
      status: 422,
      zh: `原口令不正确。连续错 ${policy.failuresToLock} 次将锁定 ${policy.lockMinutes} 分钟。`,
      en: `The old password is wrong. After ${policy.failuresToLock} failures it is locked for ${policy.lockMinutes} minutes.`,
      fields: [{ field: 'oldPassword', zh: '不正确', en: 'wrong' }],
    })
  }
  await forgetFailures(call.db, key)
  const weak = findPasswordFault(newPassword, person.account)
  if (weak)
    throw fault('password-weak', { status: 422, zh: weak.zh, en: weak.en, fields: [{ ...weak, field: 'newPassword' }] })
  const former = await listFormerHashes(call.db, person.id, policy.historyCount)
  const before = person.passwordHash === null ? former : [...new Set([person.passwordHash, ...former])]
  for (const hash of before)
    if (await verifyPassword(newPassword, hash))
      throw fault('password-used-before', {
        status: 422,
        zh: `不能使用最近 ${policy.historyCount} 次用过的口令。请换一个。`,
        en: `The last ${policy.historyCount} passwords cannot be used again; choose another.`,
        fields: [{ field: 'newPassword', zh: '最近用过', en: 'used lately' }],
      })
  const hash = await hashPassword(newPassword)
  const answer = await inOwnTransaction(call, async (tx) => {
    await savePassword(tx, person.id, hash, call.nowMs)
    await trimHistory(tx, person.id, policy.historyCount)
    const endedSessions = await deleteSessionsOf(tx, person.id, call.sessionId)
    if (call.sessionId !== null) await liftRestriction(tx, call.sessionId)
    return { answer: { endedSessions }, journalled: { endedSessions }, objectId: person.id }
  })
  tellSessionsChanged(call, person.id)
  return answer
})

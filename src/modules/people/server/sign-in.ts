import { type Fault, fault } from '#core/fault.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import { tokenHash } from '#platform/auth/token-hash.ts'
import type { Call } from '#platform/call.ts'
import { hashPassword, isOutdatedHash } from '#platform/crypto/password.ts'
import { randomToken } from '#platform/crypto/token.ts'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { handle } from '#platform/plug.ts'
import { signIn } from '../contract.ts'
import { checkPassword } from './check-password.ts'
import { type Desk, desk } from './desk.ts'
import { failureKey } from './failure-key.ts'
import { countTry, type FailureRule, findLock, forgetFailures, lockIfUsedUp } from './failure-store.ts'
import { findByAccount, markSignedIn, type SignInData, saveStrongerHash } from './password-store.ts'
import { describeSelf } from './self.ts'
import { deleteOldestOf, deleteSession, insertSession } from './session-store.ts'
import { tellSessionsChanged } from './tell-change.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

export const signInHandler = handle(signIn, async ({ account, password }, call) => {
  const at = call.runtime.use(desk)
  const accountKey = failureKey('account', account)
  const addressKey = failureKey('address', call.ip ?? 'local')
  const rules = rulesOf(at)
  const person = await findByAccount(call.db, account.trim())
  const refuse = async (reason: Fault): Promise<never> => {
    await journalTry(call, person, reason)
    throw reason
  }

  if (await findLock(call.db, addressKey, call.nowMs)) return refuse(tooManyFailures(at.policy.lockMinutes))
  const tries = await countTry(call.db, accountKey, call.nowMs, rules.account)
  if (tries.lockedUntilMs !== null) return refuse(tooManyFailures(at.policy.lockMinutes))

  const found = await checkPassword(person, password, call.nowMs)
  const self = person && found !== 'wrong' ? describeSelf(at.access, person.id) : null
  if (!person || !self) {
    await lockIfUsedUp(call.db, accountKey, call.nowMs, rules.account)
    await countTry(call.db, addressKey, call.nowMs, rules.address)
    await lockIfUsedUp(call.db, addressKey, call.nowMs, rules.address)
    return refuse(wrongPassword(at.policy.failuresToLock))
  }

  await forgetFailures(call.db, accountKey)
  if (found === 'own' && person.passwordHash && isOutdatedHash(person.passwordHash))
    await saveStrongerHash(call.db, person.id, person.passwordHash, await hashPassword(password))
  const mustChangePassword = found === 'oneTime' || isAged(person, call.nowMs, at.policy.maxAgeDays)
  const token = randomToken()
  const csrfToken = randomToken()
  const session = {
    id: call.newId(),
    personId: person.id,
    tokenHash: tokenHash(token),
    csrfToken,
    restricted: mustChangePassword,
    startedAtMs: call.nowMs,
    endsAtMs: call.nowMs + at.policy.absoluteHours * HOUR_MS,
    ip: call.ip,
  }
  // Signing in anew from the same browser leaves no second sign-in behind.
  const former = call.sessionId === null ? null : at.sessions.findById(call.sessionId)
  if (former !== null) tellSessionsChanged(call, former.personId)
  await call.runtime.db.tx(async (tx) => {
    if (former !== null) await deleteSession(tx, former.id)
    await insertSession(tx, session)
    const dropped = await deleteOldestOf(tx, person.id, at.policy.sessionsPerPerson)
    if (dropped > 0) tellSessionsChanged(call, person.id)
    await markSignedIn(tx, person.id, call.nowMs)
    await writeJournal(tx, { ...lineOf(call, person), outcome: 'done', status: 200 })
  })
  call.reply.setCookie(SESSION_COOKIE, token, { maxAgeSeconds: at.policy.absoluteHours * 3600 })
  return { csrfToken, ...self, mustChangePassword }
})

function rulesOf({ policy }: Desk): { account: FailureRule; address: FailureRule } {
  const common = { lockMinutes: policy.lockMinutes, windowMinutes: policy.failureWindowMinutes }
  return {
    account: { limit: policy.failuresToLock, ...common },
    address: { limit: policy.addressFailuresToLock, ...common },
  }
}

function isAged(person: SignInData, nowMs: number, maxAgeDays: number): boolean {
  return !person.demo && person.passwordSetAtMs !== null && nowMs - person.passwordSetAtMs > maxAgeDays * DAY_MS
}

/** The line under the account itself, so that an auditor finds tries by account. Not bound to the command: signing in twice is fine. */
function lineOf(call: Call, person: SignInData | null) {
  return {
    ...call.journalEntry(null, person?.id ?? null),
    actorId: person?.id ?? 'anonymous',
    account: person?.account ?? '',
    commandId: null,
    bodyHash: null,
  }
}

async function journalTry(call: Call, person: SignInData | null, reason: Fault): Promise<void> {
  if (!person) return
  await writeJournal(call.db, {
    ...lineOf(call, person),
    outcome: 'refused',
    status: reason.status,
    detail: { code: reason.code },
  })
}

function wrongPassword(failuresToLock: number): Fault {
  return fault('sign-in-failed', {
    status: 401,
    zh: `账号或口令不正确。连续错 ${failuresToLock} 次将暂时锁定。`,
    en: `Wrong account or password. After ${failuresToLock} failures in a row the account is locked for a while.`,
  })
}

function tooManyFailures(lockMinutes: number): Fault {
  return fault('sign-in-locked', {
    status: 429,
    zh: `失败次数过多，已锁定 ${lockMinutes} 分钟。请稍后再试，或找系统管理员重置口令。`,
    en: `Too many failures: locked for ${lockMinutes} minutes. Wait, or ask the system administrator for a new password.`,
  })
}

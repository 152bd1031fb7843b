import { randomInt } from 'node:crypto'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import { sameSecret } from '#platform/crypto/token.ts'
import { handle } from '#platform/plug.ts'
import { enterPhoneCode, sendPhoneCode } from '../contract.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { countWrongKey, refuseGuesser } from './find-by-key.ts'
import { dropPhoneCode, savePhoneCode, spendTry } from './pass-store.ts'
import { givePass } from './passes.ts'
import { phoneIndexes, readPhone } from './phone.ts'
import { addressOf, HOUR, refuseMoreThan } from './refuse-more-than.ts'
import { findByPhone, type StoredReport } from './report-store.ts'
import { smsOf } from './sms.ts'

const CODES = 1_000_000
const MINUTE_MS = 60_000

/** Whether number and phone belong together shows in no answer, no limit and no wait: only the owner of the phone learns it. */
export const sendPhoneCodeHandler = handle(sendPhoneCode, async ({ caseNo, phone: typed }, call) => {
  const { runtime, nowMs } = call
  const rules = runtime.use(citizenRoom).rules()
  if (!smsOf(runtime)) throw citizenFaults.noSms()
  const phone = readPhone(typed)
  const indexes = phoneIndexes(runtime, phone)
  await refuseMoreThan(call, rules.smsCodesAnHourAnAddress, 'sms-address', addressOf(call), HOUR)
  const pause = { windowMs: rules.smsPauseSeconds * 1000, zh: '一分钟后', en: 'in a minute' }
  await refuseMoreThan(call, 1, 'sms-pause', indexes[0]!, pause)
  await refuseMoreThan(call, rules.smsCodesAnHourAPhone, 'sms-phone', indexes[0]!, HOUR)
  const validMs = rules.smsCodeMinutes * MINUTE_MS
  const found = await findByPhone(call.db, caseNo.trim().toUpperCase(), indexes)
  if (found) {
    const code = `${randomInt(CODES)}`.padStart(6, '0')
    const codeIndex = codeIndexes(call, found, code)[0]!
    await savePhoneCode(call.db, { caseId: found.caseId, codeIndex, sentMs: nowMs, expiresMs: nowMs + validMs })
    void send(call, found, phone, code, rules.smsCodeMinutes)
  }
  return { againAfterMs: rules.smsPauseSeconds * 1000, validMs }
})

/** Not waited for: how long the gateway takes would tell that there was something to send. */
async function send(call: Call, { caseNo }: StoredReport, phone: string, code: string, minutes: number): Promise<void> {
  const key = call.newId()
  try {
    await smsOf(call.runtime)?.send({
      key,
      person: { id: key, name: '', account: '' },
      phone,
      text: `【一网】查询码 ${code}，${minutes} 分钟内有效，用于查看诉求 ${caseNo}。请勿告诉他人。`,
      kind: 'citizenCode',
      again: false,
    })
  } catch (error) {
    call.runtime.log.error({ error }, 'a code could not be sent to a phone')
  }
}

export const enterPhoneCodeHandler = handle(enterPhoneCode, async ({ caseNo, phone, code }, call) => {
  await refuseGuesser(call)
  const { runtime } = call
  const { triesACode, passMinutes } = runtime.use(citizenRoom).rules()
  const found = await findByPhone(call.db, caseNo.trim().toUpperCase(), phoneIndexes(runtime, readPhone(phone)))
  const index = found && (await spendTry(call.db, found.caseId, triesACode, call.nowMs))
  const isRight = found && index && codeIndexes(call, found, code).some((one) => sameSecret(one, index))
  if (!found || !isRight || !(await dropPhoneCode(call.db, found.caseId, index))) {
    await countWrongKey(call)
    throw citizenFaults.codeWrong()
  }
  const key = await givePass(call, { caseId: found.caseId, weChatIndex: null }, passMinutes)
  await writeJournal(call.db, { ...call.journalEntry(null, found.caseId), commandId: null, bodyHash: null })
  return { key }
})

function codeIndexes({ runtime }: Call, { caseId }: StoredReport, code: string): string[] {
  return runtime.secrets.indexes(`${caseId} ${code}`, 'citizens.phoneCode')
}

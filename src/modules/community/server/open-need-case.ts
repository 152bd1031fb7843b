import { report } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { openNeedCase } from '../contract.ts'
import { mayBecome } from '../domain/need-state.ts'
import { findEnterprise } from './enterprise-store.ts'
import { notHere, wrongStep } from './faults.ts'
import { lockNeed, type StoredNeed, stepNeed } from './need-store.ts'
import { residentsOf } from './resident-store.ts'
import { CONTACT_NAME, CONTACT_PHONE, NAME, NOTE, PHONE } from './secrets.ts'
import { needsSeen } from './sight.ts'

/** What a worker brings in from a visit; the person is called back where a number is handed over. */
const CHANNEL = 'other'

/** The case is reported by the rules of cases and in the caller's own name; both or neither come to be. */
export const openNeedCaseHandler = handle(openNeedCase, async (input, call) => {
  const need = await lockNeed(call.db, needsSeen(call, 'community:record', 'community:record-enterprises'), input.id)
  if (!need) throw notHere()
  if (!mayBecome(need.state, 'caseOpened'))
    throw wrongStep(
      need.caseNo ? `已转案件 ${need.caseNo}，不能重复转办。可打开该案件查看。` : '这项需求已了结，不能再转案件。',
      need.caseNo ? `Case ${need.caseNo} has been opened of this already.` : 'This need has ended.',
    )
  const said = call.runtime.secrets.open(need.textSealed, NOTE)
  const appellant = input.callBack === true ? await callerOf(call, need) : null
  const answer = await call.call(report, {
    channel: CHANNEL,
    title: input.title.trim(),
    text: input.text?.trim() || said,
    place: { lon: need.lon, lat: need.lat, address: need.of, areaCode: need.areaCode },
    ...(input.category === undefined ? {} : { category: input.category }),
    ...(input.urgency === undefined ? {} : { urgency: input.urgency }),
    ...(appellant ? { appellant } : {}),
  })
  const version = await stepNeed(call.db, {
    id: need.id,
    state: 'caseOpened',
    byName: call.principal.name,
    textSealed: null,
    dueOn: null,
    link: { caseId: answer.id, caseNo: answer.caseNo },
    atMs: call.nowMs,
  })
  call.note(need.id, { caseId: answer.id })
  return { id: need.id, version, state: 'caseOpened' as const, caseId: answer.id, caseNo: answer.caseNo }
})

/** From seal to seal: the number is never shown to whoever hands it over. */
async function callerOf(call: Call, need: StoredNeed): Promise<{ name: string; phone?: string } | null> {
  const { secrets } = call.runtime
  if (need.enterpriseId !== null) {
    const found = await findEnterprise(call.db, call.scope('community:view-enterprises'), need.enterpriseId)
    if (!found?.contactNameSealed) return null
    const phone = found.contactPhoneSealed === null ? undefined : secrets.open(found.contactPhoneSealed, CONTACT_PHONE)
    return { name: secrets.open(found.contactNameSealed, CONTACT_NAME), ...(phone ? { phone } : {}) }
  }
  const people = await residentsOf(call.db, [need.householdId ?? ''])
  const person = people.find((one) => one.phoneSealed !== null) ?? people[0]
  if (!person) return null
  const phone = person.phoneSealed === null ? undefined : secrets.open(person.phoneSealed, PHONE)
  return { name: secrets.open(person.nameSealed, NAME), ...(phone ? { phone } : {}) }
}

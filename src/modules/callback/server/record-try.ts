import { fault } from '#core/fault.ts'
import { inScope } from '#core/scope.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { submitCallback } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type CallbackTries, listTries, recordTry } from '../contract.ts'
import { nextTryMs } from '../domain/next-try.ts'
import { addTry, type CaseToCall, findCaseToCall, triesOf } from './try-store.ts'

/** Three vain tries and the case is recorded as not reached (domain §4.5, callbackTries). */
const TRIES = 3

async function getCaseToCall(call: Call, caseId: string): Promise<CaseToCall> {
  const found = await findCaseToCall(call.db, caseId)
  if (!found || !inScope(call.scope(), { areaCode: found.areaCode, units: [] }))
    throw fault('case-not-found', {
      status: 404,
      zh: '没有找到该案件或不在您的管辖范围。请核对编号。',
      en: 'There is no such case in your area.',
    })
  return found
}

export const recordTryHandler = handle(recordTry, async ({ caseId }, call) => {
  const found = await getCaseToCall(call, caseId)
  if (found.state !== 'callback')
    throw fault('not-to-call', {
      status: 422,
      zh: '本案不在待回访状态，无需登记未接通。请刷新列表。',
      en: 'This case does not wait for a call-back. Refresh the list.',
    })
  await addTry(call.db, caseId, found.leg, call.nowMs, call.principal.id)
  call.note(caseId)
  const tries = await triesOf(call.db, caseId, found.leg)
  if (tries.length < TRIES) return view(caseId, tries, found.state)
  const done = await call.call(submitCallback, { id: caseId, contacted: false, triedAt: tries.map(toRfc3339) })
  return view(caseId, tries, done.state)
})

export const listTriesHandler = handle(listTries, async ({ caseId }, call) => {
  const found = await getCaseToCall(call, caseId)
  return view(caseId, await triesOf(call.db, caseId, found.leg), found.state)
})

function view(caseId: string, tries: readonly number[], state: string): CallbackTries {
  const last = tries.at(-1)
  return {
    caseId,
    tries: tries.map(toRfc3339),
    nextTry: state === 'callback' && last !== undefined ? toRfc3339(nextTryMs(last)) : null,
    state,
  }
}

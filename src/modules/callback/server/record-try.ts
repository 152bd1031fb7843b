import { fault, isFault } from '#core/fault.ts'
import { inScope } from '#core/scope.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { submitCallback } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type CallbackTries, listTries, recordTry } from '../contract.ts'
import { nextTryMs } from '../domain/next-try.ts'
import { addTry, type CaseToCall, findCaseToCall, lockTries, triesOf } from './try-store.ts'

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
  await lockTries(call.db, caseId)
  const found = await getCaseToCall(call, caseId)
  if (found.state !== 'callback' || found.decisionPending)
    throw fault('not-to-call', {
      status: 422,
      zh: '本案不在待回访状态，无需登记未接通。请刷新列表。',
      en: 'This case does not wait for a call-back. Refresh the list.',
    })
  const last = (await triesOf(call.db, caseId, found.leg)).at(-1)
  if (last !== undefined && hourOf(last) === hourOf(call.nowMs)) throw tooSoon(last)
  await addTry(call.db, caseId, found.leg, call.nowMs, call.principal.id)
  call.note(caseId)
  const tries = await triesOf(call.db, caseId, found.leg)
  const state = found.withOthers ? found.state : await recordIfEnough(call, caseId, tries, found.state)
  return view(caseId, tries, state)
})

/** How many vain tries are enough is a switch of the district: the rules of cases know it, and say so when it is not. */
async function recordIfEnough(call: Call, caseId: string, tries: readonly number[], state: string): Promise<string> {
  try {
    const triedAt = tries.map(toRfc3339)
    return (await call.call(submitCallback, { id: caseId, contacted: false, triedAt })).state
  } catch (error) {
    if (isFault(error) && error.code === 'callback-result-missing') return state
    throw error
  }
}

const hourOf = (ms: number) => Math.floor(ms / 3_600_000)

/** Tries count at different hours (domain §4.3, first contact and call-back): one key pressed thrice is one try. */
function tooSoon(lastMs: number) {
  const next = toRfc3339(nextTryMs(lastMs)).slice(11, 16)
  return fault('try-too-soon', {
    status: 422,
    zh: `这个钟点已登记过一次未接通，不同时段的才算。建议 ${next} 再打。`,
    en: `A try at this hour is recorded already; only tries at different hours count. Call again at ${next}.`,
  })
}

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

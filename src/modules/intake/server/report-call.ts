import { report } from '#modules/cases/contract.ts'
import { handle } from '#platform/plug.ts'
import { callDesk, reportCall, viewCall } from '../contract.ts'

export const viewCallHandler = handle(viewCall, async ({ callId }, call) => {
  const { phone: _phone, ...shown } = await call.runtime.use(callDesk).find(call, callId)
  return shown
})

/** Case and call are bound in one transaction: a call has one case, however often the form is sent. */
export const reportCallHandler = handle(reportCall, async ({ callId, ...input }, call) => {
  const desk = call.runtime.use(callDesk)
  const { phone } = await desk.find(call, callId)
  const { anonymous, ...person } = input.appellant ?? {}
  const appellant = phone === null ? { ...person, ...(anonymous ? { anonymous } : {}) } : { ...person, phone }
  const made = await call.call(report, { ...input, appellant })
  await desk.opened(call, callId, { caseId: made.id, caseNo: made.caseNo })
  call.note(made.id, { callId })
  return made
})

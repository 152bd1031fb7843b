import { fault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { report, reportSelfHandled } from '../contract.ts'
import type { Report } from '../domain/command.ts'
import { caseRoom } from './case-room.ts'
import { checkFiles } from './check-files.ts'
import { getNamedCase } from './get-case.ts'
import { openCase } from './open-case.ts'
import { placeOf } from './place-of.ts'

export const reportCase = handle(report, async (input, call) => {
  await checkFiles(call, null, input)
  return (await openCase(call, await reportOf(input, call), input.appellant)).answer
})

export const reportSelfHandledCase = handle(reportSelfHandled, async (input, call) => {
  await checkFiles(call, null, input)
  const { appellant, place, ...rest } = input
  const command = {
    ...rest,
    type: 'reportSelfHandled' as const,
    place: placeOf(call.runtime.use(caseRoom).areas, place),
  }
  return (await openCase(call, command, appellant)).answer
})

async function reportOf(input: Input<typeof report>, call: Call): Promise<Report> {
  const { appellant: _appellant, place, givenDue, sameAs, objectsTo, ...rest } = input
  const id = async (reference: string) => (await getNamedCase(call, reference)).state.id
  return {
    ...rest,
    type: 'report',
    place: placeOf(call.runtime.use(caseRoom).areas, place),
    ...(sameAs ? { sameAs: await id(sameAs) } : {}),
    ...(objectsTo ? { objectsTo: await id(objectsTo) } : {}),
    ...(givenDue ? { givenDueMs: instant(givenDue) } : {}),
  }
}

export function instant(text: string): number {
  const ms = parseRfc3339(text)
  if (ms === null)
    throw fault('time-unreadable', {
      status: 400,
      zh: `时间“${text}”看不懂。请按 2026-11-21T09:05:00+08:00 填写。`,
      en: `The time ${text} cannot be read.`,
    })
  return ms
}

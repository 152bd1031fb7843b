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
import { actsAsCitizen } from './own-case.ts'
import { placeOf } from './place-of.ts'

export const reportCase = handle(report, async (input, call) => {
  checkCitizen(input, call)
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

/** A citizen's account is no way into channels of the house, which have dues, supervision and acceptance of their own. */
function checkCitizen({ channel, confidence, givenDue }: Input<typeof report>, call: Call): void {
  if (!actsAsCitizen(call.principal, call.operation.may)) return
  const wanted = call.runtime.use(caseRoom).catalogue.channel(channel)
  if (wanted && wanted.entry !== 'web')
    throw fault('channel-not-for-citizens', {
      status: 422,
      zh: '市民账号只能从网上反映。请改选网上诉求，或拨打热线。',
      en: 'An account of a citizen reports by the web. Choose that channel, or call the hotline.',
    })
  if (confidence !== undefined || givenDue !== undefined)
    throw fault('field-not-for-citizens', {
      status: 422,
      zh: '把握程度和上级时限不由市民填写。请去掉后再提交。',
      en: 'How sure a program is, and dues of the upper level, are not for citizens. Leave them out.',
    })
}

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

import type { Input } from '#core/operation.ts'
import { DAY_MS, parseRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { saveSurvey } from '../contract.ts'
import { checkSurvey } from '../domain/survey/check-survey.ts'
import { surveyFaults } from './survey-faults.ts'
import { getSurveyInReach, surveyDetail } from './survey-row.ts'
import { findSurvey, lockSurvey, projectExists, saveSurveyRow } from './survey-store.ts'
import { findTarget } from './target-store.ts'

const LONGEST_DAYS = 366

export const saveSurveyHandler = handle(saveSurvey, async (input, call) => {
  await lockSurvey(call.db, input.id)
  const before = await findSurvey(call.db, input.id, { all: true, areas: [], units: [] })
  // Whoever changes a survey must be able to see it.
  if (before) await getSurveyInReach(call, input.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw surveyFaults.stale()
  if (before && before.state !== 'draft') throw surveyFaults.notDraft()
  const faults = checkSurvey(input.questions, input.formula)
  if (input.audience === 'staff' && input.posts.length === 0)
    faults.push({ field: 'posts', zh: '请选择由哪些岗位作答', en: 'Choose the posts that are asked' })
  if (faults.length > 0) throw surveyFaults.wrong(faults)
  const times = timesOf(input)
  await checkLinks(input, call)
  for (const unit of input.units)
    if (!call.runtime.use(unitBook).find(unit)?.active) throw surveyFaults.unitUnknown(unit)
  await saveSurveyRow(
    call.db,
    {
      ...input,
      ...times,
      title: input.title.trim(),
      intro: input.intro.trim(),
      questions: input.questions.map(({ kind, text }) => ({ kind, text: text.trim() })),
      posts: input.audience === 'staff' ? input.posts : [],
      units: input.audience === 'staff' ? input.units : [],
      unit: before?.unit ?? unitOf(call),
      projectId: input.projectId ?? null,
      targetId: input.targetId ?? null,
      copiedFrom: before?.copiedFrom ?? (await copiedFrom(input, call)),
      byId: call.principal.id,
      byName: call.principal.name,
    },
    call.nowMs,
  )
  call.note(input.id)
  return surveyDetail(call, await getSurveyInReach(call, input.id))
})

function timesOf({ opensAt, endsAt }: Input<typeof saveSurvey>): { opensMs: number; endsMs: number } {
  const [opensMs, endsMs] = [parseRfc3339(opensAt), parseRfc3339(endsAt)]
  if (opensMs === null || endsMs === null || endsMs <= opensMs || endsMs - opensMs > LONGEST_DAYS * DAY_MS)
    throw surveyFaults.times()
  return { opensMs, endsMs }
}

async function checkLinks({ projectId, targetId, year }: Input<typeof saveSurvey>, call: Call): Promise<void> {
  if (projectId && !(await projectExists(call.db, projectId, call.scope()))) throw surveyFaults.projectUnknown()
  if (!targetId) return
  const target = await findTarget(call.db, targetId)
  const { all, units } = call.scope()
  const isOurs = target !== null && (all || units.includes(target.unit))
  if (!isOurs || target.year !== year || (projectId !== undefined && target.projectId !== projectId))
    throw surveyFaults.targetUnknown()
}

/** A copy names what it was made from only where the maker can see that one. */
async function copiedFrom(input: Input<typeof saveSurvey>, call: Call): Promise<string | null> {
  if (!input.copiedFrom) return null
  return (await findSurvey(call.db, input.copiedFrom, call.scope()))?.id ?? null
}

function unitOf({ principal, operation }: Call): string {
  const held = principal.posts.find(({ permissions }) => permissions.has(operation.may))
  if (!held) throw surveyFaults.noUnit()
  return held.unit
}

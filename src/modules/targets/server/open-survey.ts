import { localDate } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import { personBook, unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { openSurvey, remindSurvey } from '../contract.ts'
import { checkSurvey } from '../domain/survey/check-survey.ts'
import { phaseOf } from '../domain/survey/survey.ts'
import { listUnanswered } from './survey-box-store.ts'
import { surveyFaults } from './survey-faults.ts'
import { getSurveyInReach, surveyDetail } from './survey-row.ts'
import { lockSurvey, openSurveyRow, type StoredSurvey } from './survey-store.ts'

const MOST_ASKED = 5000
/** Receivers of one call of the notices. */
const AT_ONCE = 400

export const openSurveyHandler = handle(openSurvey, async ({ id }, call) => {
  await lockSurvey(call.db, id)
  const survey = await getSurveyInReach(call, id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && survey.version !== expectedVersion) throw surveyFaults.stale()
  if (survey.state !== 'draft') throw surveyFaults.notDraft()
  if (survey.endsMs <= call.nowMs) throw surveyFaults.ended()
  const faults = checkSurvey(survey.questions, survey.formula)
  if (faults.length > 0) throw surveyFaults.wrong(faults)
  const personIds = survey.audience === 'staff' ? whoIsAsked(survey, call) : []
  await openSurveyRow(call.db, id, personIds)
  await tell(call, survey, personIds, 'asked')
  call.note(id, { asked: personIds.length })
  return surveyDetail(call, await getSurveyInReach(call, id))
})

/** Holders of the posts at this moment: who comes later is not asked, so that the rate of response has a fixed base. */
function whoIsAsked({ posts, units }: StoredSurvey, { runtime }: Call): string[] {
  const persons = runtime.use(personBook)
  const book = runtime.use(unitBook)
  const within = [...new Set(units.flatMap((unit) => [...book.descendantsOf(unit)]))]
  const found = posts.flatMap((post) =>
    within.length === 0 ? [...persons.holders(post)] : within.flatMap((unit) => [...persons.holders(post, unit)]),
  )
  const ids = [...new Set(found)]
  if (ids.length === 0) throw surveyFaults.nobodyAsked()
  if (ids.length > MOST_ASKED) throw surveyFaults.tooManyAsked(MOST_ASKED)
  return ids
}

export const remindSurveyHandler = handle(remindSurvey, async ({ id }, call) => {
  await lockSurvey(call.db, id)
  const survey = await getSurveyInReach(call, id)
  if (survey.audience !== 'staff' || phaseOf(survey, call.nowMs) !== 'running') throw surveyFaults.notOpen()
  const waiting = await listUnanswered(call.db, id)
  const reminded = await tell(call, survey, waiting, localDate(call.nowMs))
  if (waiting.length > 0 && reminded === 0) throw surveyFaults.remindedToday()
  call.note(id, { reminded })
  return { reminded }
})

/** `key`: the same one reaches the same person once. */
async function tell(call: Call, survey: StoredSurvey, personIds: readonly string[], key: string): Promise<number> {
  let told = 0
  for (let at = 0; at < personIds.length; at += AT_ONCE)
    told += await call.runtime.use(notify).notify(call, {
      to: { personIds: personIds.slice(at, at + AT_ONCE) },
      kind: 'general',
      title: {
        zh: `请填写问卷：${survey.title}（${localDate(survey.endsMs)} 前）`,
        en: `Please answer: ${survey.title} (by ${localDate(survey.endsMs)})`,
      },
      text: {
        zh: `共 ${survey.questions.length} 题，一分钟内可答完。不记名，每人一份。`,
        en: `${survey.questions.length} questions, one minute. No names; one each.`,
      },
      link: `/c/answer/${survey.id}`,
      dedupeKey: `survey:${survey.id}:${key}`,
    })
  return told
}

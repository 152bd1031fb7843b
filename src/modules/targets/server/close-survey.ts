import type { Call } from '#platform/call.ts'
import { handle, job } from '#platform/plug.ts'
import { closeSurvey, withdrawSurvey } from '../contract.ts'
import { takeBox } from './survey-box-store.ts'
import { clearMisses } from './survey-code-store.ts'
import { surveyFaults } from './survey-faults.ts'
import { countSurvey, getSurveyInReach, surveyDetail } from './survey-row.ts'
import {
  closeSurveyRow,
  findSurvey,
  listEndedSurveys,
  lockSurvey,
  type StoredSurvey,
  withdrawSurveyRow,
} from './survey-store.ts'

const EVERYWHERE = { all: true, areas: [], units: [] }

export const closeSurveyHandler = handle(closeSurvey, async ({ id, why, notHandedOut = 0 }, call) => {
  await lockSurvey(call.db, id)
  const survey = await getSurveyInReach(call, id)
  if (survey.state !== 'open') throw surveyFaults.notOpen()
  if (call.nowMs < survey.endsMs && !why?.trim()) throw surveyFaults.whyNeeded()
  const most = survey.audience === 'codes' ? survey.asked - survey.answered : 0
  if (notHandedOut > most) throw surveyFaults.notHandedOut(survey.asked, survey.answered)
  const { n } = await closeNow(call, survey, { why: why?.trim() || null, notHandedOut })
  call.note(id, { n })
  return surveyDetail(call, await getSurveyInReach(call, id))
})

/** Counts once, while nobody can hand in, and writes the figure down with what it was reckoned from. */
export async function closeNow(call: Call, survey: StoredSurvey, how: { why: string | null; notHandedOut: number }) {
  await takeBox(call.db, survey.id)
  const asked = survey.asked - how.notHandedOut
  const { n, figure, usable } = await countSurvey(call, survey, asked)
  await closeSurveyRow(call.db, { id: survey.id, ...how, asked, n, figure: figure?.value ?? null, usable }, call.nowMs)
  return { n }
}

export const withdrawSurveyHandler = handle(withdrawSurvey, async ({ id, why }, call) => {
  await lockSurvey(call.db, id)
  const survey = await getSurveyInReach(call, id)
  if (survey.state !== 'draft' && survey.state !== 'open') throw surveyFaults.notOpen()
  await withdrawSurveyRow(call.db, id, why.trim())
  call.note(id)
  return surveyDetail(call, await getSurveyInReach(call, id))
})

/** Surveys whose end has come are counted by themselves. */
export const closeEndedSurveys = job('targets.closeEndedSurveys', (_payload, call) => closeEnded(call), '*/10 * * * *')

export async function closeEnded(call: Call): Promise<void> {
  await clearMisses(call.db, call.nowMs)
  for (const id of await listEndedSurveys(call.db, call.nowMs))
    await call.runtime.db.tx(async (tx) => {
      await lockSurvey(tx, id)
      const survey = await findSurvey(tx, id, EVERYWHERE)
      // Somebody else may have closed it meanwhile.
      if (survey?.state !== 'open' || survey.endsMs > call.nowMs) return
      await closeNow({ ...call, db: tx }, survey, { why: null, notHandedOut: 0 })
    })
}

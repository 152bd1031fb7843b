import { toRfc3339 } from '#core/time/local.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { answerSurvey, getQuestionnaire, listMySurveys } from '../contract.ts'
import { type Ballot, putIn, readBallot } from '../domain/survey/ballot.ts'
import { phaseOf } from '../domain/survey/survey.ts'
import { findAsked, listWaitingFor, markAnswered, saveBox, takeBox } from './survey-box-store.ts'
import { surveyFaults } from './survey-faults.ts'
import { findSurvey, type StoredSurvey } from './survey-store.ts'

const EVERYWHERE = { all: true, areas: [], units: [] }

export const listMySurveysHandler = handle(listMySurveys, async (_input, call) => {
  const rows = await listWaitingFor(call.db, call.principal.id, call.nowMs)
  return { items: rows.map(({ id, title, endsMs }) => ({ id, title, endsAt: toRfc3339(endsMs) })) }
})

export const getQuestionnaireHandler = handle(getQuestionnaire, async ({ id }, call) => {
  const { survey, answered } = await getAskedSurvey(call, id)
  return {
    id,
    title: survey.title,
    intro: survey.intro,
    unit: survey.unit,
    questions: survey.questions,
    endsAt: toRfc3339(survey.endsMs),
    phase: phaseOf(survey, call.nowMs),
    answered,
  }
})

async function getAskedSurvey(call: Call, id: string): Promise<{ survey: StoredSurvey; answered: boolean }> {
  const asked = await findAsked(call.db, id, call.principal.id)
  const survey = asked && (await findSurvey(call.db, id, EVERYWHERE))
  if (!asked || !survey) throw surveyFaults.notAsked()
  return { survey, answered: asked.answered }
}

export const answerSurveyHandler = handle(answerSurvey, async ({ id, answers }, call) => {
  const { survey } = await getAskedSurvey(call, id)
  const ballot = ballotFor(survey, answers, call.nowMs)
  await call.runtime.db.tx(async (tx) => {
    if (!(await markAnswered(tx, id, call.principal.id))) throw surveyFaults.answered()
    await handIn(tx, survey, '', ballot, call.nowMs)
    // The hash of what was sent would tell the answers of so few questions: neither it nor the command's id is kept.
    await writeJournal(tx, { ...call.journalEntry(null, id), commandId: null, bodyHash: null })
  })
  return { done: true }
})

/** Reads a paper, or says what is missing. */
export function ballotFor(
  survey: StoredSurvey,
  answers: readonly (string | null | undefined)[],
  nowMs: number,
): Ballot {
  if (phaseOf(survey, nowMs) !== 'running') throw surveyFaults.notRunning()
  const read = readBallot(survey.questions, answers)
  if ('unanswered' in read) throw surveyFaults.unanswered(read.unanswered)
  return read.ballot
}

/** Puts a paper into the box; a close that came in between has locked the box and is seen here. */
export async function handIn(
  tx: Executor,
  survey: StoredSurvey,
  batch: string,
  ballot: Ballot,
  nowMs: number,
): Promise<void> {
  const box = await takeBox(tx, survey.id)
  const now = await findSurvey(tx, survey.id, EVERYWHERE)
  if (!now || phaseOf(now, nowMs) !== 'running') throw surveyFaults.notRunning()
  await saveBox(tx, survey.id, putIn(box, survey.questions, batch, ballot))
}

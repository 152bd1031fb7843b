import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { SurveyDetail, SurveyRow } from '../contract.ts'
import { phaseOf } from '../domain/survey/survey.ts'
import { resultOf, type SurveyResult } from '../domain/survey/survey-result.ts'
import { findBox } from './survey-box-store.ts'
import { countCodes } from './survey-code-store.ts'
import { surveyFaults } from './survey-faults.ts'
import { surveyRulesBook } from './survey-rules-book.ts'
import { findSurvey, type StoredSurvey } from './survey-store.ts'

export function surveyRow(stored: StoredSurvey, nowMs: number): SurveyRow {
  const { id, unit, year, title, audience, opensMs, endsMs, closedMs, asked, answered, figure, usable } = stored
  return {
    id,
    unit,
    year,
    title,
    audience,
    phase: phaseOf(stored, nowMs),
    opensAt: toRfc3339(opensMs),
    endsAt: toRfc3339(endsMs),
    closedAt: closedMs === null ? null : toRfc3339(closedMs),
    asked: stored.figureAsked ?? asked,
    answered,
    figure,
    usable,
    byName: stored.byName,
    version: stored.version,
  }
}

export async function getSurveyInReach(call: Call, id: string): Promise<StoredSurvey> {
  const stored = await findSurvey(call.db, id, call.scope())
  if (!stored) throw surveyFaults.notFound()
  return stored
}

export async function surveyDetail(call: Call, stored: StoredSurvey): Promise<SurveyDetail> {
  const { leastSample, leastCell, confidencePercent, mostCodes } = call.runtime.use(surveyRulesBook).rules()
  return {
    ...surveyRow(stored, call.nowMs),
    intro: stored.intro,
    projectId: stored.projectId,
    projectName: stored.projectName,
    targetId: stored.targetId,
    targetName: stored.targetName,
    posts: stored.posts,
    units: stored.units,
    questions: stored.questions,
    formula: { ...stored.formula, satisfied: [...stored.formula.satisfied] },
    copiedFrom: stored.copiedFrom,
    why: stored.why,
    notHandedOut: stored.notHandedOut,
    codes: await countCodes(call.db, stored.id),
    result: stored.state === 'closed' ? await resultFor(call, stored) : null,
    rules: { leastSample, leastCell, confidencePercent, mostCodes },
  }
}

/** Numbers of persons that somebody wrote into a text are masked. */
export async function resultFor(call: Call, stored: StoredSurvey) {
  const result = await countSurvey(call, stored, stored.figureAsked ?? stored.asked)
  return {
    ...result,
    questions: result.questions.map((question) => ({
      ...question,
      texts: question.texts === null ? null : question.texts.map((text) => maskText(text)),
    })),
  }
}

export async function countSurvey(call: Call, stored: StoredSurvey, asked: number): Promise<SurveyResult> {
  const box = await findBox(call.db, stored.id)
  const { questions, formula } = stored
  return resultOf({ questions, formula, box, asked }, call.runtime.use(surveyRulesBook).rules())
}

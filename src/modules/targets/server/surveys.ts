import { handle } from '#platform/plug.ts'
import { getSurvey, listSurveys } from '../contract.ts'
import { readPlace, writePlace } from './place-in-list.ts'
import { getSurveyInReach, surveyDetail, surveyRow } from './survey-row.ts'
import { listSurveyRows } from './survey-store.ts'

const PAGE = 50

export const listSurveysHandler = handle(listSurveys, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listSurveyRows(call.db, {
    scope: call.scope(),
    year: input.year ?? null,
    state: input.phase ?? null,
    targetId: input.targetId ?? null,
    before: readPlace(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => surveyRow(row, call.nowMs)),
    next: rows.length > limit && last ? writePlace({ atMs: last.opensMs, id: last.id }) : null,
  }
})

export const getSurveyHandler = handle(getSurvey, async ({ id }, call) =>
  surveyDetail(call, await getSurveyInReach(call, id)),
)

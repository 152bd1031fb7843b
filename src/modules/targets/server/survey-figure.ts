import { toRfc3339 } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { surveyFaults } from './survey-faults.ts'
import { findFigure } from './survey-store.ts'

export interface SurveyFigure {
  /** Decimal text, at most six decimals. */
  value: string
  unit: '%'
  n: number
  closedAt: string
}

/** What a closed survey gives as the actual of a target; refused where it is open or too few have answered. */
export async function surveyFigure(db: Executor, surveyId: string): Promise<SurveyFigure> {
  const found = await findFigure(db, surveyId)
  if (!found) throw surveyFaults.notFound()
  if (found.state !== 'closed' || found.closedMs === null) throw surveyFaults.notClosed()
  if (found.value === null || found.n === null || found.usable !== true) throw surveyFaults.notUsable(found.n ?? 0)
  return { value: found.value, unit: '%', n: found.n, closedAt: toRfc3339(found.closedMs) }
}

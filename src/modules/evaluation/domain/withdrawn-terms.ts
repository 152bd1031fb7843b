import { dayOfDate, dayStartMs } from '#core/time/local.ts'
import type { EvaluationScheme } from './scheme.ts'

/** What a sheet of a period that begins at `fromMs` does not score: withdrawn by then, or no longer defined at all. */
export function withdrawnTerms(
  { terms }: Pick<EvaluationScheme, 'terms'>,
  fromMs: number,
  isDefined: (indicator: string) => boolean,
): { indicator: string; why: string }[] {
  return terms.flatMap(({ indicator, withdrawn }) => {
    const day = withdrawn ? dayOfDate(withdrawn.from) : null
    if (withdrawn && day !== null && dayStartMs(day) <= fromMs) return [{ indicator, why: withdrawn.why }]
    return isDefined(indicator) ? [] : [{ indicator, why: '指标已从口径表中取消' }]
  })
}

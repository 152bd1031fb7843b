import { exact } from '#core/number/exact.ts'
import { DAY_MS, localDate } from '#core/time/local.ts'
import { type QualityAsk, qualityFigures } from '#modules/quality/contract.ts'
import type { Call } from '#platform/call.ts'
import { exactText } from '../domain/exact-text.ts'
import type { PeerGroup } from '../domain/peer-group.ts'
import { QUALITY_PASS_RATE, QUALITY_SCORE } from '../domain/quality-terms.ts'
import type { StoredFigure } from '../domain/sheet.ts'

/** The days of a period, as spot checks name theirs. */
export const qualityAsk = ({ by }: PeerGroup, { fromMs, toMs }: { fromMs: number; toMs: number }): QualityAsk => ({
  from: localDate(fromMs),
  to: localDate(toMs - DAY_MS),
  by,
})

/** Results of the period's spot checks by member, as figures of a sheet. */
export async function qualityOf(call: Call, ask: QualityAsk): Promise<Map<string, Record<string, StoredFigure>>> {
  const rows = await call.runtime.use(qualityFigures).read(call, ask)
  return new Map(
    rows.map(({ scope, scored, passed, points }) => {
      const d = exactText(exact(scored))
      return [
        scope,
        { [QUALITY_PASS_RATE]: { n: exactText(exact(passed)), d }, [QUALITY_SCORE]: { n: exactText(points), d } },
      ]
    }),
  )
}

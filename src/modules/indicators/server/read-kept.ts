import { readSnapshot } from '#platform/db/read-snapshot.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { FigureAsk } from '../contract/figures.ts'
import type { IndicatorRow } from '../domain/reckon-indicators.ts'
import { figuresOfRows } from '../domain/rollup/figures-of-rows.ts'
import { partsOfPeriod } from '../domain/rollup/periods-of.ts'
import { fillingFault, noIndicator } from './ask-faults.ts'
import { bookRoom } from './book-room.ts'
import { IMPORTED } from './find-behind.ts'
import { keptAsOf } from './keep-rollups.ts'
import { readRollupProgress } from './progress-store.ts'
import { keptScopes } from './rollup-store.ts'

export interface KeptFiguresAsk extends Omit<FigureAsk, 'period'> {
  /** One scope alone: then the row `*` is of it too. */
  scope?: string
}

/** Figures of some periods from the rollups, all as of one moment. */
export async function readKept(
  runtime: Runtime,
  { ids, by, bases, imported = 'exclude', scope }: KeptFiguresAsk,
  periods: readonly string[],
): Promise<{ asOfMs: number; of: Map<string, IndicatorRow[]> }> {
  const room = runtime.use(bookRoom)
  const book = room.book()
  for (const id of ids ?? []) if (!book.find(id)) throw noIndicator(id)
  const { behind } = await keptAsOf({ runtime })
  if (behind === 'filling') throw fillingFault()
  const withLists = !ids || ids.some((id) => book.find(id)!.definition.form === 'percentile')
  const { columns } = room.reckoner()
  return readSnapshot(runtime.db, async (tx) => {
    const of = new Map<string, IndicatorRow[]>()
    for (const period of periods) {
      const kept = await keptScopes(tx, {
        by,
        periods: [period, ...partsOfPeriod(period)],
        imported: IMPORTED[imported],
        withLists,
        ...(scope === undefined ? {} : { scope }),
      })
      const what = { by, ...(bases ? { bases } : {}), ...(ids ? { only: new Set(ids) } : {}) }
      of.set(period, figuresOfRows(book, columns, kept, what))
    }
    return { asOfMs: (await readRollupProgress(tx)).asOfMs!, of }
  })
}

import type { Runtime } from '#platform/runtime.ts'
import type { FigureAsk, Figures, IndicatorFigures } from '../contract/figures.ts'
import { readPeriod } from '../domain/period.ts'
import { kindOfPeriod } from '../domain/rollup/periods-of.ts'
import { kindsKept } from '../domain/rollup/rollup-sheet.ts'
import { fillingFault, noIndicator } from './ask-faults.ts'
import { bookRoom } from './book-room.ts'
import { findBehind } from './find-behind.ts'
import { keptAsOf } from './keep-rollups.ts'
import { readKept } from './read-kept.ts'
import { reckonFully } from './reckon-fully.ts'

export function openFigures(runtime: Runtime): IndicatorFigures {
  return {
    read: (_call, ask) => readFigures(runtime, ask),
    casesBehind: (_call, ask) => findBehind(runtime, ask),
  }
}

/** From the rollups where the period and the grouping are kept, else from the cases of the period. */
async function readFigures(runtime: Runtime, { period, ...ask }: FigureAsk): Promise<Figures> {
  const { toMs } = readPeriod(period)
  const room = runtime.use(bookRoom)
  for (const id of ask.ids ?? []) if (!room.book().find(id)) throw noIndicator(id)
  if (kindOfPeriod(period) === null || !kindsKept(period).includes(ask.by)) {
    const { behind } = await keptAsOf({ runtime })
    if (behind === 'filling') throw fillingFault()
    return reckonFully(runtime, { period, ...ask })
  }
  const { asOfMs, of } = await readKept(runtime, ask, [period])
  return {
    rows: of.get(period)!,
    asOfMs: asOfMs < toMs ? asOfMs - 1 : toMs,
    bookVersion: room.version(),
    from: 'rollup',
  }
}

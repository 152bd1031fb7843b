import { readSnapshot } from '#platform/db/read-snapshot.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { FigureAsk, Figures, IndicatorFigures } from '../contract/figures.ts'
import { readPeriod } from '../domain/period.ts'
import { figuresOfRows } from '../domain/rollup/figures-of-rows.ts'
import { kindOfPeriod, partsOfPeriod } from '../domain/rollup/periods-of.ts'
import { kindsKept } from '../domain/rollup/rollup-sheet.ts'
import { fillingFault, noIndicator } from './ask-faults.ts'
import { bookRoom } from './book-room.ts'
import { findBehind, IMPORTED } from './find-behind.ts'
import { keptAsOf } from './keep-rollups.ts'
import { readRollupProgress } from './progress-store.ts'
import { reckonFully } from './reckon-fully.ts'
import { keptScopes } from './rollup-store.ts'

export function openFigures(runtime: Runtime): IndicatorFigures {
  return {
    read: (_call, ask) => readFigures(runtime, ask),
    casesBehind: (_call, ask) => findBehind(runtime, ask),
  }
}

async function readFigures(runtime: Runtime, ask: FigureAsk): Promise<Figures> {
  const { ids, by, bases, imported = 'exclude' } = ask
  const room = runtime.use(bookRoom)
  const book = room.book()
  const { toMs } = readPeriod(ask.period)
  for (const id of ids ?? []) if (!book.find(id)) throw noIndicator(id)
  const kind = kindOfPeriod(ask.period)
  const kept = await keptAsOf({ runtime })
  if (kept.behind === 'filling') throw fillingFault()
  if (kind === null || !kindsKept(ask.period).includes(by)) return reckonFully(runtime, ask)
  const only = ids && new Set(ids)
  const withLists = !ids || ids.some((id) => book.find(id)!.definition.form === 'percentile')
  const { scopes, asOfMs } = await readSnapshot(runtime.db, async (tx) => ({
    asOfMs: (await readRollupProgress(tx)).asOfMs!,
    scopes: await keptScopes(tx, {
      by,
      periods: [ask.period, ...partsOfPeriod(ask.period)],
      imported: IMPORTED[imported],
      withLists,
    }),
  }))
  const rows = figuresOfRows(book, room.reckoner().columns, scopes, {
    by,
    ...(bases ? { bases } : {}),
    ...(only ? { only } : {}),
  })
  return { rows, asOfMs: Math.min(toMs, asOfMs), bookVersion: room.version(), from: 'rollup' }
}

import { caseExport } from '#modules/cases/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { FigureAsk, Figures } from '../contract/figures.ts'
import { cutPeriod } from '../domain/cut-period.ts'
import { type Period, readPeriod } from '../domain/period.ts'
import { openReckoning } from '../domain/reckon-indicators.ts'
import { monthsIn } from '../domain/rollup/part-text.ts'
import { bookRoom } from './book-room.ts'
import { type CandidateAsk, candidates } from './part-store.ts'

const PAGE = 200

export interface FullAsk extends FigureAsk {
  /** What was found out later is left out; the period's end unless stated. */
  asOfMs?: number
  /** Sees every line that was reckoned. */
  watch?(line: object): void
}

/** Figures straight from the cases that come into question: exact for any period, and slower the longer it is. */
export async function reckonFully(runtime: Runtime, ask: FullAsk): Promise<Figures> {
  const room = runtime.use(bookRoom)
  const whole = readPeriod(ask.period)
  // What happens in this very millisecond counts.
  const period = cutPeriod(whole, runtime.nowMs() + 1)
  const { by, bases, imported = 'exclude', ids, asOfMs } = ask
  const reckoning = openReckoning(room.book(), {
    period,
    by,
    imported,
    ...(bases ? { bases } : {}),
    ...(ids ? { only: new Set(ids) } : {}),
    ...(asOfMs === undefined ? {} : { asOfMs }),
  })
  for await (const line of linesTouching(runtime, period)) {
    ask.watch?.(line)
    reckoning.add(line)
  }
  return {
    rows: reckoning.rows(),
    asOfMs: asOfMs ?? (period.toMs < whole.toMs ? period.toMs - 1 : whole.toMs),
    bookVersion: room.version(),
    from: 'full',
  }
}

/** Every case that gives something in a month of the period, oldest report first. */
export async function* linesTouching(runtime: Runtime, period: Period): AsyncGenerator<object> {
  const months = monthsIn(period)
  let after: CandidateAsk['after'] = null
  while (months.length > 0) {
    const found: { id: string; reportedMs: number }[] = await candidates(runtime.db, {
      months,
      street: null,
      imported: [false, true],
      after,
      limit: PAGE,
    })
    for (const { line } of await runtime.use(caseExport).of(found.map(({ id }) => id))) yield line
    after = found.at(-1) ?? null
    if (found.length < PAGE) return
  }
}

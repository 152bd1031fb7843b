import { caseExport } from '#modules/cases/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { BehindAsk } from '../contract/figures.ts'
import type { Column } from '../domain/count-elements.ts'
import { cutPeriod } from '../domain/cut-period.ts'
import { openBehind } from '../domain/find-behind.ts'
import { readPeriod } from '../domain/period.ts'
import { columnsFor } from '../domain/reckon-indicators.ts'
import { monthsIn } from '../domain/rollup/part-text.ts'
import { WHOLE } from '../domain/scope.ts'
import { fillingFault, noIndicator, notCounted } from './ask-faults.ts'
import { bookRoom } from './book-room.ts'
import { keptAsOf } from './keep-rollups.ts'
import { type CandidateAsk, candidates } from './part-store.ts'

/** What is found per look among the cases of the period. */
const PAGE = 200
const MOST = 1000

export const IMPORTED = { exclude: [false], include: [false, true], only: [true] } as const

/**
 * The cases that a figure counts. Which cases come into question is kept; whether they count is asked of the rule itself,
 * of the case as it stands now.
 */
export async function findBehind(runtime: Runtime, ask: BehindAsk): Promise<{ caseIds: string[]; cut: boolean }> {
  const { by, scope, part, basis, imported = 'exclude' } = ask
  const limit = Math.min(ask.limit, MOST)
  const { asOfMs, behind } = await keptAsOf({ runtime })
  if (behind === 'filling') throw fillingFault()
  const book = runtime.use(bookRoom).book()
  const { fromMs: from, toMs: to } = cutPeriod(readPeriod(ask.period), asOfMs)
  const column = columnAsked(runtime, ask)
  const isBehind = openBehind(book, { column, at: { from, to, asOf: to }, by, scope, part, basis, imported })
  const caseIds: string[] = []
  const which: Omit<CandidateAsk, 'after'> = {
    months: monthsIn({ fromMs: from, toMs: to }),
    street: by === 'street' && scope !== WHOLE ? scope : null,
    imported: IMPORTED[imported],
    limit: PAGE,
  }
  let after: CandidateAsk['after'] = null
  for (;;) {
    const found: { id: string; reportedMs: number }[] = await candidates(runtime.db, { ...which, after })
    for (const { line } of await runtime.use(caseExport).of(found.map(({ id }) => id))) {
      if (!isBehind(line)) continue
      if (caseIds.length === limit) return { caseIds, cut: true }
      caseIds.push(line.id)
    }
    const last = found.at(-1)
    if (!last || found.length < PAGE) return { caseIds, cut: false }
    after = last
  }
}

function columnAsked(runtime: Runtime, { id, by }: BehindAsk): Column {
  const book = runtime.use(bookRoom).book()
  const [plain = ''] = id.split('@')
  const found = book.find(plain)
  if (!found) throw noIndicator(id)
  if (found.definition.form === 'combination') throw notCounted(id)
  const column = columnsFor(book, by, new Set([plain])).find((one) => one.id === id)
  if (!column) throw noIndicator(id)
  return column
}

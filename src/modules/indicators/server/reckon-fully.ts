import { caseExport } from '#modules/cases/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { BehindAsk, FigureAsk, Figures } from '../contract/figures.ts'
import { cutPeriod } from '../domain/cut-period.ts'
import { openBehind } from '../domain/find-behind.ts'
import { readPeriod } from '../domain/period.ts'
import { columnsFor, openReckoning } from '../domain/reckon-indicators.ts'
import { noIndicator, notCounted } from './ask-faults.ts'
import { bookRoom } from './book-room.ts'

/** Figures straight from the cases, all of them gone through: exact for any period, and slow with many cases. */
export async function reckonFully(runtime: Runtime, ask: FigureAsk): Promise<Figures> {
  const room = runtime.use(bookRoom)
  const asOfMs = runtime.nowMs()
  const period = cutPeriod(readPeriod(ask.period), asOfMs)
  const { by, bases, imported, ids } = ask
  for (const id of ids ?? []) if (!room.book().find(id)) throw noIndicator(id)
  const reckoning = openReckoning(room.book(), {
    period,
    by,
    ...(bases ? { bases } : {}),
    ...(imported ? { imported } : {}),
    ...(ids ? { only: new Set(ids) } : {}),
  })
  for await (const line of runtime.use(caseExport).lines({ fromMs: 0, toMs: period.toMs })) reckoning.add(line)
  return { rows: reckoning.rows(), asOfMs: period.toMs, bookVersion: room.version(), from: 'full' }
}

export async function findBehindFully(runtime: Runtime, ask: BehindAsk): Promise<{ caseIds: string[]; cut: boolean }> {
  const book = runtime.use(bookRoom).book()
  const { id, by, scope, part, basis, imported = 'exclude', limit } = ask
  const [plain = ''] = id.split('@')
  const found = book.find(plain)
  if (!found) throw noIndicator(id)
  if (found.definition.form === 'combination') throw notCounted(id)
  const column = columnsFor(book, by, new Set([plain])).find((one) => one.id === id)
  if (!column) throw noIndicator(id)
  const { fromMs: from, toMs: to } = cutPeriod(readPeriod(ask.period), runtime.nowMs())
  const isBehind = openBehind(book, { column, at: { from, to, asOf: to }, by, scope, part, basis, imported })
  const caseIds: string[] = []
  for await (const line of runtime.use(caseExport).lines({ fromMs: 0, toMs: to })) {
    if (!isBehind(line)) continue
    if (caseIds.length === limit) return { caseIds, cut: true }
    caseIds.push(line.id)
  }
  return { caseIds, cut: false }
}

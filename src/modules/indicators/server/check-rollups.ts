import { caseExport } from '#modules/cases/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { readSnapshot } from '#platform/db/read-snapshot.ts'
import { job } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { compareParts, compareRows, type RowDifference } from '../domain/rollup/compare-rows.ts'
import { monthsIn, readPartText } from '../domain/rollup/part-text.ts'
import { kindOfPeriod, periodAt, periodNamed, periodsBetween } from '../domain/rollup/periods-of.ts'
import { openRollupSheet, type RollupRow } from '../domain/rollup/rollup-sheet.ts'
import { bookRoom } from './book-room.ts'
import { addDifferences, beginCheck, saveCheck } from './check-store.ts'
import { catchUp, reckonCases } from './keep-rollups.ts'
import { missedCases, partPage, partsIn } from './part-store.ts'
import { waitForRollupTurn } from './progress-store.ts'
import { addToRollups, forgetPeriods, periodsKept, rowsKept } from './rollup-store.ts'

/** Cases that gave something in these months are all compared every night; older ones once in thirty nights. */
const RECENT_MONTHS = 13
const NIGHTS = 30
const PAGE = 200
const PARTS_PAGE = 2000
/** More are counted, not listed. */
const MOST_LISTED = 500
const PATIENCE_MS = 60_000

export interface CheckResult {
  runId: string
  cases: number
  rows: number
  differing: number
}

export const CHECK_JOB = 'indicators.checkRollups'

export const checkNightly = job(
  CHECK_JOB,
  async (payload, { runtime, newId, principal }) => {
    const { runId, byName } = (payload ?? {}) as { runId?: string; byName?: string }
    await checkRollups(runtime, runId ?? newId(), byName ?? principal.name)
  },
  '20 2 * * *',
)

/**
 * Compares the rollups with the full computation, in two steps that leave nothing out: what is kept of each case with
 * what the case gives when it is reckoned anew, and each row with the sum of what is kept of its cases. What differs is
 * listed and made anew.
 */
export async function checkRollups(runtime: Runtime, runId: string, byName: string): Promise<CheckResult> {
  const { db } = runtime
  await beginCheck(db, { id: runId, startedMs: runtime.wallMs(), byName })
  const result = { runId, cases: 0, rows: 0, differing: 0 }
  const tell = async (tx: Executor, found: readonly RowDifference[]) => {
    const room = Math.max(0, MOST_LISTED - result.differing)
    await addDifferences(tx, runId, result.differing + 1, found.slice(0, room))
    result.differing += found.length
  }
  let problem: string | null = null
  try {
    await catchUp(runtime, PATIENCE_MS)
    await checkCases(runtime, result, tell)
    await checkRows(runtime, result, tell)
  } catch (error) {
    problem = (error as Error).message.slice(0, 500)
    throw error
  } finally {
    await saveCheck(db, { id: runId, endedMs: runtime.wallMs(), ...result, fault: problem })
  }
  if (result.differing > 0) runtime.log.error({ ...result }, 'indicators: rollups differed and were made anew')
  return result
}

type Tell = (tx: Executor, found: readonly RowDifference[]) => Promise<void>

/** In the turn of whoever follows the record, so that nothing moves between reading and comparing. */
async function checkCases(runtime: Runtime, result: CheckResult, tell: Tell): Promise<void> {
  const { reckon, columns } = runtime.use(bookRoom).reckoner()
  const nowMonth = monthsIn({ fromMs: runtime.nowMs(), toMs: runtime.nowMs() + 1 })[0]!
  const night = Math.floor(runtime.nowMs() / 86_400_000) % NIGHTS
  let afterId: string | null = null
  for (;;) {
    const last: string | null = await runtime.db.tx(async (tx) => {
      const { asOfMs } = await waitForRollupTurn(tx)
      if (asOfMs === null) return null
      const page = await partPage(tx, { afterId, sinceMonth: nowMonth - RECENT_MONTHS, night, limit: PAGE })
      const kept = new Map(page.map((one) => [one.id, one]))
      const wrong: RowDifference[] = []
      for (const { line, version, masterVersion } of await runtime.use(caseExport).of([...kept.keys()])) {
        const one = kept.get(line.id)!
        // It has moved on since: the next look reckons it anyway.
        if (one.version !== version || one.masterVersion !== masterVersion) continue
        result.cases++
        const found = compareParts(columns, line.id, readPartText(one.part), reckon(line, asOfMs))
        if (found) wrong.push(found)
      }
      await tell(tx, wrong)
      await reckonCases(
        runtime,
        tx,
        wrong.map(({ caseId }) => caseId!),
        asOfMs,
      )
      return page.length < PAGE ? null : page.at(-1)!.id
    })
    if (last === null) break
    afterId = last
  }
  await addMissed(runtime, tell)
}

async function addMissed(runtime: Runtime, tell: Tell): Promise<void> {
  for (;;) {
    const count = await runtime.db.tx(async (tx) => {
      const { asOfMs, recordedMs } = await waitForRollupTurn(tx)
      if (asOfMs === null || recordedMs === null) return 0
      const ids = await missedCases(tx, recordedMs, PAGE)
      await tell(
        tx,
        ids.map((caseId) => ({ ...MISSED, caseId })),
      )
      await reckonCases(runtime, tx, ids, asOfMs)
      return ids.length
    })
    if (count < PAGE) return
  }
}

const MISSED = {
  what: 'case',
  period: '',
  kind: null,
  scope: null,
  imported: null,
  indicator: null,
  kept: '—',
  reckoned: '+',
} as const

/** Row by row, each group of periods as it stands at one moment; a group that differs is made anew. */
async function checkRows(runtime: Runtime, result: CheckResult, tell: Tell): Promise<void> {
  const nowMs = runtime.nowMs()
  for (const periods of groupsOf(await periodsKept(runtime.db), nowMs)) {
    const found = await readSnapshot(runtime.db, (tx) => compareGroup(runtime, tx, periods))
    result.rows += found.rows
    if (found.differences.length === 0) continue
    await runtime.db.tx(async (tx) => {
      await waitForRollupTurn(tx)
      const { differences, reckoned } = await compareGroup(runtime, tx, periods)
      await tell(tx, differences)
      await forgetPeriods(tx, periods)
      await addToRollups(tx, reckoned)
    })
  }
}

async function compareGroup(runtime: Runtime, tx: Executor, periods: readonly string[]) {
  const { columns } = runtime.use(bookRoom).reckoner()
  const sheet = openRollupSheet(columns)
  const only = new Set(periods)
  const months = [...new Set(periods.flatMap((text) => monthsIn(periodNamed(text))))]
  let afterId: string | null = null
  for (;;) {
    const page: { id: string; part: string }[] = await partsIn(tx, months, afterId, PARTS_PAGE)
    for (const { part } of page) sheet.add(readPartText(part), 1, only)
    if (page.length < PARTS_PAGE) break
    afterId = page.at(-1)!.id
  }
  const kept = await rowsKept(tx, periods)
  const reckoned: ReadonlyMap<string, RollupRow> = sheet.rows
  return { differences: compareRows(columns, kept, reckoned), reckoned, rows: kept.size }
}

/** A month with its days; each week, quarter and year by itself. Old ones once in thirty nights. */
function groupsOf(kept: readonly string[], nowMs: number): string[][] {
  const night = Math.floor(nowMs / 86_400_000) % NIGHTS
  const recent = monthsIn({ fromMs: nowMs, toMs: nowMs + 1 })[0]! - RECENT_MONTHS
  const months = new Set(kept.filter((text) => kindOfPeriod(text) !== 'day').flatMap(monthTexts))
  const groups = [...months].map((month) => {
    const { fromMs, toMs } = periodNamed(month)
    return [month, ...periodsBetween('day', fromMs, toMs - 1)]
  })
  const longer = kept.filter((text) => ['week', 'quarter', 'year'].includes(kindOfPeriod(text) ?? ''))
  return [...groups, ...longer.map((text) => [text])].filter(([text]) => {
    const number = monthsIn(periodNamed(text!)).at(-1)!
    return number >= recent || number % NIGHTS === night
  })
}

const monthTexts = (text: string): string[] => {
  const { fromMs, toMs } = periodNamed(text)
  return kindOfPeriod(text) === 'month' ? [text] : [periodAt('month', fromMs), periodAt('month', toMs - 1)]
}

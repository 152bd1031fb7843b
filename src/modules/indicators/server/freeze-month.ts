import { createHash } from 'node:crypto'
import { calendarBook } from '#modules/clocks/contract.ts'
import { job } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { exactText } from '../domain/figure-text.ts'
import { freezeTime } from '../domain/freeze-time.ts'
import { readPeriod } from '../domain/period.ts'
import { type IndicatorRow, openReckoning } from '../domain/reckon-indicators.ts'
import { periodAt } from '../domain/rollup/periods-of.ts'
import { SCOPES } from '../domain/scope.ts'
import { bookRoom } from './book-room.ts'
import { catchUp } from './keep-rollups.ts'
import { linesTouching } from './reckon-fully.ts'
import {
  addSnapshot,
  askFreeze,
  endFreeze,
  type FrozenRow,
  findSnapshot,
  listFreezeRequests,
} from './snapshot-store.ts'

export const FREEZE_JOB = 'indicators.freezeMonth'
const PATIENCE_MS = 600_000

export const freezeMonthJob = job(FREEZE_JOB, async (payload, { runtime }) => {
  const { month } = payload as { month: string }
  const [request] = (await listFreezeRequests(runtime.db)).filter((one) => one.month === month)
  if (!request) return
  try {
    await freezeMonthNow(runtime, month, request.byName)
    await endFreeze(runtime.db, month, null)
  } catch (error) {
    await endFreeze(runtime.db, month, (error as Error).message.slice(0, 500))
    throw error
  }
})

/** Freezes last month as soon as its day has come, where the district's rules say so. */
export const freezeWhenDue = job(
  'indicators.freezeWhenDue',
  async (_payload, { runtime, principal, nowMs }) => {
    const { freezeAutomatically } = runtime.use(bookRoom).rules()
    const last = periodAt('month', readPeriod(periodAt('month', nowMs)).fromMs - 1)
    if (!freezeAutomatically || freezeTimeOf(runtime, last) > nowMs || (await findSnapshot(runtime.db, last))) return
    await askFreeze(runtime.db, { month: last, byName: principal.name, askedMs: nowMs })
    await runtime.queueJob(FREEZE_JOB, { month: last }, { key: `${FREEZE_JOB}:${last}` })
  },
  '40 4 * * *',
)

export const freezeTimeOf = (runtime: Runtime, month: string): number =>
  freezeTime(month, runtime.use(bookRoom).rules().freezeOnWorkday, runtime.use(calendarBook).calendar())

/** All figures of a month, by every grouping, in one walk through its cases; a month that is frozen stays as it is. */
export async function freezeMonthNow(runtime: Runtime, month: string, byName: string): Promise<void> {
  if (await findSnapshot(runtime.db, month)) return
  await catchUp(runtime, PATIENCE_MS)
  const room = runtime.use(bookRoom)
  const period = readPeriod(month)
  const asOfMs = freezeTimeOf(runtime, month)
  const reckonings = SCOPES.map((by) => ({ by, reckoning: openReckoning(room.book(), { period, by, asOfMs }) }))
  const hash = createHash('sha256')
  let cases = 0
  for await (const line of linesTouching(runtime, period)) {
    hash.update(`${JSON.stringify(line)}\n`)
    cases++
    for (const { reckoning } of reckonings) reckoning.add(line)
  }
  const figures = reckonings.flatMap(({ by, reckoning }) =>
    [...byIndicator(reckoning.rows())].map(([indicator, rows]) => ({ kind: by, indicator, figures: rows })),
  )
  await runtime.db.tx((tx) =>
    addSnapshot(
      tx,
      {
        month,
        asOfMs,
        bookVersion: room.version(),
        formulas: Object.fromEntries(room.book().all.map(({ definition }) => [definition.id, definition.version])),
        digest: hash.digest('hex'),
        cases,
        frozenBy: byName,
        frozenMs: runtime.wallMs(),
      },
      figures,
    ),
  )
}

function byIndicator(rows: readonly IndicatorRow[]): Map<string, FrozenRow[]> {
  const found = new Map<string, FrozenRow[]>()
  for (const { id, scope, basis, numerator, denominator, value } of rows) {
    const list = found.get(id) ?? []
    list.push([scope, basis, exactText(numerator), exactText(denominator), exactText(value)])
    found.set(id, list)
  }
  return found
}

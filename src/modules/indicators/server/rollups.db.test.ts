import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import { type Basis, type IndicatorRow, indicatorFigures, rowText, SCOPES, type ScopeKind } from '../contract.ts'
import { cutPeriod } from '../domain/cut-period.ts'
import { readPeriod } from '../domain/period.ts'
import { openReckoning } from '../domain/reckon-indicators.ts'
import { PERIOD_KINDS, periodAt } from '../domain/rollup/periods-of.ts'
import { bookRoom } from './book-room.ts'
import { checkRollups } from './check-rollups.ts'
import { listDifferences } from './check-store.ts'
import { plantCells, plantPart } from './testing/plant-store.ts'

const START = Date.parse('2026-03-28T09:00:00+08:00')
const MINUTE = 60_000
let house: TestHouse
let walk: Walk
let nowMs = START

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const figures = (period: string, by: ScopeKind) =>
  house.runtime.use(indicatorFigures).read({}, { period, by, imported: 'include' })

/** Straight from every case, by the definitions alone. */
async function fully(period: string, by: ScopeKind, asOfMs: number): Promise<IndicatorRow[]> {
  const cut = cutPeriod(readPeriod(period), asOfMs + 1)
  const reckoning = openReckoning(house.runtime.use(bookRoom).book(), { period: cut, by, imported: 'include' })
  if (cut.toMs > cut.fromMs)
    for await (const line of house.runtime.use(cases.caseExport).lines({ fromMs: 0, toMs: nowMs + 1 }))
      reckoning.add(line)
  return reckoning.rows()
}

async function assertSame(period: string, by: ScopeKind): Promise<number> {
  const { rows, asOfMs } = await figures(period, by)
  assert.deepEqual(rows.map(rowText), (await fully(period, by, asOfMs)).map(rowText), `${period} by ${by}`)
  return rows.filter(({ numerator }) => numerator !== null && numerator.num !== 0n).length
}

const HANDLER = 'sanitation.handler1'
/** What people may try with a case; most of it is refused in most states, as it should be. */
const tries: ((id: string, other: string) => Promise<unknown>)[] = [
  (id) => walk.accept(id),
  (id) => walk.accept(id),
  (id) => walk.file(id),
  (id) => walk.file(id),
  (id) => walk.dispatch(id),
  (id) => walk.dispatch(id),
  (id) => walk.sign(id),
  (id) => walk.sign(id),
  (id) => walk.complete(id),
  (id) => walk.complete(id),
  (id) => walk.by('intakeOfficer1', cases.skipCheck, { id, basis: 'indoor' }),
  (id) => walk.callBack(id, true),
  (id) => walk.callBack(id, false),
  (id) => walk.close(id),
  (id) => walk.by('filingOfficer1', cases.voidCase, { id, reason: 'duplicate' }),
  (id, other) => walk.by('intakeOfficer1', cases.merge, { id, master: other }),
  (id) => walk.by(HANDLER, cases.requestReturn, { id, reason: 'notOurDuty', text: '不属职责' }),
  (id) => walk.by('sanitation.lead1', cases.endorseRequest, { id }),
  (id) => walk.by('dutyChief1', cases.approveReturn, { id, wrongDispatch: true }),
  async (id) =>
    walk.by('leader1', cases.setExclusion, {
      id,
      exclusion: 'forceMajeure',
      reason: '暴雨',
      proposedBy: (await walk.person('supervisor1')).id,
    }),
  (id) => walk.by('dutyChief1', cases.correct, { id, category: '200311', reason: '看错了' } as never),
]

test('任意办理、任意时刻：由真实指令得来的汇总与逐案计算完全一致', async () => {
  // Three that got about, so that random tries meet something in every state.
  const ids = [await walk.reach('closed'), await walk.reach('handling'), await walk.reach('callback')]
  let seen = 0
  const step = fc.record({
    which: fc.nat(tries.length + 2),
    of: fc.nat(1000),
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 60, max: 3000 })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), async (steps) => {
      for (const { which, of, minutes } of steps) {
        nowMs += minutes * MINUTE
        const attempt = tries[which]
        try {
          if (!attempt) ids.push((await walk.report()).id)
          else await attempt(ids[of % ids.length]!, ids[(of + 1) % ids.length]!)
        } catch (error) {
          if (!isFault(error)) throw error
        }
        if (of % 9 === 0) {
          const kind = PERIOD_KINDS[of % PERIOD_KINDS.length]!
          const by = SCOPES[of % 8 === 0 ? 0 : (of * 7) % SCOPES.length]!
          const day = kind === 'day' || kind === 'week'
          seen += await assertSame(periodAt(kind, nowMs), day && (by === 'grid' || by === 'community') ? 'street' : by)
        }
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
  // Everything that was touched, months that are over among it.
  for (const kind of PERIOD_KINDS)
    for (const ms of [START, START + 4 * 86_400_000, nowMs])
      for (const by of SCOPES)
        if (!((kind === 'day' || kind === 'week') && (by === 'grid' || by === 'community')))
          seen += await assertSame(periodAt(kind, ms), by)
  assert.ok(seen > 100)
})

test('数字背后的案件：件数与数字一致，合计与各行一致', async () => {
  const period = periodAt('month', START)
  const port = house.runtime.use(indicatorFigures)
  const { rows } = await figures(period, 'street')
  let opened = 0
  for (const { id, scope, basis, numerator } of rows.filter(({ id }) => ['reportCount', 'openCount'].includes(id))) {
    const ask = { id, period, by: 'street', scope, part: 'numerator', basis: basis as Basis, limit: 500 } as const
    const { caseIds, cut } = await port.casesBehind({}, ask)
    assert.deepEqual([BigInt(caseIds.length), cut], [numerator!.num, false], `${id} ${scope} ${basis}`)
    opened += caseIds.length
  }
  assert.ok(opened > 0)
  const one = { period, by: 'street', scope: '*', part: 'numerator', basis: 'raw', limit: 1 } as const
  assert.equal((await port.casesBehind({}, { ...one, id: 'reportCount' })).caseIds.length, 1)
  const refused = (code: string) => (error: unknown) => isFault(error) && error.code === code
  await assert.rejects(port.casesBehind({}, { ...one, id: 'threeRatesScore' }), refused('indicator-combined'))
  await assert.rejects(port.read({}, { period, by: 'street', ids: ['madeUp'] }), refused('indicator-unknown'))
  await assert.rejects(port.read({}, { period: '2026-13', by: 'street' }), refused('period-invalid'))
})

test('核对：一致时什么也不列；种下的错数被查出、列出、重算', async () => {
  const { runtime } = house
  const good = await checkRollups(runtime, runtime.newId(), '测试')
  assert.equal(good.differing, 0)
  assert.ok(good.cases > 5 && good.rows > 100)

  const period = periodAt('month', START)
  await plantCells(runtime.db, 'street', period)
  const found = await checkRollups(runtime, runtime.newId(), '测试')
  assert.ok(found.differing > 0)
  const [first] = await listDifferences(runtime.db, 1)
  assert.deepEqual([first!.what, first!.kind, first!.period], ['row', 'street', period])
  await assertSame(period, 'street')

  await plantPart(runtime.db)
  const again = await checkRollups(runtime, runtime.newId(), '测试')
  assert.ok(again.differing > 0)
  assert.ok((await listDifferences(runtime.db, 200)).some(({ what }) => what === 'case'))
  for (const by of ['street', 'post'] as const) await assertSame(period, by)
  assert.equal((await checkRollups(runtime, runtime.newId(), '测试')).differing, 0)
})

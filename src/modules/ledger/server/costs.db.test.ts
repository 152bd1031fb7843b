import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { sql } from '#platform/db/sql.ts'
import { getAdministrativeCost, getHeadcounts, getStaffCost, saveHeadcounts } from '../contract.ts'

let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-01-20T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const refusedAs = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const UNIT = 'ops_center'
const month = (at: number, staff: number | null, contract: number | null) => ({ month: at, staff, contract })

test('演示的上年人均成本：按科目合计、平均人数除以 12，与上限比较', async () => {
  const { kinds, unit } = await walk.by('financeOfficer1', getStaffCost, {})
  assert.equal(unit, UNIT)
  const [all, contract] = kinds
  assert.deepEqual(
    all!.years.map(({ year, through, cost, headsTotal, averageHeads, perHead, verdict }) => ({
      year,
      through,
      cost,
      headsTotal,
      averageHeads,
      perHead,
      verdict,
    })),
    [
      {
        year: 2025,
        through: 12,
        cost: '5200920.00',
        headsTotal: 460,
        averageHeads: '38.333333',
        perHead: '135676.17',
        verdict: 'within',
      },
    ],
  )
  const [whole] = contract!.years
  assert.deepEqual(
    [whole?.cost, whole?.headsTotal, whole?.perHead, whole?.verdict],
    ['1066800.00', 178, '71919.10', 'over'],
  )
  assert.match(
    whole?.zh ?? '',
    /^1066800\.00元 ÷ 14\.8333人（178 ÷ 12）＝ 71919\.10元\/人；上限7\.00万元\/人，超出1919\.10元$/,
  )
  const paid = await house.runtime.db.one<{ amount: string }>(sql`
    select sum(amount)::text as amount from ledger.v_payment where economic = '30226' and year = 2025`)
  assert.equal(paid.amount, '1066800.000000')
})

test('登记人数：缺月说明缺哪几月，未来月份不收，改要写原因，过时版本拒绝', async () => {
  nowMs = Date.parse('2026-05-20T10:00:00+08:00')
  const before = await walk.by('financeOfficer1', getHeadcounts, { year: 2026 })
  assert.deepEqual([before.months[0], before.months[1]?.staff, before.version], [month(1, 24, 15), null, 1])
  const finance = await walk.person('financeOfficer1')
  const save = (months: ReturnType<typeof month>[], more: object = { why: '补登' }, version: number | null = null) =>
    house.perform(saveHeadcounts, { unit: UNIT, year: 2026, months, ...more }, finance, { expectedVersion: version })
  await assert.rejects(save([month(6, 1, 1)]), refusedAs('month-ahead'))
  await assert.rejects(save([month(2, 1, 1), month(2, 2, 2)]), refusedAs('month-twice'))
  await assert.rejects(save([month(2, 24, 15)], {}), refusedAs('why-missing'))
  await assert.rejects(save([month(2, 24, 15)], { why: '补登' }, 9), refusedAs('stale-version'))
  await save([month(2, 24, 15), month(3, 24, null), month(4, 24, 15)], { why: '补登' }, 1)
  const [all, contract] = (await walk.by('leader1', getStaffCost, {})).kinds
  const now = all!.years.find(({ year }) => year === 2026)
  assert.deepEqual([now?.through, now?.missingMonths, now?.perHead], [4, [3], null])
  assert.match(now?.zh ?? '', /^缺3月人数，不计算/)
  await save([month(3, 24, 15)])
  const again = (await walk.by('leader1', getStaffCost, {})).kinds[1]!.years.find(({ year }) => year === 2026)
  assert.deepEqual([again?.averageHeads, again?.verdict], ['15', 'notCompared'])
  assert.equal(contract!.id, 'contract')
  const kept = await house.runtime.db.one<{ why: string; before: object; after: object[] }>(sql`
    select why, before, after from ledger.change where object_kind = 'headcount' order by at desc, id desc limit 1`)
  assert.equal(kept.why, '补登')
  assert.deepEqual(kept.after[2], month(3, 24, 15))
})

test('行政成本与上年同期比；上年没有支付的年份说明不算', async () => {
  nowMs = Date.parse('2026-05-20T10:00:00+08:00')
  const { years, classes } = await walk.by('deputy1', getAdministrativeCost, {})
  assert.ok(classes.some(({ code, zh }) => code === '30201' && zh === '办公费'))
  const [last, now] = years
  assert.deepEqual([last?.year, last?.before, last?.changePercent, last?.direction], [2025, '0.00', null, 'unknown'])
  assert.match(last?.zh ?? '', /^上年同期为 0，不能作除数/)
  // Until May of 2026 nothing was paid in the template's world, whose clock stands at the first of January.
  assert.deepEqual(
    [now?.year, now?.through, now?.cost, now?.changePercent, now?.direction],
    [2026, 4, '0.00', '-100.00', 'fallen'],
  )
  const parts = await house.runtime.db.one<{ amount: string }>(sql`
    select sum(amount)::numeric(21,2)::text as amount from ledger.v_payment
     where year = 2025 and paid_on < '2025-05-01' and economic = any(${classes.map(({ code }) => code)})`)
  assert.equal(now?.before, parts.amount)
})

test('他单位的人看不到本单位数字；代表不能登记', async () => {
  const finance = await walk.person('financeOfficer1')
  const elsewhere = {
    ...finance,
    posts: finance.posts.map((held) => ({ ...held, scope: { all: false, areas: [], units: ['street01'] } })),
  }
  await assert.rejects(house.perform(getStaffCost, { unit: UNIT }, elsewhere), refusedAs('unit-not-found'))
  await assert.rejects(
    house.perform(saveHeadcounts, { unit: UNIT, year: 2026, months: [month(1, 1, 1)], why: '改' }, elsewhere),
    refusedAs('unit-not-found'),
  )
  assert.equal((await house.perform(getStaffCost, {}, elsewhere)).unit, 'street01')
  await assert.rejects(
    walk.by('deputy1', saveHeadcounts, { unit: UNIT, year: 2026, months: [month(1, 1, 1)] }),
    refusedAs('not-permitted'),
  )
})

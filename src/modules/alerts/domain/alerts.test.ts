import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '#core/number/seeded-random.ts'
import { addressKey } from './address-key.ts'
import type { CaseFact } from './case-fact.ts'
import { binomialTail, chanceOfRise, negativeBinomialTail } from './chance-of-rise.ts'
import { checkRule } from './check-rule.ts'
import { comparedPeriods } from './compared-periods.ts'
import { findLoads } from './find-loads.ts'
import { commonArea, findRepeats } from './find-repeats.ts'
import { findRise } from './find-rises.ts'
import { follow } from './follow.ts'
import type { AlertRule } from './rule.ts'
import { countsAs, precisionOf, scoreAfterwards } from './score-alert.ts'
import type { Situation } from './situation.ts'
import { poissonDays, SIMULATED } from './testing/poisson-days.ts'
import { openTryOut } from './try-out.ts'

const DAY_MS = 86_400_000
const rule: AlertRule = {
  key: 'test',
  zh: '测试',
  en: 'test',
  kind: 'repeat',
  enabled: true,
  level: 'orange',
  filter: { categories: [], areas: [], units: [], words: [] },
  place: 'address',
  alike: 'any',
  days: 7,
  atLeast: 5,
  withinM: 100,
  falseAlarmRate: 0.001,
  overduePercent: 20,
  advice: '',
}
const fact = (id: number, change: Partial<CaseFact> = {}): CaseFact => ({
  id: String(id).padStart(4, '0'),
  reportedMs: id * 1000,
  closedMs: null,
  dueMs: null,
  areaCode: '420199001001001',
  category: '200102',
  unit: 'sanitation',
  lon: 114.3,
  lat: 30.6,
  addressKey: '临江路12号',
  persons: [],
  ...change,
})
const everyDayWorks = { isWorking: () => true, isKnown: () => true, leftOut: new Set<number>() }

test('给定总数后，超过界限的概率从不大于误报率：对任何总数、期数、误报率成立', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 4, max: 12 }),
      fc.constantFrom(0.05, 0.01, 0.001, 0.0001),
      (total, n, rate) => {
        const p = 1 / (n + 1)
        // Of all ways to share the total, those that would alarm; 1e-9 is far above what rounding adds up to.
        let chance = 0
        for (let seen = 0; seen <= total; seen++) {
          if (binomialTail(seen, total, p) > rate) continue
          chance += binomialTail(seen, total, p) - binomialTail(seen + 1, total, p)
        }
        assert.ok(chance <= rate * (1 + 1e-9) + 1e-12, `${chance} > ${rate}`)
      },
    ),
  )
})

test('起伏大只会更安静；多一件不会更不可能；全为零时不除以零', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 11 }),
      fc.integer({ min: 1, max: 120 }),
      (before, seen) => {
        const sum = before.reduce((all, one) => all + one, 0)
        const { chance, dispersion } = chanceOfRise({ before, seen })
        assert.ok(chance >= binomialTail(seen, seen + sum, 1 / (before.length + 1)))
        assert.ok(chance >= 0 && chance <= 1 && dispersion >= 1)
        assert.ok(chanceOfRise({ before, seen: seen + 1 }).chance <= chance * (1 + 1e-9) + 1e-12)
      },
    ),
  )
  assert.equal(chanceOfRise({ before: [0, 0, 0, 0], seen: 0 }).chance, 1)
})

test('分布尾部与逐项相加一致', () => {
  assert.ok(Math.abs(binomialTail(3, 4, 0.5) - 5 / 16) < 1e-12)
  // Mean 2, variance 4: size 2, q one half; P(0) = 1/4, P(1) = 1/4.
  assert.ok(Math.abs(negativeBinomialTail(2, 2, 4) - 0.5) < 1e-12)
})

test('平稳的泊松流：模拟 60 条各 365 天，告警日不多于误报率允许的', () => {
  const rate = 0.01
  let asked = 0
  let fired = 0
  for (let no = 0; no < 60; no++) {
    const counts = poissonDays(seededRandom(no, 'steady'), SIMULATED.days, () => 1 + (no % 12))
    for (let day = 365; day < SIMULATED.days; day++) {
      asked++
      if (findRise(counts, { days: 1, atLeast: 2, falseAlarmRate: rate, lastDay: day, ...everyDayWorks })) fired++
    }
  }
  assert.ok(asked > 20_000)
  assert.ok(fired <= asked * rate, `${fired} of ${asked}`)
})

test('种下的翻倍在 14 天内发现：基线每日 8 件，误报率 0.1%，比 7 日', () => {
  for (let no = 0; no < 40; no++) {
    const counts = poissonDays(seededRandom(no, 'doubled'), SIMULATED.days, (day) => (day >= 500 ? 16 : 8))
    const found = Array.from({ length: 14 }, (_, at) => 500 + at).find((lastDay) =>
      findRise(counts, { days: 7, atLeast: 5, falseAlarmRate: 0.001, lastDay, ...everyDayWorks }),
    )
    assert.ok(found !== undefined, `stream ${no}`)
  }
})

test('对照期：同星期、同工作日数；节日只与节日比；少于四期不下结论；已知的异常日不作对照', () => {
  const isWeekend = (day: number) => [2, 3].includes(day % 7)
  const ask = { lastDay: 1000, days: 1, isKnown: () => true, leftOut: new Set<number>() }
  const plain = comparedPeriods({ ...ask, isWorking: (day) => !isWeekend(day) })!
  assert.deepEqual(plain.slice(0, 8), [993, 986, 979, 972, 965, 958, 951, 944])
  assert.deepEqual(plain.slice(8), [643, 636, 629])
  const holidays = new Set([1000, 750, 999])
  const holiday = comparedPeriods({ ...ask, isWorking: (day) => !isWeekend(day) && !holidays.has(day) })!
  assert.ok(holiday.every((day) => isWeekend(day) || holidays.has(day)))
  assert.equal(comparedPeriods({ ...ask, isKnown: (day) => day >= 980, isWorking: () => true }), null)
  const left = comparedPeriods({ ...ask, leftOut: new Set([986]), isWorking: () => true })!
  assert.ok(!left.includes(986) && left.includes(937))
})

test('同一地址 7 日内 5 件成一条，4 件不成；只数窗口内的', () => {
  const facts = Array.from({ length: 5 }, (_, at) => fact(at, { reportedMs: at * DAY_MS }))
  assert.equal(findRepeats(rule, facts.slice(0, 4), 4 * DAY_MS).length, 0)
  const [found] = findRepeats(rule, facts, 4 * DAY_MS)
  assert.equal(found?.seen, 5)
  assert.equal(found?.areaCode, '420199001001001')
  assert.equal(findRepeats(rule, facts, 7 * DAY_MS).length, 0)
})

test('相距以内的成群：任何两个群没有同一案件，群内都不远于两倍距离', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }), {
        maxLength: 60,
      }),
      (points) => {
        const facts = points.map(({ x, y }, at) =>
          fact(at, { lon: 114.3 + x / 111_000 / Math.cos((30.6 * Math.PI) / 180), lat: 30.6 + y / 111_000 }),
        )
        const found = findRepeats({ ...rule, place: 'near', atLeast: 3 }, facts, DAY_MS)
        const ids = found.flatMap(({ caseIds }) => caseIds)
        assert.equal(new Set(ids).size, ids.length)
        for (const { caseIds } of found) {
          assert.ok(caseIds.length >= 3)
          const group = facts.filter(({ id }) => caseIds.includes(id))
          const spread = Math.max(...group.map(({ lat }) => lat!)) - Math.min(...group.map(({ lat }) => lat!))
          assert.ok(spread * 111_000 <= 2 * rule.withinM * 1.01)
        }
      },
    ),
  )
})

test('同一诉求人：一件有两人的算给两人；人只是一个号', () => {
  const facts = [1, 2, 3].map((at) => fact(at, { persons: at === 3 ? ['a', 'b'] : ['a'] }))
  const found = findRepeats({ ...rule, kind: 'appellant', atLeast: 3 }, facts, DAY_MS)
  assert.deepEqual(
    found.map(({ seen }) => seen),
    [3],
  )
})

test('超期积压：按件数和占比，结案的不算', () => {
  const facts = [
    ...[1, 2, 3].map((at) => fact(at, { dueMs: 5000 })),
    fact(4, { dueMs: 5000, closedMs: 6000 }),
    ...[5, 6].map((at) => fact(at, { dueMs: 9_000_000 })),
  ]
  const load = { ...rule, kind: 'overdue' as const, atLeast: 3, overduePercent: 60 }
  assert.deepEqual(findLoads(load, facts, 10_000)[0]?.evidence, { kind: 'overdue', open: 5, overdue: 3, percent: 60 })
  assert.equal(findLoads({ ...load, overduePercent: 61 }, facts, 10_000).length, 0)
})

const situation = (subject: string, caseIds: string[]): Situation => ({
  subject,
  areaCode: null,
  unit: null,
  category: null,
  lon: null,
  lat: null,
  caseIds,
  firstMs: 0,
  lastMs: 0,
  seen: caseIds.length,
  evidence: { kind: 'repeat', days: 7, atLeast: 5, address: null },
})

test('一件事一条：增长不重复，安静后自行结束，再来成链；同一群换了最早一件仍是它', () => {
  const past = openTryOut(1)
  assert.equal(past.step(DAY_MS, [situation('|@a', ['a', 'b'])]).length, 1)
  assert.equal(past.step(2 * DAY_MS, [situation('|@b', ['b', 'c'])]).length, 0)
  assert.deepEqual(past.fired()[0]?.caseIds, ['a', 'b', 'c'])
  past.step(3 * DAY_MS, [])
  assert.equal(past.fired()[0]?.endedMs, 3 * DAY_MS)
  assert.deepEqual(
    past.step(9 * DAY_MS, [situation('|@a', ['x', 'y'])]).map(({ chainNo }) => chainNo),
    [2],
  )
})

test('任何一串看见：同一事同时至多一条进行中，看见的都在进行中，案件不丢', () => {
  fc.assert(
    fc.property(
      fc.array(fc.subarray(['甲', '乙', '丙']), { maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      (days, quiet) => {
        const past = openTryOut(quiet)
        for (const [at, subjects] of days.entries()) {
          past.step(
            at * DAY_MS,
            subjects.map((subject) => situation(subject, [`${subject}${at}`])),
          )
          const open = past.fired().filter(({ endedMs }) => endedMs === null)
          assert.equal(new Set(open.map(({ subject }) => subject)).size, open.length)
          for (const subject of subjects) {
            const alert = open.find((one) => one.subject === subject)
            assert.ok(alert?.caseIds.includes(`${subject}${at}`))
          }
        }
      },
    ),
  )
})

test('街道与全区的同一批案件是两件事', () => {
  const known = [{ id: '1', subject: '|420199001', caseIds: ['a'], endedMs: null, seenMs: 0, chainNo: 1 }]
  assert.equal(follow(known, [situation('|', ['a'])], { atMs: 0, quietDays: 1 }).begun.length, 1)
})

test('事后：仍多于往常为对，回落而无人处理为误报；人说的算数', () => {
  assert.equal(scoreAfterwards([2, 3, 1], 12).afterwards, 'wentOn')
  assert.equal(scoreAfterwards([5, 6, 4], 4).afterwards, 'fell')
  assert.equal(scoreAfterwards([5, 6, 4], 6).afterwards, 'unclear')
  assert.equal(countsAs({ verdict: null, afterwards: 'fell', acted: false }), 'wrong')
  assert.equal(countsAs({ verdict: null, afterwards: 'fell', acted: true }), null)
  assert.equal(countsAs({ verdict: 'wrong', afterwards: 'wentOn', acted: false }), 'wrong')
  assert.deepEqual(
    precisionOf([
      { verdict: 'right', afterwards: null, acted: false },
      { verdict: 'useless', afterwards: null, acted: false },
      { verdict: null, afterwards: null, acted: false },
    ]),
    { right: 1, wrong: 1, open: 1 },
  )
})

test('地址到楼栋；没有门牌楼号的不是一个地点', () => {
  assert.equal(addressKey('临江路12号 3栋 2单元501室'), '临江路12号3栋')
  assert.equal(addressKey('临江路12号3栋'), '临江路12号3栋')
  assert.equal(addressKey('翠湖街道东亭社区'), null)
  assert.equal(addressKey(null), null)
  assert.equal(commonArea(['420199001001001', '420199001002003']), '420199001')
  assert.equal(commonArea(['420199001001001', null]), '420199001001001')
  assert.equal(commonArea(['420199001001001', '420199002001001']), null)
})

test('规则检查：一字词、重复词、过长天数、趋势按地址都说明出路', () => {
  assert.deepEqual(checkRule(rule), [])
  const fields = (change: Partial<AlertRule>) => checkRule({ ...rule, ...change }).map(({ field }) => field)
  assert.deepEqual(fields({ filter: { ...rule.filter, words: ['的', '噪声', '噪声'] } }), [
    'filter.words.0',
    'filter.words',
  ])
  assert.deepEqual(fields({ days: 32 }), ['days'])
  assert.deepEqual(fields({ kind: 'rise' }), ['place'])
  assert.deepEqual(fields({ filter: { ...rule.filter, categories: ['2%'] } }), ['filter.categories.0'])
})

test('大数也算得出：一万件里的一件几乎必然，远超的几乎不可能', () => {
  assert.ok(binomialTail(1, 10_000, 0.1) > 0.999)
  assert.ok(binomialTail(1300, 10_000, 0.1) < 1e-9)
  assert.ok(negativeBinomialTail(4000, 4000, 8000) > 0.3 && negativeBinomialTail(4000, 4000, 8000) < 0.7)
  assert.ok(negativeBinomialTail(6000, 4000, 8000) < 1e-6)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { COVERAGE_PERCENT, forecastWeek, LEAST_WEEKS, marginOf, tryMethods } from './forecast-week.ts'
import { type History, sumOf, usableHistory, WEEK, weekSums } from './history.ts'
import { forecastDays, METHOD_NAMES } from './methods.ts'
import { judge } from './quality.ts'

/** A Monday. */
const MONDAY = 20_003
const weekdays = (day: number) => (day - MONDAY) % WEEK < 5
const history = (weeks: number, value: (at: number) => number): History => ({
  firstDay: MONDAY,
  values: Array.from({ length: weeks * WEEK }, (_, at) => value(at)),
})
const WEEKLY = [30, 28, 27, 26, 31, 12, 9]
const near = (a: number, b: number, by: number, what: string) =>
  assert.ok(Math.abs(a - b) <= by, `${what}: ${a} ~ ${b}`)

test('不足八周不预测，说出有几周', () => {
  for (let weeks = 0; weeks < LEAST_WEEKS; weeks++)
    assert.deepEqual(
      forecastWeek(
        history(weeks, () => 5),
        weekdays,
      ),
      { method: null, historyWeeks: weeks },
    )
  assert.equal(
    forecastWeek(
      history(LEAST_WEEKS, () => 5),
      weekdays,
    ).method,
    'naive',
  )
})

test('每周一样：照搬最好，误差与区间宽为零', () => {
  const made = forecastWeek(
    history(12, (at) => WEEKLY[at % WEEK]!),
    weekdays,
  )
  assert.ok(made.method !== null)
  assert.deepEqual([made.method, made.expected, made.low, made.high, made.naive], ['naive', 163, 163, 163, 163])
  assert.deepEqual(made.days, WEEKLY)
})

test('节假日：回归学会工作日放假的落差，照搬学不会', () => {
  const isOff = (day: number) => [MONDAY + 21, MONDAY + 22, MONDAY + 57, MONDAY + 99].includes(day)
  const works = (day: number) => weekdays(day) && !isOff(day)
  const past = history(14, (at) => (isOff(MONDAY + at) ? 8 : WEEKLY[at % WEEK]!))
  const days = forecastDays('regression', past, (day) => works(day) && day !== MONDAY + 106)
  near(days[0]!, 30, 2, '平常的周一')
  near(days[1]!, 8, 6, '放假的周二')
  assert.equal(forecastDays('naive', past, works)[1], 8 + 20, '照搬不知道放假')
})

test('稳步上升：会跟的方法胜过照搬，并被选中', () => {
  const made = forecastWeek(
    history(20, (at) => 20 + at),
    weekdays,
  )
  assert.ok(made.method === 'regression' || made.method === 'holtWinters')
  assert.ok(made.errors[made.method] < made.errors.naive)
  assert.equal(made.naive, sumOf(Array.from({ length: 7 }, (_, at) => 20 + 133 + at)))
})

test('长空档之前的不算，半周不算，开头的空日不算', () => {
  const gap = history(20, (at) => (at < 35 ? 9 : at < 70 ? 0 : 4))
  assert.equal(usableHistory(gap).values.length, 70)
  assert.equal(usableHistory(gap).firstDay, MONDAY + 70)
  const late = history(6, (at) => (at < 3 ? 0 : 4))
  assert.deepEqual([usableHistory(late).firstDay, usableHistory(late).values.length], [MONDAY + 7, 35])
  assert.equal(usableHistory(history(9, () => 0)).values.length, 0)
})

test('每次试验只用当时已知的数：把后来的数改掉，先前的试验不变', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: 1, max: 200 }), { minLength: 70, maxLength: 140 })
        .map((all) => all.slice(0, all.length - (all.length % WEEK))),
      fc.integer({ min: 1, max: 3 }),
      (values, changed) => {
        const before = tryMethods({ firstDay: MONDAY, values }, weekdays)
        const other = values.map((value, at) => (at >= values.length - changed * WEEK ? value + 50 : value))
        const after = tryMethods({ firstDay: MONDAY, values: other }, weekdays)
        const cut = MONDAY + values.length - (changed - 1) * WEEK
        for (const [at, trial] of before.entries())
          if (trial.weekDay < cut) assert.deepEqual(after[at]!.expected, trial.expected)
      },
    ),
    { numRuns: 60 },
  )
})

test('预测非负、有限，区间含预测值；选中的方法误差最小；次数可数', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 56, maxLength: 210 }), (values) => {
      const made = forecastWeek(
        { firstDay: MONDAY, values: [1, ...values].slice(0, values.length - (values.length % WEEK)) },
        weekdays,
      )
      if (made.method === null) return
      assert.equal(made.days.length, WEEK)
      assert.ok(made.days.every((value) => value >= 0 && Number.isFinite(value)))
      assert.ok(made.low <= made.expected && made.expected <= made.high && made.low >= 0)
      for (const name of METHOD_NAMES) assert.ok(made.errors[made.method] <= made.errors[name])
      assert.ok(made.trials >= 4 && made.trials <= 16)
    }),
    { numRuns: 100 },
  )
})

test('区间取第⌈(n+1)×80%⌉小的误差：至少五分之四的旧误差在其内', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 4, maxLength: 40 }), (misses) => {
      const margin = marginOf(misses)
      const within = misses.filter((miss) => miss <= margin).length
      assert.ok(within * 100 >= misses.length * COVERAGE_PERCENT)
      assert.ok(misses.includes(margin))
    }),
  )
  assert.equal(marginOf([5, 1, 3, 2]), 5)
  assert.equal(marginOf([1, 2, 3, 4, 5, 6, 7, 8, 9]), 8)
})

test('事后评价：平均误差、百分比误差（不含没有受理的周）、覆盖，与照搬并列', () => {
  const kept = [
    { expected: 100, low: 90, high: 110, naive: 120, came: 105 },
    { expected: 50, low: 45, high: 55, naive: 40, came: 60 },
    { expected: 4, low: 0, high: 8, naive: 0, came: 0 },
  ]
  assert.deepEqual(judge(kept), {
    weeks: 3,
    mae: (5 + 10 + 4) / 3,
    naiveMae: (15 + 20 + 0) / 3,
    mapePercent: ((5 / 105) * 100 + (10 / 60) * 100) / 2,
    naiveMapePercent: ((15 / 105) * 100 + (20 / 60) * 100) / 2,
    intervals: 3,
    covered: 2,
  })
  assert.equal(judge([]).mae, null)
  assert.deepEqual(weekSums(history(2, () => 1)), [7, 7])
})

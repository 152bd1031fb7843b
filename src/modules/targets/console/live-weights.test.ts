import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TargetRow, WeightSums } from '../contract.ts'
import { liveWeights } from './live-weights.ts'

const part = (name: string, wanted: string | null, given: string) => ({ name, wanted, given, missing: null })
const SAVED: WeightSums = {
  whole: part('合计', '80', '80'),
  classes: [part('产出指标', '20', '20'), part('效益指标', '60', '60')],
  goals: [],
  agrees: true,
  said: [],
}
const row = (id: string, level1: string, weight: string) => ({ id, level1, weight, goalId: null }) as TargetRow
const ROWS = [row('a', '产出指标', '12'), row('b', '产出指标', '8'), row('c', '效益指标', '60')]
const said = (typed: [string, string][]) => {
  const sums = liveWeights(SAVED, ROWS, new Map(typed), [])
  return [sums.agrees, sums.said.map((one) => one.zh).join('，'), sums.whole.given]
}

test('边填边算：差几分随输入变，还没填成数的按原来的算', () => {
  assert.deepEqual(said([]), [true, '', '80'])
  assert.deepEqual(said([['a', '9']]), [false, '产出指标还差 3 分', '77'])
  assert.deepEqual(
    said([
      ['a', '9.'],
      ['b', ''],
    ]),
    [true, '', '80'],
  )
  assert.deepEqual(
    said([
      ['a', '13.5'],
      ['b', '8'],
    ]),
    [false, '产出指标多 1.5 分', '81.5'],
  )
})

test('不分类、不计分的方案照样只说该说的', () => {
  const free = { ...SAVED, classes: SAVED.classes.map((one) => ({ ...one, wanted: null })) }
  const off = liveWeights(free, ROWS, new Map([['c', '58']]), [])
  assert.deepEqual(
    off.said.map((one) => one.zh),
    ['合计还差 2 分'],
  )
  const unscored = { ...free, whole: part('合计', null, '80') }
  assert.equal(liveWeights(unscored, ROWS, new Map([['c', '1']]), []).agrees, true)
})

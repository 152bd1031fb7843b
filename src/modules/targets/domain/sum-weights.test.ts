import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#core/number/exact.ts'
import { sayMissing, sumWeights } from './sum-weights.ts'

const WITH_CLASSES = {
  executionWeight: exact(20),
  classWeights: { 成本指标: exact(20), 产出指标: exact(20), 效益指标: exact(30), 满意度指标: exact(10) },
  scored: true,
}
const FREE = { executionWeight: exact(10), classWeights: null, scored: true }
const row = (level1: string, weight: string, goalId: string | null = null) => ({
  level1,
  goalId,
  weight: exact(weight),
})
const said = (...given: Parameters<typeof sumWeights>) => {
  const found = sumWeights(...given)
  return [
    found.agrees,
    sayMissing(found)
      .map((one) => one.zh)
      .join('，'),
  ]
}

test('按方案分类合计，差几分、多几分都说清', () => {
  const rows = [row('成本指标', '20'), row('产出指标', '16.5'), row('产出指标', '0.5'), row('效益指标', '30')]
  assert.deepEqual(said([...rows, row('满意度指标', '12')], WITH_CLASSES), [
    false,
    '产出指标还差 3 分，满意度指标多 2 分',
  ])
  assert.deepEqual(said([...rows, row('产出指标', '3'), row('满意度指标', '10')], WITH_CLASSES), [true, ''])
})

test('方案没有的类别不给分；一个指标也没有时各类全差', () => {
  const whole = [row('成本指标', '20'), row('产出指标', '20'), row('效益指标', '30')]
  assert.deepEqual(said([...whole, row('其他指标', '10')], WITH_CLASSES), [
    false,
    '满意度指标还差 10 分，其他指标多 10 分',
  ])
  assert.match(String(said([], WITH_CLASSES)[1]), /成本指标还差 20 分.*满意度指标还差 10 分/)
})

test('方案不分类时只看合计；不计分的方案不看', () => {
  assert.deepEqual(said([row('产出指标', '88.25')], FREE), [false, '合计还差 1.75 分'])
  assert.deepEqual(said([row('产出指标', '90')], FREE), [true, ''])
  assert.deepEqual(said([row('产出指标', '3')], { executionWeight: null, classWeights: null, scored: false }), [
    true,
    '',
  ])
})

test('部门整体还按目标合计，合计对而目标不对也不行', () => {
  const goals = [
    { id: 'g1', name: '目标1', weight: exact(40) },
    { id: 'g2', name: '目标2', weight: exact(50) },
  ]
  const rows = [row('产出指标', '41', 'g1'), row('效益指标', '49', 'g2')]
  assert.deepEqual(said(rows, FREE, goals), [false, '目标1多 1 分，目标2还差 1 分'])
})

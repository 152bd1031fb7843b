import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#core/number/exact.ts'
import type { TargetMeasure } from './target.ts'
import { directionOf, printTarget, targetValue } from './target-value.ts'

const NOTHING: TargetMeasure = { kind: 'quantitative', op: null, value: null, valueUnit: null, text: null, ref: null }

test('目标值照此打印，方向由符号得出', () => {
  const rows: [Partial<TargetMeasure>, string, string | null][] = [
    [{ op: '>=', value: '95.5', valueUnit: '%' }, '≥95.5%', 'positive'],
    [{ op: '<', value: '5', valueUnit: '%' }, '＜5%', 'reverse'],
    [{ op: '=', value: '12', valueUnit: '次' }, '=12次', 'equal'],
    [{ kind: 'reference', op: '<=', ref: '合同金额' }, '不超过合同金额', 'reverse'],
    [{ kind: 'reference', op: '>=', ref: '标准' }, '≥标准', 'positive'],
    [{ kind: 'qualitative', text: '按规定时间完成' }, '按规定时间完成', null],
  ]
  for (const [part, printed, direction] of rows) {
    const measure = { ...NOTHING, ...part }
    assert.equal(printTarget(measure), printed)
    assert.equal(directionOf(measure.op), direction)
  }
})

test('成为自评表里的值时，数是精确的，空的就是空的', () => {
  assert.deepEqual(targetValue({ ...NOTHING, op: '>=', value: '16.42', valueUnit: '万元' }), {
    printed: '≥16.42万元',
    kind: 'quantitative',
    op: '>=',
    value: exact('16.42'),
    unit: '万元',
    canonical: { value: exact(164_200), unit: '元' },
  })
  assert.deepEqual(targetValue({ ...NOTHING, op: '<=', value: '4', valueUnit: '小时' }).canonical, {
    value: exact(240),
    unit: '分钟',
  })
  assert.deepEqual(targetValue({ ...NOTHING, kind: 'qualitative', text: '' }), { printed: null, kind: 'missing' })
  assert.deepEqual(targetValue(NOTHING), { printed: null, kind: 'missing' })
})

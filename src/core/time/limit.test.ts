import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatLimit, formatLimitEn, formatLimitZh, LIMIT_UNITS, type LimitUnit, parseLimit } from './limit.ts'

const WORDED: [number, LimitUnit, string, string, string][] = [
  [30, 'NM', '30NM', '30个自然分钟', '30 natural minutes'],
  [4, 'NH', '4NH', '4个自然时', '4 natural hours'],
  [7, 'ND', '7ND', '7个自然日', '7 natural days'],
  [1, 'WM', '1WM', '1个工作分钟', '1 working minute'],
  [4, 'WH', '4WH', '4个工作时', '4 working hours'],
  [1, 'WD', '1WD', '1个工作日', '1 working day'],
]
for (const [n, unit, code, zh, en] of WORDED) {
  test(`${code} is ${zh}, ${en}, and can be read from each`, () => {
    assert.equal(formatLimit({ n, unit }), code)
    assert.equal(formatLimitZh({ n, unit }), zh)
    assert.equal(formatLimitEn({ n, unit }), en)
    for (const text of [code, zh, en]) assert.deepEqual(parseLimit(text), { n, unit })
  })
}

test('other ways of writing a limit', () => {
  assert.deepEqual(parseLimit(' 4 wh '), { n: 4, unit: 'WH' })
  assert.deepEqual(parseLimit('4工作小时'), { n: 4, unit: 'WH' })
  assert.deepEqual(parseLimit('3650ND'), { n: 3650, unit: 'ND' })
})

for (const text of ['', '4', 'WD', '0WD', '-1WD', '1.5WH', '3651ND', '99999NM', '4天', '4XX', '4WD5', '04WD']) {
  test(`“${text}” is no limit`, () => assert.equal(parseLimit(text), null))
}

test('there are six units', () => assert.deepEqual(LIMIT_UNITS, ['NM', 'NH', 'ND', 'WM', 'WH', 'WD']))

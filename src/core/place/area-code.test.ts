import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaCodeAt, areaLevel, isWithin, parentOf } from './area-code.ts'

test('编码长度决定层级，非 6/9/12/15 位数字不是区域编码', () => {
  const table: [string, string | null][] = [
    ['990101', 'district'],
    ['990101001', 'street'],
    ['990101001012', 'community'],
    ['990101001012003', 'grid'],
    ['99010', null],
    ['9901010', null],
    ['9901010010120031', null],
    ['99010a', null],
    ['９９０１０１', null],
    [' 990101', null],
    ['', null],
  ]
  for (const [code, level] of table) assert.equal(areaLevel(code), level, code)
})

test('上级、归属与截取', () => {
  assert.equal(parentOf('990101001012003'), '990101001012')
  assert.equal(parentOf('990101001'), '990101')
  assert.equal(parentOf('990101'), null)
  assert.equal(parentOf('12345'), null)
  assert.equal(isWithin('990101001012003', '990101001'), true)
  assert.equal(isWithin('990101001', '990101001'), true)
  assert.equal(isWithin('990101', '990101001'), false)
  assert.equal(isWithin('990102001', '990101'), false)
  assert.equal(isWithin('990101001', '9901'), false)
  assert.equal(isWithin('990101001', ''), false)
  assert.equal(areaCodeAt('990101001012003', 'street'), '990101001')
  assert.equal(areaCodeAt('990101001', 'street'), '990101001')
  assert.equal(areaCodeAt('990101001', 'grid'), null)
  assert.equal(areaCodeAt('99', 'district'), null)
})

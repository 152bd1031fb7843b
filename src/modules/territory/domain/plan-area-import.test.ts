import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Polygon } from '#core/place/geometry.ts'
import { type AreaInForce, planAreaImport } from './plan-area-import.ts'

const shape = (size = 1): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [114, 30],
      [114 + size, 30],
      [114, 30 + size],
      [114, 30],
    ],
  ],
})
const inForce = (...areas: (Partial<AreaInForce> & { code: string })[]) =>
  new Map(areas.map((area) => [area.code, { name: area.code, polygon: shape(), ended: false, ...area }]))
const file = (...codes: string[]) => codes.map((code, i) => ({ line: i + 1, code, name: code, polygon: shape() }))
const rules = { districtCode: '990101', endMissing: false }
const codesOf = (areas: { code: string }[]) => areas.map((area) => area.code)

test('parents may stand after their children in the file', () => {
  const plan = planAreaImport(inForce({ code: '990101' }), file('990101001001', '990101001'), rules)
  assert.deepEqual(codesOf(plan.added), ['990101001', '990101001001'])
  assert.deepEqual(plan.faults, [])
})

test('same name and border: unchanged; another border or name: a new version', () => {
  const before = inForce(
    { code: '990101' },
    { code: '990101001' },
    { code: '990101002', polygon: shape(2) },
    { code: '990101003', name: '旧名' },
  )
  const plan = planAreaImport(before, file('990101001', '990101002', '990101003'), rules)
  assert.deepEqual(codesOf(plan.unchanged), ['990101001'])
  assert.deepEqual(codesOf(plan.changed), ['990101002', '990101003'])
})

test('each kind of wrong code is told with its line', () => {
  const before = inForce({ code: '990101' }, { code: '990101009', ended: true })
  const plan = planAreaImport(
    before,
    file('99010100', '420112001', '990101001', '990101001', '990101009', '990101777001'),
    rules,
  )
  assert.deepEqual(codesOf(plan.added), ['990101001'])
  const told = new Map(plan.faults.map(({ line, fault }) => [line, fault.zh]))
  assert.match(told.get(1)!, /6、9、12 或 15 位/)
  assert.match(told.get(2)!, /990101 开头/)
  assert.match(told.get(4)!, /出现了两次/)
  assert.match(told.get(5)!, /已停用/)
  assert.match(told.get(6)!, /没有上级区域 990101777/)
  assert.equal(plan.faults.length, 5)
})

test('areas that the file leaves out stay, unless it is to end them', () => {
  const before = inForce({ code: '990101' }, { code: '990101001' }, { code: '990101002' }, { code: '990101003' })
  assert.deepEqual(planAreaImport(before, file('990101001'), rules).endedCodes, [])
  const plan = planAreaImport(before, file('990101001'), { ...rules, endMissing: true })
  assert.deepEqual(plan.endedCodes, ['990101002', '990101003'])
})

test('only areas below the parents that the file speaks of end', () => {
  const before = inForce(
    { code: '990101' },
    { code: '990101001' },
    { code: '990101001001' },
    { code: '990101001002' },
    { code: '990101002' },
    { code: '990101002001' },
  )
  const plan = planAreaImport(before, file('990101001001'), { ...rules, endMissing: true })
  assert.deepEqual(plan.endedCodes, ['990101001002'])
})

test('an area with children in force is not ended, and that is said; with its children it is', () => {
  const before = inForce({ code: '990101' }, { code: '990101001' }, { code: '990101002' }, { code: '990101002001' })
  const plan = planAreaImport(before, file('990101001'), { ...rules, endMissing: true })
  assert.deepEqual(plan.endedCodes, [])
  assert.deepEqual(
    plan.faults.map(({ line, code }) => [line, code]),
    [[0, '990101002']],
  )
  const moved = planAreaImport(before, file('990101001', '990101002002'), { ...rules, endMissing: true })
  assert.deepEqual(moved.endedCodes, ['990101002001'])
})

test('a rejected area is not ended for being rejected', () => {
  const before = inForce({ code: '990101' }, { code: '990101001' }, { code: '990101002' })
  const wrong = [{ line: 1, code: '990101001', name: 'a', polygon: shape() }, ...file('990101001')]
  const plan = planAreaImport(before, wrong, { ...rules, endMissing: true })
  assert.deepEqual(plan.endedCodes, ['990101002'])
})

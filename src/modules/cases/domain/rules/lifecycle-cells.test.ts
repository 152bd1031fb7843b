import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifecycleTable } from '../lifecycle-table.ts'
import { channelFile, limitData, ruleData } from '../testing/world.ts'
import { lifecycleCells } from './lifecycle-cells.ts'

const cellsOf = (preset: string | null) =>
  lifecycleCells({ rules: ruleData, limits: limitData, ...channelFile, preset, district: null })
const cells = cellsOf(null)
const cell = (state: string, command: string, variant: string, from = cells) =>
  from.find((each) => each.state === state && each.command === command && each.variant === variant)!

test('每个流程、每个允许的格子都打印出来', () => {
  const allowed = lifecycleTable.reduce((sum, row) => sum + row.from.length, 0)
  assert.equal(cells.length, 5 * allowed)
  assert.equal(cell('closed', 'sign', 'grid'), undefined, 'refused by its state')
})

test('去向和时限随流程的开关而变', () => {
  const next = (state: string, command: string, variant: string, from = cells) =>
    cell(state, command, variant, from).next.map((each) => each.state)
  assert.deepEqual(next('done', 'skipCheck', 'grid'), [], 'grid cases are always checked')
  assert.deepEqual(next('done', 'skipCheck', 'hotline'), ['callback', 'toClose'])
  assert.deepEqual(next('reported', 'requestVerification', 'emergency'), [])
  assert.deepEqual(next('handling', 'recordProgress', 'grid'), ['handling'], 'stays where it is')
  const starts = (variant: string) => cell('filed', 'dispatch', variant).next[0]!.clocks.start.map(({ clock }) => clock)
  assert.deepEqual(starts('grid'), ['sign'])
  assert.deepEqual(starts('hotline'), ['sign', 'handle'])
  assert.deepEqual(next('callback', 'preCallback', 'hotline'), [])
  assert.deepEqual(next('callback', 'preCallback', 'hotline', cellsOf('wuhan')), ['callback', 'handling', 'filed'])
})

test('结案岗位按流程', () => {
  assert.deepEqual(cell('toClose', 'close', 'hazard').posts, ['hazardReviewer'])
  assert.deepEqual(cell('toClose', 'close', 'emergency').posts, ['commander'])
  assert.deepEqual(cell('toClose', 'close', 'grid').posts, ['filingOfficer', 'system'])
})

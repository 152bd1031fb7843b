import { expect, test } from 'vitest'
import type { CaseRow } from '../../contract.ts'
import { desksOf } from './desks-of.ts'
import { holdRows } from './hold-rows.ts'

const row = (id: string, version = 1) => ({ id, version }) as CaseRow
const known = (...rows: CaseRow[]) => new Map(rows.map((one) => [one.id, one]))
const shape = ({ rows }: ReturnType<typeof holdRows>) =>
  rows.map(({ row: { id, version }, gone }) => `${id}${version}${gone ? ' gone' : ''}`)

test('known rows change in place, whatever order the answer has', () => {
  const held = holdRows(['a', 'b', 'c'], known(row('a'), row('b'), row('c')), [row('c', 2), row('a', 3), row('b')])
  expect(shape(held)).toEqual(['a3', 'b1', 'c2'])
  expect(held.newCount).toBe(0)
})

test('new rows are counted and not shown; rows that left stay where they were, marked', () => {
  const held = holdRows(['a', 'b'], known(row('a'), row('b')), [row('new'), row('b', 2), row('newer')])
  expect(shape(held)).toEqual(['a1 gone', 'b2'])
  expect(held.newCount).toBe(2)
})

test('a row that was dropped after one’s own action does not come back as new of itself', () => {
  expect(shape(holdRows(['b'], known(row('a'), row('b')), [row('b')]))).toEqual(['b1'])
})

test('people see the desks of the steps they may take, in the order of the life cycle', () => {
  expect(desksOf(['cases:view', 'cases:dispatch', 'cases:assign-check'])).toEqual(['dispatch', 'checkAssign'])
  expect(desksOf(['cases:close', 'cases:accept', 'cases:endorse-request'])).toEqual(['intake', 'requests', 'close'])
  expect(desksOf(['cases:view'])).toEqual(['all'])
})

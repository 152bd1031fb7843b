import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bundle, type WarningLine } from './bundle.ts'

const line = (personId: string, level: WarningLine['level'] = 'orange') => ({ personId, level })

test('同一人超过上限的合成一条，并取最重的一级；不超过的逐条', () => {
  const lines = [line('b'), line('a'), line('b', 'red'), line('b'), line('a')]
  const { single, bundles } = bundle(lines, 2, new Map())
  assert.deepEqual(single, [line('a'), line('a')])
  assert.deepEqual(
    bundles.map(({ personId, worst, lines: own }) => [personId, worst, own.length]),
    [['b', 'red', 3]],
  )
})

test('刚刚收过的也算在内', () => {
  const { single, bundles } = bundle([line('a')], 2, new Map([['a', 2]]))
  assert.deepEqual([single.length, bundles.length], [0, 1])
})

test('每一条都在，且只在一处；合并的按人排序', () => {
  const levels = fc.constantFrom<WarningLine['level']>('orange', 'red', 'redDaily')
  const lines = fc.array(fc.record({ personId: fc.constantFrom('a', 'b', 'c', 'd'), level: levels, id: fc.uuid() }))
  fc.assert(
    fc.property(lines, fc.nat(6), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(9)), (all, most, before) => {
      const { single, bundles } = bundle(all, most, new Map(Object.entries(before)))
      const placed = [...single, ...bundles.flatMap((one) => one.lines)].map((one) => one.id)
      assert.deepEqual(placed.toSorted(), all.map((one) => one.id).toSorted())
      const persons = bundles.map((one) => one.personId)
      assert.deepEqual(persons, persons.toSorted())
      for (const one of bundles) assert.ok(one.lines.every((each) => each.personId === one.personId))
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CountedCell, hiddenCells, LEAST_PERSONS } from './hide-small.ts'

const cells = (...rows: [string, string, number][]): CountedCell[] =>
  rows.map(([street, answer, persons]) => ({ keys: [street, answer], persons }))

test('少于 5 人的格子隐去，并再隐一格，使合计减不出它', () => {
  const hidden = hiddenCells([
    { keys: ['东街'], persons: 40 },
    { keys: ['西街'], persons: 3 },
    { keys: ['南街'], persons: 9 },
  ])
  assert.deepEqual([...hidden].sort(), [1, 2])
})

test('两个都很小，合起来仍不足 5 人：再隐最小的邻格', () => {
  const hidden = hiddenCells([
    { keys: ['甲'], persons: 1 },
    { keys: ['乙'], persons: 2 },
    { keys: ['丙'], persons: 30 },
    { keys: ['丁'], persons: 12 },
  ])
  assert.deepEqual([...hidden].sort(), [0, 1, 3])
})

test('没有小格子就什么也不隐', () => {
  assert.equal(hiddenCells([{ keys: ['甲'], persons: 5 }]).size, 0)
})

test('两层分组：行的合计和列的合计都减不出', () => {
  const rows = cells(
    ['东街', '满意', 50],
    ['东街', '不满意', 2],
    ['西街', '满意', 40],
    ['西街', '不满意', 20],
    ['南街', '满意', 30],
    ['南街', '不满意', 25],
  )
  const hidden = hiddenCells(rows)
  for (const group of [0, 1])
    for (const [, family] of Map.groupBy(rows.keys(), (at) => rows[at]!.keys[group])) {
      const out = family.filter((at) => hidden.has(at))
      assert.notEqual(out.length, 1)
    }
  assert.ok(hidden.has(1) && !hidden.has(4), 'hides the small one and no more than needed')
})

test('任意表：每个已知合计里，隐去的要么没有，要么至少两格且够 5 人，除非全隐', () => {
  const key = fc.constantFrom('a', 'b', 'c', null)
  const table = fc
    .uniqueArray(fc.record({ keys: fc.tuple(key, key, key), persons: fc.nat(12) }), {
      selector: ({ keys }) => JSON.stringify(keys),
      maxLength: 40,
    })
    .filter((rows) => rows.length > 0)
  fc.assert(
    fc.property(table, (rows) => {
      const hidden = hiddenCells(rows)
      rows.forEach(({ persons }, at) => {
        assert.ok(persons >= LEAST_PERSONS || hidden.has(at))
      })
      for (let fixed = 0; fixed < 7; fixed++)
        for (const family of Map.groupBy(rows.keys(), (at) =>
          rows[at]!.keys.map((one, group) => (fixed & (1 << group) ? String(one) : '*')).join('|'),
        ).values()) {
          const out = family.filter((at) => hidden.has(at))
          const persons = out.reduce((sum, at) => sum + rows[at]!.persons, 0)
          assert.ok(
            out.length === 0 || out.length === family.length || (out.length > 1 && persons >= LEAST_PERSONS),
            JSON.stringify({ fixed, out }),
          )
        }
    }),
  )
})

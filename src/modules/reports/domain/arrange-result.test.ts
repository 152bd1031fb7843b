import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangeResult, type Counted, type CountedGroup } from './arrange-result.ts'
import type { ReportQuery } from './report-query.ts'

const query: ReportQuery = {
  source: 'cases',
  time: 'reported',
  period: { kind: 'named', name: 'lastMonth' },
  groups: ['street'],
  measures: [{ kind: 'count' }, { kind: 'share', field: 'inTime' }, { kind: 'portion' }],
  filters: [],
  limit: 100,
}
const group = (
  key: string | null,
  rows: number,
  met: number,
  due: number,
  persons: number | null = null,
): CountedGroup => ({
  keys: key === '' ? [] : [key],
  rows,
  persons,
  parts: [
    { n: rows, d: null },
    { n: met, d: due },
    { n: null, d: null },
  ],
})
const counted = (...groups: CountedGroup[]): Counted => {
  const sum = (pick: (one: CountedGroup) => number) => groups.reduce((all, one) => all + pick(one), 0)
  const persons = groups[0]?.persons === null ? null : sum((one) => one.persons ?? 0)
  return {
    groups,
    total: {
      ...group(
        '',
        sum((one) => one.rows),
        sum((one) => one.parts[1]!.n!),
        sum((one) => one.parts[1]!.d!),
        persons,
      ),
      keys: [],
    },
  }
}

test('率由合计相除，分母为零没有率；按第一个指标从大到小', () => {
  const { rows, total } = arrangeResult(
    query,
    counted(group('东街', 10, 3, 4), group('西街', 30, 0, 0), group(null, 1, 1, 2)),
    [],
  )
  assert.deepEqual(
    rows.map(({ keys, cells }) => [keys[0], cells[0]!.value, cells[1]!.value]),
    [
      ['西街', 30, null],
      ['东街', 10, 75],
      [null, 1, 50],
    ],
  )
  assert.equal(total[1]!.value, (4 / 6) * 100)
  assert.equal(
    rows.reduce((sum, { cells }) => sum + cells[2]!.value!, 0),
    100,
  )
})

test('同比：数量按百分比，率按百分点；上年为零没有变化；上年有今年没有的也列出', () => {
  const before = counted(group('东街', 8, 1, 2), group('南街', 5, 1, 1), group('西街', 0, 0, 1))
  const { rows } = arrangeResult(query, counted(group('东街', 10, 3, 4), group('西街', 30, 1, 1)), [
    { comparison: 'year', counted: before },
  ])
  const of = (key: string) => rows.find(({ keys }) => keys[0] === key)!.cells
  assert.deepEqual(
    of('东街')
      .slice(0, 2)
      .map(({ compared }) => compared[0]!.change),
    [25, 25],
  )
  assert.equal(of('西街')[0]!.compared[0]!.change, null)
  assert.deepEqual([of('南街')[0]!.value, of('南街')[0]!.compared[0]!.change], [0, -100])
})

test('隐去的格子没有任何数，排在最后，位置不透露大小；限行数在隐去之后', () => {
  const now = counted(
    group('乙', 100, 1, 1, 80),
    group('甲', 3, 1, 1, 3),
    group('丙', 9, 1, 1, 9),
    group('丁', 50, 1, 1, 40),
  )
  const { rows, hidden, found } = arrangeResult({ ...query, limit: 3 }, now, [])
  assert.deepEqual([hidden, found, rows.length], [2, 4, 3])
  assert.deepEqual(
    rows.map(({ keys }) => keys[0]),
    ['乙', '丁', '丙'],
  )
  assert.ok(rows[2]!.cells.every((cell) => cell.hidden && cell.value === null && cell.n === null && cell.d === null))
})

test('全区不足 5 人时合计也隐去', () => {
  const { total } = arrangeResult(query, counted(group('甲', 2, 1, 1, 2)), [])
  assert.ok(total.every((cell) => cell.hidden))
})

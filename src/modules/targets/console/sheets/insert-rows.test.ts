import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormGrid, SheetCell } from '../../domain/form/sheet-cell.ts'
import { insertRows } from './insert-rows.ts'

const cell = (text: string, rowSpan = 1, colSpan = 1, field: string | null = null): SheetCell => ({
  text,
  rowSpan,
  colSpan,
  style: 'text',
  field,
  fields: [],
  editable: false,
  number: null,
})

const grid: FormGrid = {
  orientation: 'portrait',
  columnsMm: [10, 10, 20, 20],
  rows: [
    { cells: [cell('标题', 1, 4)] },
    { cells: [cell('绩效', 3), cell('产出', 2), cell('甲'), cell('1', 1, 1, 'indicators.0.actual')] },
    { cells: [cell('乙'), cell('2', 1, 1, 'indicators.1.actual')] },
    { cells: [cell('效益'), cell('丙'), cell('3', 1, 1, 'indicators.2.actual')] },
  ],
}

const shape = (under: number[]) =>
  insertRows(grid, new Set(under)).map((row) =>
    row.cells
      .map((one) => `${one.under === null ? one.text : `↑${one.under}`}:${one.rowSpan}x${one.colSpan}`)
      .join(' '),
  )

test('指标行下插一行：左边跨行的格子多跨一行，其余列归新行', () => {
  assert.deepEqual(shape([]), ['标题:1x4', '绩效:3x1 产出:2x1 甲:1x1 1:1x1', '乙:1x1 2:1x1', '效益:1x1 丙:1x1 3:1x1'])
  assert.deepEqual(shape([0]), [
    '标题:1x4',
    '绩效:4x1 产出:3x1 甲:1x1 1:1x1',
    '↑0:1x2',
    '乙:1x1 2:1x1',
    '效益:1x1 丙:1x1 3:1x1',
  ])
  assert.deepEqual(shape([1, 2]), [
    '标题:1x4',
    '绩效:5x1 产出:3x1 甲:1x1 1:1x1',
    '乙:1x1 2:1x1',
    '↑1:1x2',
    '效益:1x1 丙:1x1 3:1x1',
    '↑2:1x3',
  ])
})

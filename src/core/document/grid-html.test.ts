import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridHtml, gridTable } from './grid-html.ts'
import { fittedPoints, pointsOf } from './paper.ts'
import { placeCells } from './place-cells.ts'
import type { CellStyle, PrintedCell, PrintedGrid } from './printed-grid.ts'

const cell = (text: string, colSpan = 1, rowSpan = 1, style: CellStyle = 'text'): PrintedCell => ({
  text,
  colSpan,
  rowSpan,
  style,
})
const grid = (...rows: PrintedCell[][]): PrintedGrid => ({
  orientation: 'portrait',
  columnsMm: [10, 20, 30],
  rows: rows.map((cells) => ({ cells })),
})

test('格子落在第一个没被占的列，如 HTML', () => {
  const placed = placeCells(grid([cell('侧', 1, 2), cell('上', 2)], [cell('左'), cell('右')]))
  assert.deepEqual(
    placed.flat().map(({ cell: { text }, row, column }) => [text, row, column]),
    [
      ['侧', 0, 0],
      ['上', 0, 1],
      ['左', 1, 1],
      ['右', 1, 2],
    ],
  )
})

test('排不满、排不下、叠在一起的格子指出行列', () => {
  assert.throws(() => placeCells(grid([cell('短', 2)])), /row 1 leaves column 3 empty/)
  assert.throws(() => placeCells(grid([cell('长', 4)])), /row 1 is wider than its 3 columns/)
  assert.throws(
    () => placeCells(grid([cell('甲'), cell('乙', 1, 2), cell('丙')], [cell('丁', 2), cell('戊')])),
    /two cells in one place/,
  )
})

test('太长的数缩小而不折断，文字不缩', () => {
  assert.equal(fittedPoints('number', '268.937', 20), pointsOf('number'))
  const small = fittedPoints('number', '123456789012.345678', 20)
  assert.ok(small < pointsOf('number') && small >= 6)
  assert.equal(fittedPoints('text', '很长的一段文字很长的一段文字', 20), pointsOf('text'))
})

test('页面里的文字都转义，合并的格子带行列数', () => {
  const html = gridTable(grid([cell('<b>&"', 3)], [cell('甲', 1, 2), cell('乙', 2)], [cell('丙', 2, 1, 'number')]))
  assert.ok(html.includes('&lt;b&gt;&amp;&quot;') && !html.includes('<b>'))
  assert.ok(html.includes('<td class="text" rowspan="2">甲</td>'))
  assert.ok(html.includes('<td class="number whole" colspan="2">丙</td>'))
})

test('整页：纸张方向随表，每张表另起一页，不引用外面的东西', () => {
  const wide: PrintedGrid = { ...grid([cell('甲', 3)]), orientation: 'landscape' }
  const html = gridHtml('题 <1>', [wide, wide], '@font-face{}')
  assert.ok(html.includes('size: A4 landscape') && html.includes('<title>题 &lt;1&gt;</title>'))
  assert.equal(html.match(/<section>/g)?.length, 2)
  assert.ok(!/https?:|src=|<script/.test(html))
})

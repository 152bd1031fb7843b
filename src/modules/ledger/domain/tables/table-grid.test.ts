import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridHtml } from '#core/document/grid-html.ts'
import { placeCells } from '#core/document/place-cells.ts'
import { exact } from '#core/number/exact.ts'
import { money, type PublicTable, percent, text } from './table.ts'
import { tableGrid } from './table-grid.ts'

const TABLE: PublicTable = {
  no: '03',
  zh: '部门支出总表',
  en: 'Spending',
  columns: [text('name', '科目', 'Item'), money('total', '合计', 'Total'), percent('share', '占比（%）', 'Share')],
  rows: [
    { key: 'total', level: 0, cells: { name: '合计', total: exact('12345678.90'), share: exact(100) } },
    { key: '201', level: 2, cells: { name: '一般公共服务', total: exact('12345678.90'), share: null } },
  ],
  notes: [],
  relations: [],
}
const HEAD = { unitName: '区中心', year: 2026, stageName: '部门预算', moneyUnit: '万元' as const, provisional: true }

test('打印的表：题、表号、单位、缩进和说明都在，金额带千分位，表格软件用的数不带', () => {
  const grid = tableGrid(TABLE, HEAD)
  const texts = grid.rows.map(({ cells }) => cells.map((cell) => cell.text))
  assert.deepEqual(texts[0], ['2026 年部门支出总表'])
  assert.match(texts[1]![0]!, /公开03表.*区中心.*金额单位：万元/)
  assert.deepEqual(texts[3], ['合计', '1,234.57', '100.00'])
  assert.deepEqual(texts[4], ['　一般公共服务', '1,234.57', ''])
  assert.equal(grid.rows[3]!.cells[1]!.number, '1234.57')
  assert.match(texts[5]![0]!, /尚未定稿/)
  assert.match(texts[6]![0]!, /尾差/)
  assert.equal(placeCells(grid).length, grid.rows.length)
  assert.match(gridHtml('公开表', [grid]), /1,234\.57/)
})

test('以元打印时不舍入，也不说尾差', () => {
  const grid = tableGrid(TABLE, { ...HEAD, moneyUnit: '元', provisional: false })
  assert.equal(grid.rows[3]!.cells[1]!.text, '12,345,678.90')
  assert.equal(grid.rows.length, 5)
})

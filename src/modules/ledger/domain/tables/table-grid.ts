import type { CellStyle, PrintedCell } from '#core/document/printed-grid.ts'
import { type Exact, exact, isZero, over } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import type { MoneyUnit } from '../amount.ts'
import type { PublicTable, TableColumn, TableRow } from './table.ts'

/** A cell of a printed table; `number` is what a spreadsheet reckons with. */
export interface TableCell extends PrintedCell {
  number: string | null
}

export interface TableGrid {
  orientation: 'landscape'
  columnsMm: number[]
  rows: { cells: TableCell[] }[]
}

export interface TableHead {
  unitName: string
  year: number
  stageName: string
  moneyUnit: MoneyUnit
  provisional: boolean
}

const PAGE_MM = 261
/** Seven digits of a code need this much, whatever else stands in the row. */
const CODE_MM = 19
const SHARES = { text: 58, money: 30, percent: 18 } as const
const TEN_THOUSAND = exact(10_000)

/** The table as it is printed: its number, title, unit of money, heads, rows and what is said below. */
export function tableGrid(table: PublicTable, head: TableHead): TableGrid {
  const { columns, rows } = table
  const width = columns.length
  const codes = columns.filter(({ kind }) => kind === 'code').length
  const shares = columns.reduce((sum, { kind }) => sum + (kind === 'code' ? 0 : SHARES[kind]), 0)
  const line = (text: string, style: CellStyle) => ({
    cells: [{ text, style, colSpan: width, rowSpan: 1, number: null }],
  })
  const rounded =
    head.moneyUnit === '万元' ? ['以万元为单位四舍五入到两位小数，分项之和与合计可能有尾差，以元为单位的表为准。'] : []
  const notes = [...(head.provisional ? ['本表数据尚未定稿。'] : []), ...rounded, ...table.notes.map(({ zh }) => zh)]
  return {
    orientation: 'landscape',
    columnsMm: columns.map(({ kind }) =>
      kind === 'code' ? CODE_MM : (SHARES[kind] * (PAGE_MM - codes * CODE_MM)) / shares,
    ),
    rows: [
      line(`${head.year} 年${table.zh}`, 'title'),
      line(`公开${table.no}表　　单位名称：${head.unitName}　　金额单位：${head.moneyUnit}`, 'line'),
      { cells: columns.map(({ zh }) => cell(zh, 'heading')) },
      ...rows.map((row) => ({ cells: columns.map((column) => bodyCell(row, column, head.moneyUnit)) })),
      ...notes.map((text) => line(`说明：${text}`, 'remark')),
    ],
  }
}

const cell = (text: string, style: CellStyle, number: string | null = null): TableCell => ({
  text,
  style,
  colSpan: 1,
  rowSpan: 1,
  number,
})

function bodyCell(row: TableRow, { id, kind }: TableColumn, unit: MoneyUnit): TableCell {
  const value = row.cells[id] ?? null
  if (value === null) return cell('', kind === 'text' ? 'text' : 'number')
  if (typeof value === 'string')
    return cell(kind === 'text' ? `${'　'.repeat(indentOf(row))}${value}` : value, kind === 'text' ? 'text' : 'centred')
  // What is nothing stays empty on paper; only the sum of the table says 0.00.
  if (isZero(value) && row.level > 0) return cell('', 'number')
  const said = kind === 'percent' ? toFixedText(value, 2) : moneyText(value, unit)
  return cell(kind === 'money' ? grouped(said) : said, 'number', said)
}

const indentOf = ({ level }: TableRow) => (level > 1 ? level - 1 : 0)

/** Two decimals in either unit, as such tables are printed. */
export const moneyText = (yuan: Exact, unit: MoneyUnit): string =>
  toFixedText(unit === '万元' ? over(yuan, TEN_THOUSAND)! : yuan, 2)

/** 1234567.00 as 1,234,567.00. */
export const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?=\.))/g, ',')

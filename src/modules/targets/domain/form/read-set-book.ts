import { type FieldFault, fault } from '#core/fault.ts'
import type { SheetSet } from '../sheet.ts'
import { APPENDIX_HEADS, APPENDIX_NAME, cellText, contextOf, READINGS, sameTree, WAY_NAMES } from './appendix.ts'
import { cellAddress, pointedAt } from './cell-address.ts'
import { readField } from './field-ways.ts'
import { FIELD_WAYS, type FieldWay } from './form.ts'
import { type FlatNode, flatNode, nodeAt, readFlat } from './read-flat.ts'
import { SET_SHAPE } from './sheet-shape.ts'
import type { ReadBook } from './workbook-model.ts'

const MOST_ROWS = 200_000
const MOST_FAULTS = 50
const MOST_VALUE_CELLS = 40
const LONGEST_PATH = 2000
const MOST_STEPS = 40

interface Pointer {
  path: string
  as: FieldWay
  sheet: string
  address: string
  text: string
  /** Only where the cell is compared with what it showed. */
  shown: string | null
}

/** The set in a workbook that was exported here: visible cells win over what 附表 says (see `setWorkbook`). */
export function readSetBook(book: ReadBook): SheetSet {
  const appendix = book.sheets.find(({ name }) => name === APPENDIX_NAME)
  if (!appendix) throw notOurs()
  const faults: FieldFault[] = []
  const root = flatNode()
  const pointers = rowsOf(appendix.cells, root).flatMap((row) => pointerOf(row, book, faults))
  const byPath = Map.groupBy(pointers, ({ path }) => path)
  // Actual values take the unit of their target, which may have been changed by hand as well.
  for (const late of [false, true])
    for (const [path, cells] of byPath) if (/\.actual$/.test(path) === late) settle(path, cells, root, faults)
  if (faults.length > 0) throw unreadable(faults)
  return readFlat(root, SET_SHAPE, '') as SheetSet
}

interface AppendixRow {
  line: number
  path: string
  reading: string
  way: string
  formula: string | null
  shown: string
}

function rowsOf(cells: ReadonlyMap<string, { text: string; formula: string | null }>, root: FlatNode): AppendixRow[] {
  const at = (row: number, column: number) => cells.get(cellAddress(row, column))
  let head = 0
  while (head < 20 && at(head, 0)?.text !== APPENDIX_HEADS[0]) head += 1
  if (head === 20) throw notOurs()
  const pointers: AppendixRow[] = []
  for (let row = head + 1; at(row, 0); row++) {
    if (row > MOST_ROWS) throw tooLong()
    const path = at(row, 0)!.text
    if (path.length > LONGEST_PATH || path.split('.').length > MOST_STEPS) throw strangePath(row + 1, path)
    const reading = at(row, 1)?.text ?? ''
    if (reading === READINGS.row) {
      let value = ''
      for (let column = 5; column < 5 + MOST_VALUE_CELLS; column++) value += at(row, column)?.text ?? ''
      nodeAt(root, path).text = value
    } else
      pointers.push({
        line: row + 1,
        path,
        reading,
        way: at(row, 2)?.text ?? '',
        formula: at(row, 3)?.formula ?? null,
        shown: at(row, 4)?.text ?? '',
      })
  }
  return pointers
}

function pointerOf(row: AppendixRow, book: ReadBook, faults: FieldFault[]): Pointer[] {
  const { path, reading, way, formula, shown, line } = row
  const target = formula === null ? null : pointedAt(formula)
  const sheet = target && book.sheets.find(({ name }) => name === target.sheet)
  const as = FIELD_WAYS.find((one) => WAY_NAMES[one] === way)
  if (!target || !sheet || !as || (reading !== READINGS.cell && reading !== READINGS.changed)) {
    faults.push({
      field: `${APPENDIX_NAME}!D${line}`,
      zh: `附表第 ${line} 行（${path}）所指的单元格已不在。请撤销删除的行列或工作表，或重新导出后再改。`,
      en: `The cell that row ${line} of 附表 points to (${path}) is gone. Undo what was deleted, or export again.`,
    })
    return []
  }
  const text = cellText(sheet.cells.get(target.address)?.text ?? '')
  return [
    {
      path,
      as,
      sheet: target.sheet,
      address: target.address,
      text,
      shown: reading === READINGS.changed ? shown : null,
    },
  ]
}

/** What the cells of one field come to: nothing where none was changed, so that the rows of 附表 count. */
function settle(path: string, cells: readonly Pointer[], root: FlatNode, faults: FieldFault[]): void {
  const counting = cells.filter(({ text, shown }) => shown === null || text !== shown)
  let found: { value: unknown; cell: Pointer } | null = null
  for (const cell of counting) {
    const read = readField(cell.as, cell.text, contextOf(path, unitAt(root, path)))
    if ('unreadable' in read) {
      faults.push(
        cellFault(
          cell,
          `“${cell.text.slice(0, 40)}”${read.unreadable.zh}。请改正，或清空后再导入。`,
          read.unreadable.en,
        ),
      )
      continue
    }
    if (found && !sameTree(found.value, read.value)) {
      const first = `“${found.cell.sheet}”${found.cell.address}`
      faults.push(
        cellFault(
          cell,
          `与${first}说的是同一项内容，两处改得不同。请改成一样再导入。`,
          'differs from another cell of one fact',
        ),
      )
      continue
    }
    found = { value: read.value, cell }
  }
  if (found) nodeAt(root, path).given = { value: found.value }
}

function unitAt(root: FlatNode, path: string): string | undefined {
  if (!/\.actual$/.test(path)) return undefined
  const target = nodeAt(root, path.replace(/\.actual$/, '.target'))
  const given = target.given?.value as { unit?: string } | undefined
  return given ? given.unit : target.children.get('unit')?.text
}

const cellFault = ({ sheet, address }: Pointer, zh: string, en: string): FieldFault => ({
  field: `${sheet}!${address}`,
  zh: `工作表“${sheet}”单元格 ${address}：${zh}`,
  en: `Sheet ${sheet}, cell ${address}: ${en}.`,
})

function unreadable(all: readonly FieldFault[]) {
  const more = all.length > 1 ? `（共 ${all.length} 处）` : ''
  return fault('sheet-book', {
    status: 422,
    zh: `${all[0]!.zh}${more}`,
    en: all[0]!.en,
    fields: all.slice(0, MOST_FAULTS),
  })
}

const notOurs = () =>
  fault('sheet-book', {
    status: 422,
    zh: '这个工作簿没有“附表”工作表，不是从本系统导出的自评表。请用本系统导出的 XLSX，或按自评表数据格式导入 JSON。',
    en: 'The workbook has no sheet 附表: it was not exported here. Use an exported XLSX, or JSON in the format of the sheets.',
  })

const strangePath = (line: number, path: string) =>
  fault('sheet-book', {
    status: 422,
    zh: `附表第 ${line} 行的字段“${path.slice(0, 40)}…”不是本系统写的。请恢复附表，或重新导出后再改。`,
    en: `The field in row ${line} of 附表 was not written here. Restore 附表 or export again.`,
  })

const tooLong = () =>
  fault('sheet-book', {
    status: 413,
    zh: `附表超过 ${MOST_ROWS} 行。请分成几个文件导入。`,
    en: `附表 has more than ${MOST_ROWS} rows. Split the file.`,
  })

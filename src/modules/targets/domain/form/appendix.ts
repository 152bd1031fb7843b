import type { PrintedRow } from '#core/document/printed-grid.ts'
import { canonicalJson } from '#core/text/canonical-json.ts'
import { plainTree } from '../exact-tree.ts'
import type { SheetSet } from '../sheet.ts'
import { valueAt } from './field-path.ts'
import { readField, type WayContext } from './field-ways.ts'
import { type FlatRow, flatRows } from './flat-rows.ts'
import type { FieldWay } from './form.ts'
import { SET_SHAPE } from './sheet-shape.ts'
import type { BookCell } from './workbook-model.ts'

export const APPENDIX_NAME = '附表'
export const APPENDIX_HEADS = ['字段', '读法', '类型', '单元格', '原样', '值'] as const
/** How a field of the set is read again: from the cell; from the cell if that was changed; from the row itself. */
export const READINGS = { cell: '照表', changed: '对照', row: '照写' } as const

/** How a cell is read, in the words of the column 类型. */
export const WAY_NAMES: Readonly<Record<FieldWay, string>> = {
  text: '文字',
  exact: '数',
  whole: '整数',
  value: '指标值',
  rate: '比率',
  weight: '分值',
  name: '名称',
  points: '名下分值',
  groupPoints: '类别分值',
  choice: '勾选',
  date: '日期',
}

const ABOUT =
  '本表供再次导入使用，请勿删改。“照表”的字段以所指单元格为准；“对照”的字段，单元格被改过时以单元格为准，否则以下方“照写”的各行为准。'
/** A cell holds 32,767 characters; longer texts go on in the next one. */
const LONGEST_PIECE = 30_000

/** One field where it stands on the sheets that are printed. */
export interface VisibleField {
  /** Path into the set. */
  path: string
  as: FieldWay
  sheet: string
  row: number
  column: number
  /** As the cell holds it. */
  text: string
  number: string | null
}

/** What a cell gives back of a text that was put there. */
export const cellText = (text: string): string => text.toWellFormed().replaceAll('\r\n', '\n')

/** What the reader of a field has to know beside its text. */
export const contextOf = (path: string, targetUnit: string | undefined): WayContext =>
  targetUnit && /\.actual$/.test(path) ? { unitHint: targetUnit } : {}

/**
 * Field by field what a workbook says: fields that a cell shows in full only point to it, since one fact is stored once;
 * what has no place on the form, and what a cell shows only in part, stands here.
 */
export function appendixRows(set: SheetSet, visible: readonly VisibleField[]): PrintedRow<BookCell>[] {
  const places = new Map<string, number>()
  for (const { path } of visible) places.set(path, (places.get(path) ?? 0) + 1)
  const inFull = new Set<string>()
  const pointers = visible.map((field) => {
    const full = places.get(field.path) === 1 && saysAll(set, field)
    if (full) inFull.add(field.path)
    return rowOf(field.path, full ? READINGS.cell : READINGS.changed, field, full ? '' : cellText(field.text), '')
  })
  const written = flatRows(set, SET_SHAPE, '').filter(([path]) => !isIn(path, inFull))
  const about: PrintedRow<BookCell> = {
    cells: [{ ...plainCell(ABOUT), colSpan: APPENDIX_HEADS.length, style: 'remark' }],
  }
  const heads: PrintedRow<BookCell> = {
    cells: APPENDIX_HEADS.map((head) => ({ ...plainCell(head), style: 'heading' })),
  }
  return [
    about,
    heads,
    ...pointers,
    ...written.map(([path, text]: FlatRow) => rowOf(path, READINGS.row, null, '', text)),
  ]
}

/** Whether the text of the cell alone gives the field back. */
function saysAll(set: SheetSet, field: VisibleField): boolean {
  const value = valueAt(set, field.path)
  const target = valueAt(set, field.path.replace(/\.actual$/, '.target.unit'))
  const unit = typeof target === 'string' ? target : undefined
  const read = readField(field.as, cellText(field.text), contextOf(field.path, unit))
  return 'value' in read && sameTree(read.value, value)
}

export const sameTree = (one: unknown, other: unknown): boolean =>
  canonicalJson(plainTree(one)) === canonicalJson(plainTree(other))

/** The path itself, or one that leads on from it. */
function isIn(path: string, paths: ReadonlySet<string>): boolean {
  for (let at = path.length; at > 0; at = path.lastIndexOf('.', at - 1)) if (paths.has(path.slice(0, at))) return true
  return false
}

function rowOf(path: string, reading: string, cell: VisibleField | null, shown: string, value: string) {
  const pieces = value.length <= LONGEST_PIECE ? [value] : piecesOf(value)
  const pointer: BookCell = cell
    ? {
        ...plainCell(cell.text),
        number: cell.number,
        pointsTo: { sheet: cell.sheet, row: cell.row, column: cell.column },
      }
    : plainCell('')
  const way = plainCell(cell ? WAY_NAMES[cell.as] : '')
  return { cells: [plainCell(path), plainCell(reading), way, pointer, plainCell(shown), ...pieces.map(plainCell)] }
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length; ) {
    // Both halves of a character stay together.
    const cut = from + LONGEST_PIECE
    const end = /[\ud800-\udbff]/.test(text[cut - 1] ?? '') ? cut + 1 : cut
    pieces.push(text.slice(from, end))
    from = end
  }
  return pieces
}

const plainCell = (text: string): BookCell => ({ text, colSpan: 1, rowSpan: 1, style: 'text', number: null })

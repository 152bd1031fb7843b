import { compare, type Exact } from '#core/number/exact.ts'
import type { Block, TableCell } from './document.ts'
import { type Figure, type FigureRow, NO_CELL } from './figure.ts'
import { type CompareWords, cellText, changeText, exactOf, SMALL } from './say-figure.ts'
import { rankRows } from './sentence.ts'
import type { TableColumn, TemplateBlock } from './template.ts'

type TableText = Extract<TemplateBlock, { table: string }>
type TableBlock = Extract<Block, { kind: 'table' }>

const MOST_ROWS = 60

export function tableBlock(
  text: TableText,
  figure: Figure,
  no: number,
  words: Readonly<Record<string, CompareWords>>,
): TableBlock {
  const { columns, measure = 0, order = 'most', rank = false, total = false } = text
  const most = Math.min(text.rows ?? MOST_ROWS, MOST_ROWS)
  const ranked = rankRows(figure, measure, order === 'least' ? 'least' : 'most')
  const rest = figure.rows.filter((row) => !ranked.includes(row))
  const sorted = order === 'asIs' ? figure.rows : [...ranked, ...rest]
  const shown = sorted.slice(0, most)
  const places = placesOf(ranked, measure, figure)
  const head = [...(rank ? ['名次'] : []), text.head, ...columns.map((column) => headOf(column, figure, words))]
  const line = (row: FigureRow): TableCell[] => [
    ...(rank ? [{ text: String(places.get(row) ?? '—') }] : []),
    { text: row.label },
    ...columns.map((column) => cellOf(row, column, figure, row.key)),
  ]
  const whole: FigureRow = { ...figure.total, key: null, label: '合计' }
  const sum = total
    ? [
        ...(rank ? [{ text: '' }] : []),
        { text: '合计' },
        ...columns.map((column) => cellOf(whole, column, figure, undefined)),
      ]
    : null
  return {
    kind: 'table',
    no,
    title: text.title,
    head,
    rows: shown.map(line),
    total: sum,
    note: noteOf(figure, shown, sorted.length, { rank, columns }),
  }
}

function headOf({ measure, zh, change }: TableColumn, figure: Figure, words: Readonly<Record<string, CompareWords>>) {
  const { zh: name, unit, form } = figure.measures[measure]!
  if (zh !== undefined) return zh
  if (change) return words[change]!.word
  return form === 'share' ? `${name}（%）` : unit === '' ? name : `${name}（${unit}）`
}

function cellOf(
  row: FigureRow,
  { measure, change }: TableColumn,
  figure: Figure,
  key: string | null | undefined,
): TableCell {
  const kind = figure.measures[measure]!
  const cell = row.cells[measure] ?? NO_CELL
  if (change) return { text: changeText(cell, row.compared[change]?.[measure], kind) }
  const text = cellText(cell, kind).replace(/%$/, '')
  if (cell.hidden || text === '—') return { text }
  const few = kind.form === 'share' && (cell.d ?? 0) < SMALL ? '△' : ''
  return { text: text + few, figure: { source: figure.source, measure, ...(key === undefined ? {} : { key }) } }
}

/** Equal values share a place, and the next one comes after all of them (1, 2, 2, 4). */
function placesOf(ranked: readonly FigureRow[], measure: number, { measures }: Figure): Map<FigureRow, number> {
  const places = new Map<FigureRow, number>()
  let last: { value: Exact; place: number } | null = null
  ranked.forEach((row, at) => {
    const value = exactOf(row.cells[measure]!, measures[measure]!.form)!
    const place = last && compare(last.value, value) === 0 ? last.place : at + 1
    places.set(row, place)
    last = { value, place }
  })
  return places
}

function noteOf(
  { measures }: Figure,
  shown: readonly FigureRow[],
  found: number,
  { rank, columns }: { rank: boolean; columns: readonly TableColumn[] },
): string {
  const notes: string[] = []
  if (found > shown.length) notes.push(`共${found}行，列前${shown.length}行`)
  const used = new Set(columns.map(({ measure }) => measure))
  const isFew = shown.some(({ cells }) =>
    cells.some(
      (cell, at) => used.has(at) && measures[at]!.form === 'share' && cell.d !== null && cell.d > 0 && cell.d < SMALL,
    ),
  )
  if (isFew) notes.push(`△ 样本不足${SMALL}件，仅供参考${rank ? '，不排名' : ''}`)
  if (shown.some(({ cells }) => cells.some(({ hidden }) => hidden))) notes.push('* 涉及人数过少，不公布')
  return notes.join('；')
}

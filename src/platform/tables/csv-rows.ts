import { type Columns, columnsOf, faultRow } from './columns.ts'
import { type LookAhead, lookAhead } from './look-ahead.ts'
import { RecordParser } from './record-parser.ts'
import { LONGEST_TEXT, type TableRow } from './table.ts'
import type { TextLine } from './text-lines.ts'

/** A quoted cell may hold line breaks; one that goes on for more lines has lost its closing quote. */
const MOST_LINES = 200

/**
 * Rows of a CSV table. A row that can't be read is given as it is, with the reason, and reading goes on at the next
 * line: a forgotten quote costs one row and not the rest of the file, as it would with a parser that only looks ahead.
 */
export async function* csvRows(
  batches: AsyncIterable<TextLine[]>,
  options: { headerLine?: number | undefined },
): AsyncGenerator<TableRow> {
  const lines = lookAhead(batches)
  try {
    yield* rowsOf(lines, options.headerLine ?? 1)
  } finally {
    await lines.close()
  }
}

async function* rowsOf(lines: LookAhead, headerLine: number): AsyncGenerator<TableRow> {
  let columns: Columns | null = null
  let delimiter = ''
  for (;;) {
    const first = lines.at(0) ?? (await lines.peek(0))
    if (!first) break
    if (!columns && (first.number < headerLine || first.text.trim() === '')) {
      lines.take(1)
      continue
    }
    const hint = columns ? null : /^sep=([,;\t|])$/i.exec(first.text)
    if (hint?.[1]) {
      // Excel's own word for the separator, on a line of its own.
      delimiter = hint[1]
      lines.take(1)
      continue
    }
    delimiter ||= likelyDelimiter(first.text)
    const record = await readRecord(lines, delimiter, columns?.count ?? 0)
    lines.take(record.lines)
    if (!columns) {
      columns = columnsOf(record.cells ?? [first.text])
      continue
    }
    if (record.fault) yield faultRow(first.number, record.raw, record.fault)
    else if (record.cells?.some((cell) => cell !== null))
      yield columns.row(first.number, record.cells, () => record.raw)
  }
  if (!columns) columnsOf([])
}

interface Found {
  lines: number
  raw: string
  cells?: (string | null)[]
  fault?: string
}

const ODD_QUOTES = '引号没有成对，请补上或删去引号。'

async function readRecord(lines: LookAhead, delimiter: string, width: number): Promise<Found> {
  const first = lines.at(0) as TextLine
  if (first.cut) return { lines: 1, raw: first.text, fault: `这一行超过 ${LONGEST_TEXT} 个字符，只保留了开头。` }
  const parser = new RecordParser(delimiter)
  const raw = [first.text]
  let { end } = first
  let length = first.text.length
  let state = parser.feed(first.text)
  let taken = 1
  while (state === 'open' && taken < MOST_LINES) {
    const next = lines.at(taken) ?? (await lines.peek(taken))
    if (!next || next.cut || length + next.text.length > LONGEST_TEXT) break
    state = parser.feed(next.text, end)
    raw.push(end, next.text)
    length += next.text.length
    end = next.end
    taken += 1
  }
  if (state === 'broken' && taken === 1)
    return { lines: 1, raw: first.text, fault: `第 ${parser.at} 个字符处的引号后多了内容；单元格内的引号要写成两个。` }
  if (state !== 'whole') return { lines: 1, raw: first.text, fault: ODD_QUOTES }
  const { cells } = parser
  if (width === 0 || fits(cells, width)) return { lines: taken, raw: raw.join(''), cells }
  if (taken > 1) {
    // Was a quote forgotten, and closed by chance further down? Then the line below is a row by itself.
    const below = new RecordParser(delimiter)
    if (below.feed(lines.at(1)?.text ?? '') === 'whole' && fits(below.cells, width))
      return { lines: 1, raw: first.text, fault: ODD_QUOTES }
  }
  if (isBlank(cells)) return { lines: taken, raw: raw.join(''), cells: [] }
  return { lines: taken, raw: raw.join(''), fault: widthFault(cells.length, width) }
}

/** Further empty cells at the end are what spreadsheets leave behind, and no fault. */
function fits(cells: readonly (string | null)[], width: number): boolean {
  return cells.length >= width && cells.slice(width).every((cell) => cell === null)
}

function isBlank(cells: readonly (string | null)[]): boolean {
  return cells.every((cell) => cell === null || cell.trim() === '')
}

function widthFault(found: number, width: number): string {
  return found < width
    ? `只有 ${found} 列，表头有 ${width} 列；请补齐缺少的列。`
    : `有 ${found} 列，表头只有 ${width} 列；单元格内有分隔符时要加引号。`
}

function likelyDelimiter(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '')
  let best = ','
  for (const sign of [';', '\t']) if (unquoted.split(sign).length > unquoted.split(best).length) best = sign
  return best
}

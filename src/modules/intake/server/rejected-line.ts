import type { TableRow } from '#platform/tables/table.ts'

/** Columns that the errors file adds; an import leaves them out of account, so the file can go in again as it is. */
export const LINE_COLUMN = '原行号'
export const REASON_COLUMN = '未导入原因'

/** One rejected row with its reasons, in the form of the file it came from. */
export function rejectedLine(
  source: TableRow,
  reasons: readonly string[],
  format: 'csv' | 'jsonl',
  header: string[] | null,
): { text: string; header: string[] | null } {
  const marks = { [LINE_COLUMN]: source.line, [REASON_COLUMN]: reasons.join('；') }
  if (format === 'jsonl') {
    const content = source.fault ? { raw: source.raw ?? '' } : source.values
    return { text: `${JSON.stringify({ ...content, ...marks })}\n`, header }
  }
  const columns = header ?? [...Object.keys(source.values), LINE_COLUMN, REASON_COLUMN]
  // A row that could not be read has no columns: its text stands in the first one.
  const values: Record<string, unknown> = source.fault
    ? { [columns[0]!]: source.raw ?? '', ...marks }
    : { ...source.values, ...marks }
  const line = columns.map((column) => csvCell(values[column])).join(',')
  const head = header ? '' : `\uFEFF${columns.map(csvCell).join(',')}\r\n`
  return { text: `${head}${line}\r\n`, header: columns }
}

function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

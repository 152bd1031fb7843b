import { type Cell, MOST_COLUMNS, type TableRow } from './table.ts'
import { tableHeaderFault } from './table-faults.ts'

/** Turns cells into rows under the titles of the header. */
export interface Columns {
  count: number
  row(line: number, cells: readonly Cell[], raw: () => string): TableRow
}

/** Empty titles at the end are no columns; one in the middle is called by its place. Two equal titles are refused. */
export function columnsOf(header: readonly Cell[]): Columns {
  const titles = header.map((cell) =>
    String(cell ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  while (titles.length > 0 && titles.at(-1) === '') titles.pop()
  const names = titles.map((title, at) => title || `列${at + 1}`)
  if (names.length === 0) throw tableHeaderFault('表格没有表头。', 'The table has no header.')
  if (names.length > MOST_COLUMNS)
    throw tableHeaderFault(`列数超过 ${MOST_COLUMNS}。`, `More than ${MOST_COLUMNS} columns.`)
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw tableHeaderFault(`表头中“${name}”出现了两次。`, `The title "${name}" stands there twice.`)
    // An object can't have a value of this name; the column would be lost without a word.
    if (name === '__proto__') throw tableHeaderFault('“__proto__”不能作列名。', '"__proto__" cannot be a title.')
    seen.add(name)
  }
  return {
    count: names.length,
    row(line, cells, raw) {
      const beyond = cells.findIndex((cell, at) => at >= names.length && cell !== null)
      if (beyond >= 0) return faultRow(line, raw(), `第 ${beyond + 1} 列有内容，但表头只有 ${names.length} 列。`)
      const values: Record<string, Cell> = {}
      for (let at = 0; at < names.length; at += 1) {
        const cell = cells[at] ?? null
        const wrong = typeof cell === 'string' ? findTextFault(cell) : null
        if (wrong) return faultRow(line, raw(), `“${names[at]}”${wrong}`)
        values[names[at] as string] = cell
      }
      return { line, values }
    },
  }
}

export function faultRow(line: number, raw: string, fault: string): TableRow {
  return { line, values: {}, raw, fault }
}

/** Signs that no text of people holds: a null byte, which no database takes, and the mark of a broken encoding. */
export function findTextFault(text: string): string | null {
  if (text.includes('\0')) return '含有空字符，请删除后重试。'
  if (text.includes('\ufffd')) return '含有乱码，请按 UTF-8 或 GBK 重新保存文件。'
  return null
}

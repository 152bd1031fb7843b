import { isFault } from '#core/fault.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell } from '#platform/tables/table.ts'
import { type CalledColumn, calledColumns, textOf } from './called-columns.ts'

const MOST_ROWS = 300_000
const LONGEST_ID = 200
/** So many rows in a row without the needed columns, and none before: the file is another kind of file. */
const PATIENCE = 20

/** Reads rows by what their columns may be called; those that cannot be used are told on stderr, each with its line. */
export async function readCalledRows<K extends string, T extends { id: string }>(
  path: string,
  wanted: Readonly<Record<K, CalledColumn>>,
  toRow: (at: (key: K) => string, line: number) => T | string,
): Promise<{ rows: T[]; bad: number }> {
  const rows: T[] = []
  const ids = new Set<string>()
  let bad = 0
  let [names, columns]: [string, Partial<Record<K, string>>] = ['', {}]
  const read = (cells: Record<string, Cell>, line: number): T | string => {
    const keys = Object.keys(cells)
    const seen = keys.join('\n')
    if (seen !== names) {
      columns = calledColumns(wanted, keys)
      names = seen
    }
    const row = toRow((key) => (columns[key] === undefined ? '' : textOf(cells[columns[key]])), line)
    if (typeof row === 'string') return row
    if (row.id === '' || row.id.length > LONGEST_ID) return `没有编号，或超过 ${LONGEST_ID} 个字符`
    return ids.has(row.id) ? `编号 ${row.id} 重复` : row
  }
  for await (const { line, values: cells, fault: why } of readTable({ path }, { maxRows: MOST_ROWS })) {
    let row: T | string
    try {
      row = why ?? read(cells, line)
    } catch (error) {
      if (!isFault(error) || (rows.length === 0 && bad >= PATIENCE)) throw error
      row = error.text.zh
    }
    if (typeof row === 'string') {
      bad++
      console.error(`第 ${line} 行未采用：${row}`)
      continue
    }
    ids.add(row.id)
    rows.push(row)
  }
  return { rows, bad }
}

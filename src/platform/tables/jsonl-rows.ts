import { faultRow, findTextFault } from './columns.ts'
import { exactNumber } from './exact-number.ts'
import { type Cell, LONGEST_TEXT, type TableRow } from './table.ts'
import type { TextLine } from './text-lines.ts'

/** One JSON object a line; a line that isn't one is a row at fault and nothing more. */
export async function* jsonlRows(batches: AsyncIterable<TextLine[]>): AsyncGenerator<TableRow> {
  for await (const batch of batches) for (const line of batch) if (line.text.trim() !== '') yield rowOf(line)
}

function rowOf(line: TextLine): TableRow {
  const at = (fault: string) => faultRow(line.number, line.text, fault)
  if (line.cut) return at(`这一行超过 ${LONGEST_TEXT} 个字符，只保留了开头。`)
  let record: unknown
  try {
    record = parse(line.text)
  } catch (error) {
    return at(`不是正确的 JSON：${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return at('每行应是一个 JSON 对象。')
  if (Object.hasOwn(record, '__proto__')) return at('“__proto__”不能作列名。')
  const values: Record<string, Cell> = {}
  for (const [name, member] of Object.entries(record)) {
    const cell = cellOf(member)
    const wrong = findTextFault(name) ?? (typeof cell === 'string' ? findTextFault(cell) : null)
    if (wrong) return at(`“${name}”${wrong}`)
    values[name] = cell
  }
  return { line: line.number, values }
}

/** Sixteen digits and more may not fit a number: telephone and identity numbers must keep all of theirs. */
const LONG_DIGITS = /\d{16}/

function parse(text: string): unknown {
  if (!LONG_DIGITS.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && /^-?\d{16,}$/.test(context?.source ?? '') ? exactNumber(context?.source ?? '') : value,
  )
}

function cellOf(member: unknown): Cell {
  if (member === null || typeof member === 'string' || typeof member === 'number') return member
  return JSON.stringify(member)
}

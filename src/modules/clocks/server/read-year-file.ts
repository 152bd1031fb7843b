import { fault } from '#core/fault.ts'
import type { CalendarYear, NamedDate } from '#core/time/calendar-data.ts'
import type { UploadedFile } from '#platform/call.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell, TableRow } from '#platform/tables/table.ts'
import type { YearRow } from '../domain/plan-year.ts'

const LIMITS = { maxRows: 1000, maxBytes: 1024 * 1024 }

/** Rows of a table (日期, 类型, 名称) or of a JSON file: `{off, work}`, alone or under `years` of a whole calendar. */
export async function readYearFile(file: UploadedFile, year: number): Promise<YearRow[]> {
  if (/\.json$/i.test(file.name)) return rowsOfJson(await textOf(file), year)
  const rows: YearRow[] = []
  for await (const row of readTable({ stream: file.stream, name: file.name }, LIMITS)) rows.push(rowOf(row))
  return rows
}

function rowOf({ line, values, fault: wrong }: TableRow): YearRow {
  const cell = (...names: string[]): Cell => names.map((name) => values[name]).find((found) => found != null) ?? null
  return {
    line,
    date: cell('日期', 'date'),
    kind: cell('类型', 'kind'),
    name: cell('名称', 'name'),
    ...(wrong ? { fault: wrong } : {}),
  }
}

async function textOf(file: UploadedFile): Promise<string> {
  const blocks: Buffer[] = []
  let length = 0
  for await (const block of file.stream) {
    blocks.push(Buffer.from(block))
    length += block.length
    if (length > LIMITS.maxBytes)
      throw fault('file-too-large', {
        status: 413,
        zh: '文件超过 1 MB。一年的放假安排不会这么大，请核对。',
        en: 'The file is over 1 MB; no year of a calendar is.',
      })
  }
  return Buffer.concat(blocks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

function rowsOfJson(text: string, year: number): YearRow[] {
  const entry = entryOf(text, year)
  if (!entry || !Array.isArray(entry.off) || !Array.isArray(entry.work))
    throw fault('calendar-file', {
      status: 422,
      zh: `JSON 里没有 ${year} 年的 off 与 work 两个列表。请按说明的格式重试。`,
      en: `The JSON holds no lists "off" and "work" for ${year}.`,
    })
  const listed = [...entry.off.map((day) => [day, 'off'] as const), ...entry.work.map((day) => [day, 'work'] as const)]
  return listed.slice(0, LIMITS.maxRows).map(([day, kind], index) => {
    const { date, name } = (day ?? {}) as Partial<NamedDate>
    return { line: index + 1, date: date ?? null, kind, name: name ?? null }
  })
}

function entryOf(text: string, year: number): CalendarYear | null {
  try {
    const data = JSON.parse(text) as CalendarYear & { years?: Record<string, CalendarYear> }
    return data.years ? (data.years[year] ?? null) : data
  } catch {
    return null
  }
}

import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell } from '#platform/tables/table.ts'
import { importReadings } from '../contract.ts'
import type { GivenReading } from '../domain/check-reading.ts'
import { type GivenRow, type TakenRows, takeRows } from './take-rows.ts'

const LIMITS = { maxRows: 50_000, maxBytes: 16 * 1024 * 1024 }
const BATCH = 2000
const MOST_LISTED = 500

const COLUMNS: Readonly<Record<keyof GivenReading, readonly string[]>> = {
  sign: ['体征', '体征编码', '编码', 'sign', 'code'],
  place: ['区域', '区域编码', 'place', 'area'],
  at: ['时间', 'at', 'time'],
  value: ['数值', '值', 'value'],
  quality: ['质量', 'quality'],
}

/** A file of readings: tried first or kept, row by row. */
export const importReadingsHandler = handle(importReadings, async ({ dryRun: flag }, call) => {
  if (!call.file)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    })
  const dryRun = flag === 'true'
  const sum: TakenRows = { received: 0, saved: 0, known: 0, refusedCount: 0, refused: [] }
  const take = async (rows: readonly GivenRow[]) => {
    const taken = await takeRows(call, call.db, rows, dryRun)
    for (const name of ['received', 'saved', 'known', 'refusedCount'] as const) sum[name] += taken[name]
    sum.refused.push(...taken.refused.slice(0, MOST_LISTED - sum.refused.length))
  }
  let rows: GivenRow[] = []
  for await (const row of readTable({ stream: call.file.stream, name: call.file.name }, LIMITS)) {
    if (row.fault !== undefined) {
      sum.received += 1
      sum.refusedCount += 1
      if (sum.refused.length < MOST_LISTED)
        sum.refused.push({ row: row.line, sign: '', reasonZh: row.fault, reasonEn: 'The row cannot be read' })
      continue
    }
    rows.push({ row: row.line, given: givenOf(row.values) })
    if (rows.length === BATCH) {
      await take(rows)
      rows = []
    }
  }
  if (rows.length > 0) await take(rows)
  sum.refused.sort((a, b) => a.row - b.row)
  call.note('readings', { file: call.file.name, dryRun, saved: sum.saved, refused: sum.refusedCount })
  return { dryRun, ...sum }
})

function givenOf(cells: Readonly<Record<string, Cell>>): GivenReading {
  const given: GivenReading = {}
  for (const [field, titles] of Object.entries(COLUMNS) as [keyof GivenReading, readonly string[]][]) {
    const title = titles.find((one) => (cells[one] ?? null) !== null)
    if (title !== undefined) given[field] = cells[title]
  }
  return given
}

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { HISTORY_COLUMNS } from '../src/modules/history/domain/history-columns.ts'
import { folderOfMonth, type Month, spanOfMonth } from '../src/modules/history/domain/months.ts'
import { writing } from '../src/modules/history/server/engine/history-store.ts'

export const YEARS = { from: 2014, to: 2023 }

const rounded = (value: number) => Math.round(value * 10) / 10

/** The part of a connection that is used. */
interface Asked {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}

export interface WrittenFile extends Month {
  name: string
  rows: number
  bytes: number
  sm3: string
}

export interface WrittenHistory {
  files: number
  mib: number
  bytesPerRow: number
  seconds: number
  hashSeconds: number
}

const MANIFEST = 'bench.json'

/** Files of the folder, written now, or those that an earlier run left there. */
export async function historyFiles(sql: Asked, folder: string, rows: number): Promise<WrittenHistory> {
  const path = join(folder, MANIFEST)
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(await writeHistory(sql, folder, rows)))
  const { written, files } = JSON.parse(readFileSync(path, 'utf8')) as Awaited<ReturnType<typeof writeHistory>>
  for (const file of files)
    await sql.query(
      'insert into history.file (name, year, month, rows, bytes, sm3, written_at) values ($1, $2, $3, $4, $5, $6, now())',
      [file.name, file.year, file.month, file.rows, file.bytes, file.sm3],
    )
  return written
}

/** Ten years of a busy district: few categories have most cases, grids differ, weekdays and months too. */
async function writeHistory(sql: Asked, folder: string, rows: number) {
  const { rows: grids } = await sql.query<{ code: string }>(
    "select code from territory.area where level = 'grid' and valid_to is null order by code",
  )
  const { rows: categories } = await sql.query<{ code: string }>(
    'select distinct code from catalogue.category_version order by code',
  )
  const { rows: units } = await sql.query<{ id: string }>(
    "select id from people.unit where kind in ('districtDepartment', 'streetCenter') order by id",
  )
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB', temp_directory: '' })
  const db = await instance.connect()
  const months: Month[] = []
  for (let year = YEARS.from; year <= YEARS.to; year++)
    for (let month = 1; month <= 12; month++) months.push({ year, month })
  const list = (codes: string[]) => `[${codes.map((code) => `'${code}'`).join(', ')}]`
  const made: Record<string, string> = {
    id: 'uuid()',
    reported_ms: 't',
    accepted_ms: 't + 1800000 + h % 7200000',
    dispatched_ms: 't + 7200000 + h % 3600000',
    done_ms: 't + spent * 4 // 5',
    closed_ms: 't + spent',
    handle_due_ms: 't + 345600000',
    total_due_ms: 't + 604800000',
    street: 'left(grid, 9)',
    area_code: 'grid',
    category: 'category',
    channel: "['hotline12345', 'web', 'gridPatrol', 'wechat', 'digitalUrbanMgmt'][1 + h % 5]",
    appeal_type: "['complaint', 'help', 'inquiry'][1 + h % 3]",
    urgency: "'normal'",
    variant: "'hotline'",
    lead_unit: 'unit',
    state: "'closed'",
    close_kind: "'solved'",
    units: '[unit]',
    person_place: '(h % 262144)::integer',
    population: 'if(h % 50 = 0, 2, 3)::smallint',
    redo_count: '0::smallint',
    return_count: '(h % 40 = 0)::smallint',
    urge_count: '(h % 15 = 0)::smallint',
    supervision_count: '0::smallint',
    overdue: 'h % 31 = 0',
    emergency: 'h % 200 = 0',
    imported: 'h % 10 = 0',
    repeated: 'h % 9 = 0',
    extended: 'h % 12 = 0',
    handle_met: 'h % 8 <> 0',
    total_met: 'h % 11 <> 0',
    contacted: 'h % 3 <> 0',
    solved: 'if(h % 3 <> 0, h % 5 <> 0, null)',
    satisfied: 'if(h % 3 <> 0, h % 7 <> 0, null)',
  }
  const values = HISTORY_COLUMNS.map(({ name }) => `${made[name]} as ${name}`).join(', ')
  const begunMs = performance.now()
  const files: WrittenFile[] = []
  let done = 0
  let bytes = 0
  let hashMs = 0
  for (const [at, month] of months.entries()) {
    const count = Math.round((rows * (at + 1)) / months.length) - done
    done += count
    const { fromMs, toMs } = spanOfMonth(month)
    const name = `${folderOfMonth(month)}/bench.parquet`
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    const drawn = `select range as n, hash(range + ${done}) >> 1 as h, ${fromMs} + (range * ${toMs - fromMs}) // ${count} as t from range(${count})`
    const chosen = `select t, (h % 9223372036854775807)::bigint as h, (7200000 + pow((h % 10007) / 10007.0, 3) * 1200000000)::bigint as spent,
      ${list(grids.map(({ code }) => code))}[1 + (pow((h // 7 % 100003) / 100003.0, 2) * ${grids.length})::int % ${grids.length}] as grid,
      ${list(categories.map(({ code }) => code))}[1 + (pow((h // 11 % 100019) / 100019.0, 3) * ${categories.length})::int % ${categories.length}] as category,
      ${list(units.map(({ id }) => id))}[1 + (h // 13 % ${units.length})::int] as unit from (${drawn})`
    await db.run(writing(`select ${values} from (${chosen}) order by reported_ms`, join(folder, name)))
    const hashedMs = performance.now()
    const hash = createHash('sm3')
    await pipeline(createReadStream(join(folder, name)), hash)
    hashMs += performance.now() - hashedMs
    const size = statSync(join(folder, name)).size
    bytes += size
    files.push({ ...month, name, rows: count, bytes: size, sm3: hash.digest('hex') })
    if (at % 12 === 11)
      console.error(`${month.year}: ${done} rows, ${Math.round((performance.now() - begunMs) / 1000)} s`)
  }
  instance.closeSync()
  const seconds = (performance.now() - begunMs - hashMs) / 1000
  const written: WrittenHistory = {
    files: files.length,
    mib: Math.round(bytes / 1024 ** 2),
    bytesPerRow: rounded(bytes / rows),
    seconds: rounded(seconds),
    hashSeconds: rounded(hashMs / 1000),
  }
  return { written, files }
}

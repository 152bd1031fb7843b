import { join } from 'node:path'
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api'
import { type ColumnKind, HISTORY_COLUMNS, type HistoryRow, type HistoryValue } from '../../domain/history-columns.ts'
import type { EngineOptions, EngineValue } from './protocol.ts'

/** Names of types of a column; an id is text until it is written. */
const TYPES: Readonly<Record<ColumnKind, string>> = {
  uuid: 'varchar',
  text: 'varchar',
  texts: 'varchar[]',
  bigint: 'bigint',
  int: 'integer',
  small: 'smallint',
  bool: 'boolean',
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

export interface HistoryStore {
  query(files: readonly string[], text: string, values: readonly unknown[]): Promise<Record<string, EngineValue>[]>
  begin(): Promise<void>
  add(rows: readonly HistoryRow[]): void
  /** Answers how many rows the file has. */
  finish(file: string): Promise<number>
  cancel(): void
}

/** DuckDB over the files of the history, in memory but for them; no network, no other file, no extension. */
export async function openHistoryStore({ folder, memoryMiB, threads }: EngineOptions): Promise<HistoryStore> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMiB}MiB`,
    threads: String(threads),
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const db = await instance.connect()
  for (const setting of [
    'set preserve_insertion_order = false',
    'set parquet_metadata_cache = true',
    `set allowed_directories = [${quoted(folder)}]`,
    'set enable_external_access = false',
    'set lock_configuration = true',
    'create schema history',
    `create table history.none (${columnsAs((kind) => TYPES[kind])})`,
  ])
    await db.run(setting)
  let viewed: string | null = null
  let appender: DuckDBAppender | null = null
  return {
    query: async (files, text, values) => {
      const names = JSON.stringify(files)
      if (viewed !== names) {
        await db.run(viewOf(files.map((file) => join(folder, file))))
        viewed = names
      }
      return rowsOf(db, text, values)
    },
    begin: async () => {
      await db.run('drop table if exists history.stage')
      await db.run(`create table history.stage (${columnsAs((kind) => TYPES[kind])})`)
      appender = await db.createAppender('stage', 'history')
    },
    add: (rows) => {
      if (!appender) throw new Error('nothing was begun')
      for (const row of rows) {
        for (const [at, column] of HISTORY_COLUMNS.entries()) append(appender, column.kind, row[at] ?? null)
        appender.endRow()
      }
    },
    finish: async (file) => {
      appender?.closeSync()
      appender = null
      const ids = columnsAs((kind, name) => (kind === 'uuid' ? `${name}::uuid as ${name}` : name), false)
      await db.run(writing(`select ${ids} from history.stage order by reported_ms, id`, join(folder, file)))
      const [row] = await rowsOf(db, 'select count(*) as n from history.stage', [])
      await db.run('drop table history.stage')
      viewed = null
      return Number(row?.n)
    },
    cancel: () => db.interrupt(),
  }
}

const columnsAs = (said: (kind: ColumnKind, name: string) => string, isNamed = true) =>
  HISTORY_COLUMNS.map(({ name, kind }) => (isNamed ? `${name} ${said(kind, name)}` : said(kind, name))).join(', ')

/**
 * Rows lie in order of time, so that a span of time passes over most of a file. Pages of the second version hold moments as
 * their distances: a quarter less to keep, a third less to read.
 */
export const writing = (rows: string, path: string) =>
  `copy (${rows}) to ${quoted(path)} (format parquet, compression zstd, row_group_size 122880, parquet_version v2)`

const viewOf = (paths: readonly string[]) =>
  paths.length === 0
    ? 'create or replace view history.rows as select * from history.none'
    : `create or replace view history.rows as select * from read_parquet(array[${paths.map(quoted).join(', ')}])`

async function rowsOf(db: DuckDBConnection, text: string, values: readonly unknown[]) {
  const bound = values.map(boundOf)
  const reader = await db.runAndReadAll(
    text,
    bound.map(({ value }) => value),
    bound.map(({ type }) => type),
  )
  const names = reader.columnNames()
  return reader
    .getRows()
    .map((row) => Object.fromEntries(row.map((value, at) => [names[at]!, plain(value)]))) as Record<
    string,
    EngineValue
  >[]
}

/** As the server's driver would say it: big numbers as numbers, lists of numbers as they lie in memory. */
function plain(value: DuckDBValue): EngineValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBListValue) return Float64Array.from(value.items.filter((item) => typeof item === 'number'))
  return String(value)
}

function boundOf(value: unknown): { value: DuckDBValue; type: DuckDBType } {
  if (typeof value === 'string') return { value, type: VARCHAR }
  if (typeof value === 'boolean') return { value, type: BOOLEAN }
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { value: BigInt(value), type: BIGINT } : { value, type: DOUBLE }
  if (Array.isArray(value)) {
    const isWords = value.every((one) => typeof one === 'string')
    return { value: listValue(value), type: LIST(isWords ? VARCHAR : INTEGER) }
  }
  if (value === null) return { value: null, type: VARCHAR }
  throw new Error('a value of this kind cannot be asked with')
}

function append(to: DuckDBAppender, kind: ColumnKind, value: HistoryValue): void {
  if (value === null) to.appendNull()
  else if (kind === 'texts') to.appendList(listValue(value as readonly string[]), LIST(VARCHAR))
  else if (kind === 'bigint') to.appendBigInt(BigInt(value as number))
  else if (kind === 'int') to.appendInteger(value as number)
  else if (kind === 'small') to.appendSmallInt(value as number)
  else if (kind === 'bool') to.appendBoolean(value as boolean)
  else to.appendVarchar(value as string)
}

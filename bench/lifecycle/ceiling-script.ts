import type pg from 'pg'
import { TABLES } from './row-counts.ts'

type Row = Record<string, string | null>
export type Snapshot = Record<string, Map<string, Row>>

interface Parameter {
  type: string
  value: string | null
}

export interface CeilingStep {
  text: string
  parameters: Parameter[]
}

const KEYS: Record<string, string[]> = {
  'cases.case': ['id'],
  'cases.case_text': ['case_id'],
  'cases.event': ['case_id', 'seq'],
  'cases.work_order': ['id'],
  'cases.appellant': ['id'],
  'clocks.clock': ['id'],
  'platform.outbox': ['id'],
  'platform.journal': ['id'],
}
/** Made by the table itself, so never written. */
const MADE: Record<string, string[]> = {
  'cases.case': ['street_code'],
  'platform.outbox': ['id'],
  'platform.journal': ['id'],
}
const quoted = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** The relay takes told rows away at once; while one case is recorded a trigger keeps a copy of each. */
export async function keepTold(client: pg.Client): Promise<void> {
  await client.query(`create table platform.bench_told (like platform.outbox);
    grant insert on platform.bench_told to public;
    create function platform.bench_keep() returns trigger language plpgsql as $$
      begin insert into platform.bench_told select new.*; return null; end $$;
    create trigger bench_keep after insert on platform.outbox for each row execute function platform.bench_keep()`)
}

export async function forgetTold(client: pg.Client): Promise<void> {
  await client.query(
    'drop trigger bench_keep on platform.outbox; drop function platform.bench_keep; drop table platform.bench_told',
  )
}

/** All rows that belong to one case, as text; taken after each command, so that the differences are what it wrote. */
export async function takeSnapshot(client: pg.Client, caseId: string): Promise<Snapshot> {
  const snapshot: Snapshot = {}
  for (const table of TABLES) {
    const where =
      {
        'cases.case': 'id = $1',
        'platform.outbox': "payload->>'caseId' = $1::text",
        'platform.journal': 'object_id = $1::text',
      }[table] ?? 'case_id = $1'
    const { rows } = await client.query<{ row: Row }>({
      text: `select (select jsonb_object_agg(key, value #>> '{}') from jsonb_each(to_jsonb(t))) as row from ${table === 'platform.outbox' ? 'platform.bench_told' : quoted(table)} t where ${where}`,
      values: [caseId],
    })
    snapshot[table] = new Map(rows.map(({ row }) => [KEYS[table]!.map((key) => row[key]).join(' '), row]))
  }
  return snapshot
}

/** One statement that writes exactly the rows by which two snapshots differ: bare inserts and updates, nothing looked up. */
export async function stepBetween(client: pg.Client, before: Snapshot | null, after: Snapshot): Promise<CeilingStep> {
  const types = await columnTypes(client)
  const parameters: Parameter[] = []
  const parts: string[] = []
  const bind = (table: string, column: string, value: string | null) => {
    parameters.push({ type: types.get(`${table}.${column}`)!, value })
    return `$${parameters.length}::${types.get(`${table}.${column}`)}`
  }
  for (const table of TABLES)
    for (const [key, row] of after[table]!) {
      const old = before?.[table]?.get(key)
      const columns = Object.keys(row).filter((column) => !MADE[table]?.includes(column))
      if (!old) {
        parts.push(`p${parts.length} as (insert into ${quoted(table)} (${columns.map((name) => `"${name}"`).join(', ')})
          values (${columns.map((column) => bind(table, column, row[column] ?? null)).join(', ')}))`)
        continue
      }
      const changed = columns.filter((column) => old[column] !== row[column])
      if (changed.length === 0) continue
      const sets = changed.map((column) => `"${column}" = ${bind(table, column, row[column] ?? null)}`).join(', ')
      const keys = KEYS[table]!.map((column) => `"${column}" = ${bind(table, column, row[column]!)}`).join(' and ')
      parts.push(`p${parts.length} as (update ${quoted(table)} set ${sets} where ${keys})`)
    }
  return { text: `with ${parts.join(',\n')} select 1`, parameters }
}

async function columnTypes(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name, udt_name as type from information_schema.columns
      where table_schema || '.' || table_name = any($1)`,
    [TABLES],
  )
  return new Map(rows.map((row) => [row.name, row.type]))
}

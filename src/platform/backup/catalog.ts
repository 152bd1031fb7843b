import pg from 'pg'
import type { MigrationMark } from '../db/migrate.ts'
import type { SequencePart, TableName } from './manifest.ts'

export type Client = pg.ClientBase

/** Texts of values that read back as what they were, and no limit on how long a statement may take. */
const SESSION = `
  set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'; set search_path = pg_catalog; set statement_timeout = 0;
  set lock_timeout = 0; set idle_in_transaction_session_timeout = 0; set row_security = off`

export async function openSession(ownerUrl: string, application: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: application })
  // The statement that was under way is rejected with the same error.
  client.on('error', () => {})
  await client.connect()
  await client.query(SESSION)
  return client
}

/** Steps that made this database; empty when it has never been migrated. */
export async function appliedMigrations(client: Client): Promise<MigrationMark[]> {
  const there = await ask<{ there: boolean }>(client, "select to_regclass('platform.migration') is not null as there")
  if (!there[0]!.there) return []
  return ask<MigrationMark>(client, 'select module, name, checksum from platform.migration order by at, module, name')
}

export interface CatalogTable extends TableName {
  /** All but those that PostgreSQL reckons itself. */
  columns: string[]
}

/** Tables of these schemas, partitions through their parents; the ledger of migrations writes itself. */
export async function listTables(client: Client, schemas: readonly string[]): Promise<CatalogTable[]> {
  return ask<CatalogTable>(
    client,
    `select n.nspname as schema, c.relname as "table",
            coalesce(json_agg(a.attname order by a.attnum) filter (where a.attgenerated = ''), '[]') as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
        and not (n.nspname = 'platform' and c.relname = 'migration')
      group by 1, 2 order by 1, 2`,
    [schemas],
  )
}

export interface Partition extends TableName {
  parent: string
  /** `FOR VALUES IN (12)` */
  bounds: string
}

/** Parts of a table that were made while the installation ran, and not by a step: a restore makes them again. */
export async function listPartitions(client: Client, schemas: readonly string[]): Promise<Partition[]> {
  return ask<Partition>(
    client,
    `select n.nspname as schema, c.relname as "table", p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bounds
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
      where n.nspname = any($1) and c.relkind = 'r' and c.relispartition order by 1, 2`,
    [schemas],
  )
}

export async function readSequences(client: Client, schemas: readonly string[]): Promise<SequencePart[]> {
  const names = await ask<TableName>(
    client,
    `select schemaname as schema, sequencename as "table" from pg_sequences where schemaname = any($1) order by 1, 2`,
    [schemas],
  )
  const parts: SequencePart[] = []
  for (const name of names) {
    const [now] = await ask<{ last: string; isCalled: boolean }>(
      client,
      `select last_value::text as last, is_called as "isCalled" from ${quoted(name)}`,
    )
    parts.push({ ...name, ...now! })
  }
  return parts
}

/** References between tables, with what puts each of them back. */
export async function listReferences(client: Client, schemas: readonly string[]) {
  return ask<TableName & { name: string; definition: string }>(
    client,
    `select n.nspname as schema, c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.conparentid = 0 and n.nspname = any($1) order by 1, 2, 3`,
    [schemas],
  )
}

/** Triggers that modules made and that would act on rows as if they were new. */
export async function listTriggers(client: Client, schemas: readonly string[]) {
  return ask<TableName & { name: string }>(
    client,
    `select n.nspname as schema, c.relname as "table", t.tgname as name
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and t.tgenabled = 'O' and t.tgparentid = 0 and n.nspname = any($1) order by 1, 2, 3`,
    [schemas],
  )
}

export async function hasRows(client: Client, table: TableName): Promise<boolean> {
  const [row] = await ask<{ some: boolean }>(client, `select exists (select from ${quoted(table)}) as some`)
  return row!.some
}

export const quoted = ({ schema, table }: TableName) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`

const columnList = (columns: readonly string[]) => columns.map((column) => pg.escapeIdentifier(column)).join(', ')

export const copyOutText = (table: CatalogTable) =>
  `copy (select ${columnList(table.columns)} from ${quoted(table)}) to stdout (format text)`

export const copyInText = (table: CatalogTable) =>
  `copy ${quoted(table)} (${columnList(table.columns)}) from stdin (format text)`

export async function ask<Row>(client: Client, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await client.query(text, [...values])
  return rows as Row[]
}

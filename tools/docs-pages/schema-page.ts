import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { discoverModules, migrationFolders } from '#apps/discover.ts'
import { prepareDatabase } from '#apps/prepare-database.ts'
import { schemaChecksum } from '#platform/db/migrate.ts'
import { testDatabase } from '#platform/db/test-database.ts'
import { stopTestServer } from '../test-run/stop-test-server.ts'
import { code, page, table } from './markdown.ts'

interface Column {
  schema: string
  relation: string
  kind: 'table' | 'view'
  about: string | null
  column: string
  type: string
  optional: boolean
  ends: string | null
}

interface Routine {
  schema: string
  name: string
  takes: string
  gives: string
}

const COLUMNS = `
  select n.nspname as schema, c.relname as relation, case c.relkind when 'v' then 'view' else 'table' end as kind,
         obj_description(c.oid, 'pg_class') as about, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as optional,
         (select string_agg(format('%s.%s', fn.nspname, fc.relname), ', ' order by fn.nspname, fc.relname) from pg_constraint k
            join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
           where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as ends
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
   where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v') and not c.relispartition and a.attnum > 0 and not a.attisdropped
   order by array_position($1, n.nspname), c.relkind = 'v', c.relname, a.attnum`

const ROUTINES = `
  select n.nspname as schema, p.proname as name, pg_get_function_identity_arguments(p.oid) as takes, pg_get_function_result(p.oid) as gives
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = any ($1) and p.proname like 'f\\_%' order by array_position($1, n.nspname), p.proname, takes`

/** Migrates an empty database and tells what came of it. */
export async function schemaPage(): Promise<string> {
  const modules = await discoverModules()
  const folders = migrationFolders(modules)
  const database = await testDatabase({
    name: 'docs',
    templateKey: `docs-${await schemaChecksum(folders)}`,
    prepare: async (ownerUrl) => {
      await prepareDatabase(ownerUrl, modules, { appRole: null })
    },
  })
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const schemas = folders.map(({ module }) => module)
    const { rows: columns } = await client.query<Column>(COLUMNS, [schemas])
    const { rows: routines } = await client.query<Routine>(ROUTINES, [schemas])
    const body = page(
      'Schema',
      'Tables, windows (`v_*`) and doors (`f_*`) of each schema.',
      schemas.map((schema) => schemaPart(schema, columns, routines)),
    )
    return `${body}\n<!-- ${await stampOf(body)} -->\n`
  } finally {
    await client.end()
    await database.drop()
    await stopTestServer()
  }
}

/** Whether the page tells of the migrations as they are; needs no database. */
export async function isSchemaPageFresh(text: string): Promise<boolean> {
  const [, body = '', stamp] = /^([\s\S]*)\n<!-- (\w+) -->\n$/.exec(text) ?? []
  return stamp === (await stampOf(body))
}

/** Covers what the page is made from, how, and what it says: a change of any of them makes it stale. */
async function stampOf(body: string): Promise<string> {
  const folders = migrationFolders(await discoverModules())
  const how = readFileSync(fileURLToPath(import.meta.url), 'utf8')
  return createHash('sha256')
    .update(await schemaChecksum(folders))
    .update(how)
    .update(body)
    .digest('hex')
}

function schemaPart(schema: string, columns: readonly Column[], routines: readonly Routine[]): string {
  const relations = Map.groupBy(
    columns.filter((column) => column.schema === schema),
    ({ relation }) => relation,
  )
  const doors = routines.filter((routine) => routine.schema === schema)
  return [
    `## ${schema}`,
    ...[...relations].map(([relation, [first, ...rest]]) => relationPart(relation, first ? [first, ...rest] : [])),
    ...(doors.length > 0
      ? [
          table(
            ['Function', 'Gives'],
            doors.map(({ name, takes, gives }) => [code(`${name}(${takes})`), code(gives)]),
          ),
        ]
      : []),
  ].join('\n\n')
}

function relationPart(relation: string, columns: readonly Column[]): string {
  const [first] = columns
  const about = first?.about ? `${first.about}\n\n` : ''
  return `### ${first?.kind === 'view' ? 'view ' : ''}${relation}\n\n${about}${table(
    ['Column', 'Type', 'Points to'],
    columns.map(({ column, type, optional, kind, ends }) => [
      code(column),
      `${type}${optional && kind === 'table' ? ', may be empty' : ''}`,
      ends ?? '',
    ]),
  )}`
}

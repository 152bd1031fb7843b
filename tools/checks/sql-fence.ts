import { TEST_FILES } from '../folder-law.ts'
import { type Finding, lineAt } from '../source/finding.ts'
import { matchesAny, matchPath } from '../source/path-pattern.ts'
import type { SourceTree, TextFile } from '../source/source-tree.ts'
import { namesOf, type SqlName, type SqlNames } from '../sql/sql-names.ts'
import { HOLE_NAME, parseSql, WRAPPER_NAME } from '../sql/sql-parse.ts'
import { readSqlTexts, type SqlText } from '../sql/sql-texts.ts'

/** What the SQL of a file may touch. */
interface Fence {
  /** Schemas that are its own. */
  own: readonly string[]
  /** Schemas of which it may read `v_*` and call `f_*`. */
  open: ReadonlySet<string>
  /** Every schema of the house, to tell a name of one from an alias. */
  house: ReadonlySet<string>
  /** The platform looks into PostgreSQL itself (`pg_stat_activity`) and makes names of schemas. */
  isPlatform: boolean
}

/** Free of the fence: they prepare, measure and document whole databases. */
const FREE = ['tools/**', 'bench/**', 'journeys/**', 'bin/**', 'src/platform/**/*.test.ts']

/**
 * SQL stands in stores, migrations and the platform. A module's SQL touches its own schema; of the platform and of modules
 * that its card requires it reads `v_*` views and calls `f_*` functions. Every name carries its schema.
 */
export function checkSqlFence(tree: SourceTree): Finding[] {
  const found: Finding[] = []
  for (const file of tree.sources) {
    if (matchesAny(FREE, file.path) || !/\.(ts|tsx)$/.test(file.path)) continue
    const { texts, unreadable } = readSqlTexts(file)
    const fence = fenceOf(tree, file.path)
    if (!fence) {
      for (const { start } of texts)
        found.push(
          at(file, start, 'sql-outside-store', 'SQL outside of a store: move it into a *store.ts of the module'),
        )
      continue
    }
    const all = texts.map((text) => ({ text, ...read(text) }))
    // Names of `with` may be used in a part that stands elsewhere in the file.
    const locals = new Set(all.flatMap(({ names }) => [...names.locals]))
    for (const { text, names, error } of all) {
      if (error !== null)
        found.push(at(file, text.start, 'sql-unreadable', `PostgreSQL's parser cannot read this: ${error}`))
      found.push(...judge(file, text.start, { ...names, locals }, fence, text.isTagged))
    }
    if (!fence.isPlatform)
      for (const start of unreadable)
        found.push(
          at(file, start, 'sql-made-at-run-time', 'raw SQL from a value: write the choices as sql`...` fragments'),
        )
  }
  for (const file of tree.texts.filter(({ path }) => path.endsWith('.sql') && path.startsWith('src/'))) {
    const fence = fenceOf(tree, file.path)
    if (!fence) found.push(at(file, 0, 'sql-outside-store', 'a migration belongs into migrations/ of its module'))
    else {
      const parsed = parseSql([file.text])
      if (parsed.isFragment)
        found.push(at(file, 0, 'sql-unreadable', `PostgreSQL's parser cannot read this: ${parsed.error}`))
      found.push(...judge(file, 0, namesOf(parsed), fence, false))
    }
  }
  return found
}

function read({ parts }: SqlText): { names: SqlNames; error: string | null } {
  const parsed = parseSql(parts)
  return { names: namesOf(parsed), error: parsed.error }
}

function fenceOf(tree: SourceTree, path: string): Fence | null {
  const house = new Set([...tree.requires.keys(), 'platform', 'graphile_worker'])
  const isTest = matchesAny(TEST_FILES, path)
  if (matchesAny(['src/platform/**'], path))
    return { own: ['platform', 'graphile_worker'], open: new Set(), house, isPlatform: true }
  if (matchesAny(['src/apps/test-*.ts', 'src/apps/**/*.test.ts'], path))
    return { own: ['platform'], open: house, house, isPlatform: true }
  const id = matchPath('src/modules/{module}/**', path)?.module
  if (id === undefined) return null
  // A test may look into the journal and the outbox, and through the windows of every module.
  if (isTest) return { own: [id, 'platform'], open: house, house, isPlatform: false }
  const isStore = matchesAny(['src/modules/*/server/**/*store.ts', 'src/modules/*/migrations/*.sql'], path)
  return isStore
    ? { own: [id], open: new Set([...(tree.requires.get(id) ?? []), 'platform']), house, isPlatform: false }
    : null
}

function judge(file: TextFile, start: number, { names, locals }: SqlNames, fence: Fence, isTagged: boolean): Finding[] {
  const seen = new Set<string>()
  return names.flatMap((name) => {
    const isHole = name.name === HOLE_NAME || name.schema === HOLE_NAME
    const fault = isHole && isTagged ? null : faultOf(name, locals, fence)
    const full = `${name.schema ?? ''}.${name.name}`
    if (fault === null || seen.has(full)) return []
    seen.add(full)
    return [at(file, placeOf(file.text, start, name), fault.rule, fault.message)]
  })
}

function faultOf(
  { kind, schema, name, writes, isGuess }: SqlName,
  locals: ReadonlySet<string>,
  fence: Fence,
): { rule: string; message: string } | null {
  if (schema === null) {
    if (kind === 'function' || kind === 'type' || locals.has(name) || name === WRAPPER_NAME) return null
    if (fence.isPlatform && (name === HOLE_NAME || name.startsWith('pg_'))) return null
    if (name === HOLE_NAME) return { rule: 'sql-made-at-run-time', message: 'the name of a table comes from a value' }
    return { rule: 'sql-unqualified', message: `${name} has no schema: write ${fence.own[0]}.${name}` }
  }
  if (fence.own.includes(schema) || locals.has(schema)) return null
  if (['pg_catalog', 'information_schema', 'pg_temp'].includes(schema)) return null
  if (schema === HOLE_NAME)
    return fence.isPlatform ? null : { rule: 'sql-made-at-run-time', message: 'a schema comes from a value' }
  const full = `${schema}.${name}`
  if (!fence.house.has(schema))
    return isGuess ? null : { rule: 'sql-schema', message: `${full} is of a schema that no module has` }
  if (!fence.open.has(schema))
    return { rule: 'sql-schema', message: `${full} belongs to ${schema}, which the card does not name in requires` }
  if (writes)
    return { rule: 'sql-window', message: `${full} is changed from outside: ask ${schema} for a function f_*` }
  const isWindow = (kind === 'relation' && name.startsWith('v_')) || (kind === 'function' && name.startsWith('f_'))
  return isWindow
    ? null
    : { rule: 'sql-window', message: `${full} is inside ${schema}: only its v_* and f_* may be used` }
}

function placeOf(text: string, start: number, { schema, name }: SqlName): number {
  const found = text.indexOf(schema === null ? name : `${schema}.${name}`, start)
  return found === -1 ? start : found
}

function at(file: TextFile, offset: number, rule: string, message: string): Finding {
  return { file: file.path, line: lineAt(file.text, offset), rule, message }
}

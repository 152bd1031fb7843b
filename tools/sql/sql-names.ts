import { parsePlPgSQLSync } from 'libpg-query'
import { type Parsed, parseSql } from './sql-parse.ts'
import { wordNames } from './sql-words.ts'

/** A name of something in the database that a statement uses. */
export interface SqlName {
  kind: 'relation' | 'function' | 'type' | 'object'
  schema: string | null
  name: string
  /** The statement changes it, or makes or drops it. */
  writes: boolean
  /** Found among the words of a fragment, where a column of an alias looks the same. */
  isGuess?: true
}

export interface SqlNames {
  names: SqlName[]
  /** Names that the statement makes for itself: of `with`, of temporary tables, of a trigger's transition tables. */
  locals: Set<string>
}

type Json = { [key: string]: unknown }

/** Fields that hold what a statement changes, makes or drops. */
const TARGETS: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    [
      'Insert',
      'Update',
      'Delete',
      'Merge',
      'Create',
      'Index',
      'AlterTable',
      'CreateTrig',
      'Rule',
      'Rename',
      'CreatePolicy',
    ].map((name) => [`${name}Stmt`, ['relation']]),
  ),
  TruncateStmt: ['relations'],
  LockStmt: ['relations'],
  ViewStmt: ['view'],
  CreateSeqStmt: ['sequence'],
  AlterSeqStmt: ['sequence'],
  CompositeTypeStmt: ['typevar'],
  GrantStmt: ['objects'],
  RefreshMatViewStmt: ['relation'],
  into: ['rel'],
}

export function namesOf(parsed: Parsed): SqlNames {
  const found: SqlNames = { names: [], locals: new Set() }
  if (parsed.result) read(parsed.result, 'root', false, found)
  if (parsed.isFragment) found.names.push(...wordNames(parsed.text, parsed.result === null))
  return found
}

/** `type` is the type of node that `value` is, or the field that holds it where the parser leaves the type out. */
function read(value: unknown, type: string, isTarget: boolean, found: SqlNames): void {
  if (Array.isArray(value)) {
    for (const item of value) read(item, type, isTarget, found)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const node = value as Json
  readNode(node, type, isTarget, found)
  // The parser takes `order by t.id $1` for a constant of type t.id, where a hole may hold `desc`.
  if (type === 'TypeCast' && node.location === -1 && 'ParamRef' in (node.arg as Json)) return
  const targets = type === 'CopyStmt' && node.is_from === true ? ['relation'] : (TARGETS[type] ?? [])
  // A key with a capital names the type of the node below it, which then stands in the same role.
  for (const [key, child] of Object.entries(node))
    read(child, key, /^[A-Z]/.test(key) ? isTarget : targets.includes(key), found)
}

function readNode(node: Json, type: string, isTarget: boolean, found: SqlNames): void {
  if (typeof node.relname === 'string') {
    if (node.relpersistence === 't') found.locals.add(node.relname)
    found.names.push({ kind: 'relation', schema: textOr(node.schemaname), name: node.relname, writes: isTarget })
  }
  if (typeof node.ctename === 'string') found.locals.add(node.ctename)
  if (type === 'TriggerTransition' && typeof node.name === 'string') found.locals.add(node.name)
  if (Array.isArray(node.funcname)) add(found, 'function', node.funcname, type === 'CreateFunctionStmt')
  if (Array.isArray(node.names) && 'typemod' in node) add(found, 'type', node.names, false)
  for (const field of ['objname', 'typeName', 'domainname', 'defnames'])
    if (Array.isArray(node[field])) add(found, 'object', node[field], true)
  if (type === 'DropStmt')
    for (const { List: list } of (node.objects ?? []) as { List?: { items: unknown[] } }[])
      if (list) add(found, 'object', inTable(node.removeType) ? list.items.slice(0, -1) : list.items, true)
  const commented =
    type === 'CommentStmt' ? (node.object as { List?: { items: unknown[] } } | undefined)?.List : undefined
  if (commented) add(found, 'object', inTable(node.objtype) ? commented.items.slice(0, -1) : commented.items, true)
  if (type === 'CreateSchemaStmt')
    found.names.push({ kind: 'object', schema: textOr(node.schemaname), name: '*', writes: true })
  if (type === 'CreateFunctionStmt') readBody(node.options, found)
  if (type === 'DoStmt') readBody(node.args, found)
  if (type === 'FuncCall') readNamesInStrings(node, found)
}

/** The last word names a part of the table before it. */
function inTable(objectType: unknown): boolean {
  return ['OBJECT_COLUMN', 'OBJECT_TABCONSTRAINT', 'OBJECT_TRIGGER', 'OBJECT_RULE', 'OBJECT_POLICY'].includes(
    String(objectType),
  )
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function stringsOf(items: readonly unknown[]): string[] {
  return items.flatMap((item) => {
    const text = (item as { String?: { sval?: string } }).String?.sval
    return text === undefined ? [] : [text]
  })
}

function add(found: SqlNames, kind: SqlName['kind'], items: readonly unknown[], writes: boolean) {
  const words = stringsOf(items)
  const name = words.at(-1)
  if (name === undefined) return
  found.names.push({ kind, schema: words.length > 1 ? words.at(-2)! : null, name, writes })
}

/** `nextval('a.b')`, `to_regclass('a.b')` and `setval` name a relation in a string. */
function readNamesInStrings(json: Json, found: SqlNames) {
  const name = stringsOf(json.funcname as unknown[]).at(-1)
  if (
    !name ||
    !/^(nextval|currval|setval|to_regclass|pg_get_serial_sequence|pg_relation_size|pg_total_relation_size)$/.test(name)
  )
    return
  const text = (json.args as { A_Const?: { sval?: { sval?: string } } }[] | undefined)?.[0]?.A_Const?.sval?.sval
  const [schema, relation] = text?.split('.') ?? []
  if (schema && relation) found.names.push({ kind: 'relation', schema, name: relation, writes: name === 'setval' })
}

/** Bodies of functions are strings to the parser: each statement within is read like any other. */
function readBody(given: unknown, found: SqlNames) {
  const options = (given ?? []) as { DefElem: { defname: string; arg: Json } }[]
  const option = (name: string) => options.find(({ DefElem }) => DefElem.defname === name)?.DefElem.arg
  const body = option('as') as { List?: { items: unknown[] }; String?: { sval: string } } | undefined
  const text = body?.List ? stringsOf(body.List.items)[0] : body?.String?.sval
  if (text === undefined) return
  const language = (option('language') as { String?: { sval: string } } | undefined)?.String?.sval ?? 'plpgsql'
  const statements = language === 'plpgsql' ? statementsOf(text) : [text]
  for (const statement of statements) {
    const inner = namesOf(parseSql([statement]))
    found.names.push(...inner.names)
    for (const local of inner.locals) found.locals.add(local)
  }
}

function statementsOf(body: string): string[] {
  const whole = `create function body() returns trigger language plpgsql as $body__$${body}$body__$`
  let parsed: unknown
  try {
    parsed = parsePlPgSQLSync(whole)
  } catch {
    // Types of the installation are unknown to the parser: then the body is read as words.
    return [body]
  }
  const found: string[] = []
  const collect = (node: unknown, isDynamic: boolean) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'query' && typeof value === 'string')
        found.push(...(isDynamic ? quotedIn(value) : [statementIn(value)]))
      else collect(value, isDynamic || /dynexecute|dynfors|return_query_dyn/.test(key))
    }
  }
  collect(parsed, false)
  return found
}

/** `x := expression` and bare expressions become a select. */
function statementIn(query: string): string {
  if (
    /^\s*(select|insert|update|delete|with|merge|values|create|drop|alter|truncate|lock|copy|perform|set|notify)\b/i.test(
      query,
    )
  )
    return query
  return `select ${query.replace(/^\s*[\w.]+(?:\[[^\]]*\])?\s*:?=\s*/, '')}`
}

/** The statement of `execute` is an expression; its quoted parts are what can be read of it. */
function quotedIn(expression: string): string[] {
  return [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"))
}

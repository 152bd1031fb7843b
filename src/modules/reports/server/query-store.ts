import type { Scope } from '#core/scope.ts'
import { DAY_MS, HOUR_MS, OFFSET_MS } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { SourceSql } from '../contract.ts'
import type { CountedGroup, Part } from '../domain/arrange-result.ts'
import { NOBODY, personsAtLeast } from '../domain/count-persons.ts'
import { LEAST_PERSONS } from '../domain/hide-small.ts'
import { isLinear, momentsOf } from '../domain/moments.ts'
import type { ComparedSpan, Span } from '../domain/period.ts'
import { medianOf, percentileOf } from '../domain/pick-rank.ts'
import { type Filter, type Measure, type ReportQuery, stepOf } from '../domain/report-query.ts'
import { type Column, DIALECTS, type Dialect, namedColumns } from './dialect-store.ts'
import { type NumberPiece, readNumbers } from './read-numbers.ts'

/** What a query is run over: its source's fragments, whose scope, and the span in which rows lie. */
export interface Asked {
  query: ReportQuery
  source: SourceSql
  scopes: readonly Scope[]
  span: Span | ComparedSpan
  /** The span that the person asked for, also where another one is counted beside it. */
  asFor: Span
}

/** More lines than anybody reads; a query that would give more is refused. */
export const MOST_GROUPS = 20_000

/** Names of columns by their place; as many as a query may have measures, groups and filters. */
const N: readonly Sql[] = [
  sql`n0`,
  sql`n1`,
  sql`n2`,
  sql`n3`,
  sql`n4`,
  sql`n5`,
  sql`n6`,
  sql`n7`,
  sql`n8`,
  sql`n9`,
  sql`n10`,
  sql`n11`,
]
const D: readonly Sql[] = [sql`d0`, sql`d1`, sql`d2`, sql`d3`, sql`d4`, sql`d5`]
const KEY: readonly Sql[] = [sql`key0`, sql`key1`, sql`key2`]
const LIST: readonly Sql[] = [sql`list0`, sql`list1`, sql`list2`, sql`list3`, sql`list4`, sql`list5`]

const dialectOf = ({ speaks }: SourceSql) => DIALECTS[speaks ?? 'postgres']

/** Fragments are found by id alone; what a person typed is only ever a bound value. */
function own(parts: Readonly<Record<string, object>>, id: string): Sql {
  if (!Object.hasOwn(parts, id)) throw new Error(`the source has no ${id}`)
  return parts[id] as Sql
}

const SHANGHAI_HOURS = OFFSET_MS / HOUR_MS

function groupSql({ query, source, span }: Asked, group: string, moments: readonly number[] | null): Sql {
  const step = stepOf(group)
  if (step === null) return sql`(${own(source.fields, group)})::text`
  const dialect = dialectOf(source)
  const time = own(source.times, query.time)
  const hour = source.hours?.[query.time] ? own(source.hours, query.time) : dialect.hour(time)
  const local = sql`(${hour} + ${SHANGHAI_HOURS})`
  if (step === 'weekday') return sql`((${dialect.days(local)} + 3) % 7 + 1)`
  if (step === 'hourOfDay') return sql`(${local} % 24)`
  return dialect.place({ time, hour }, boundsOf(moments ?? [], span), span.toMs)
}

/** Of a compared span each step begins where that of the asked span does, moved back. */
function boundsOf(moments: readonly number[], span: Span | ComparedSpan): number[] {
  if (!('comparison' in span)) return [...moments]
  const moved = moments.map((ms) =>
    span.shiftMonths > 0 ? addMonths(ms, -span.shiftMonths) : ms - span.shiftDays * DAY_MS,
  )
  // 29 February has no day a year earlier: it is given nothing, and the 28th keeps its own.
  for (let at = moved.length - 2; at > 0; at--) if (moved[at] === moved[at - 1]) moved[at] = moved[at + 1]!
  return moved
}

function whereSql(asked: Asked, filters: readonly Filter[] = asked.query.filters): Sql {
  const { query, source, scopes, span } = asked
  const time = own(source.times, query.time)
  const { instant } = dialectOf(source)
  const parts: Sql[] = [
    sql`${time} >= ${instant(span.fromMs)} and ${time} < ${instant(span.toMs)}`,
    ...scopes.filter((scope) => !scope.all).map((scope) => source.scope(scope) as Sql),
    ...Object.entries(source.switches).map(([id, choices]) => {
      const chosen = query.switches?.[id]
      return own(choices, chosen ?? Object.keys(choices)[0]!)
    }),
    ...filters.map((filter) => filterSql(source, filter)),
  ]
  return sql.join(parts, sql` and `)
}

function filterSql(source: SourceSql, { field, is, not, least, most, words }: Filter): Sql {
  if (words !== undefined) {
    if (!source.hasWords) throw new Error(`the source has no words of ${field}`)
    return source.hasWords(field, words) as Sql
  }
  const value = own(source.fields, field)
  if (is === undefined) {
    const ends: Sql[] = []
    if (least !== undefined) ends.push(sql`${value} >= ${least}::float8`)
    if (most !== undefined) ends.push(sql`${value} <= ${most}::float8`)
    return sql`(${sql.join(ends, sql` and `)})`
  }
  const keys = is.filter((key) => key !== null)
  const ways: Sql[] = []
  // Words are compared as words: a yes or no is `true` or `false`.
  if (keys.length > 0) ways.push(sql`coalesce((${value})::text = any(${keys}::text[]), false)`)
  if (keys.length < is.length) ways.push(sql`(${value}) is null`)
  const any = sql`(${sql.join(ways, sql` or `)})`
  return not ? sql`not ${any}` : any
}

/** Whether a row is in the numerator or the denominator of a measure. */
function partSql(source: SourceSql, measure: Measure, of: 'n' | 'd' | 'rest'): Sql {
  if (measure.field === undefined) return sql`true`
  const value = own(source.fields, measure.field)
  if (measure.kind !== 'share') return sql`(${value}) is not null`
  return { n: sql`(${value}) is true`, d: sql`(${value}) is not null`, rest: sql`(${value}) is false` }[of]
}

const isPercentile = ({ kind }: Measure) => kind === 'median' || kind === 'p90'

/** What is asked of the database for a measure, with names; values of percentiles come whole, once for each field. */
function measureSql(source: SourceSql, { kind, field }: Measure, at: number): Column[] {
  if (field === undefined) return []
  const value = own(source.fields, field)
  const [n, d] = [N[at]!, D[at]!]
  if (kind === 'share')
    return [
      [sql`(count(*) filter (where ${value}))::float8`, n],
      [sql`count(${value})::float8`, d],
    ]
  return [
    [sql`sum((${value})::float8)`, n],
    [sql`count(${value})::float8`, d],
  ]
}

const listedFields = ({ measures }: ReportQuery) => [
  ...new Set(measures.filter(isPercentile).flatMap(({ field }) => field ?? [])),
]

type Raw = Record<string, string | number | boolean | Buffer | Float64Array | null>

interface RawGroup extends CountedGroup {
  places: readonly bigint[]
  /** By field: every value, for percentiles. */
  lists: readonly Float64Array[]
}

/** Rows that are counted together: those of the database, those of files, or both. */
export interface Store {
  db: Executor
  source: SourceSql
}

/** Counts by groups, and all together: one pass over the rows of each store, whatever is asked. */
export async function countGroups(stores: readonly Store[], asked: Omit<Asked, 'source'>, isPersonal: boolean) {
  const { query, asFor } = asked
  const moments = query.groups.map((group) => momentsFor(group, asFor))
  const counted: RawGroup[] = []
  for (const { db, source } of stores) counted.push(...(await countRaw(db, { ...asked, source }, moments, isPersonal)))
  const groups = stores.length > 1 ? added(counted, query, isPersonal) : counted
  const total = addUp(groups, [], query, isPersonal)
  if (query.groups.length === 0) return { groups: [], total }
  return { groups: isPersonal ? groups : withGaps(groups, query, moments[0] ?? null), total }
}

type Moments = readonly (readonly number[] | null)[]

async function countRaw(db: Executor, asked: Asked, moments: Moments, isPersonal: boolean): Promise<RawGroup[]> {
  const { query, source } = asked
  const fields = listedFields(query)
  const dialect = dialectOf(source)
  const columns: Column[] = [
    ...query.groups.map((group, at): Column => [groupSql(asked, group, moments[at]!), KEY[at]!]),
    [sql`count(*)::float8`, sql`counted`],
    ...(isPersonal && source.person !== null ? personSql(source.person as Sql, dialect) : []),
    ...query.measures.flatMap((measure, at) => (isPercentile(measure) ? [] : measureSql(source, measure, at))),
  ]
  const lists = fields.map((field, at): Column => [dialect.list(own(source.fields, field)), LIST[at]!])
  const rest = sql`from ${source.from as Sql} where ${whereSql(asked)}
    ${query.groups.length > 0 ? sql`group by ${sql.join(query.groups.map((_group, at) => PLACES[at]!))} limit ${MOST_GROUPS + 1}` : sql``}`
  const rows = await db.many<Raw>(
    lists.length > 0 ? dialect.inPieces(columns, lists, rest) : sql`select ${namedColumns(columns)} ${rest}`,
  )
  const byKeys = Map.groupBy(rows, (row) => JSON.stringify(query.groups.map((_group, at) => row[`key${at}`] ?? null)))
  return [...byKeys.values()].map((pieces): RawGroup => {
    const row = pieces[0]!
    const lists = fields.map((_field, at) => readNumbers(pieces.flatMap((piece) => numbersIn(piece[`list${at}`]))))
    const counted = Number(row.counted)
    const places = isPersonal
      ? PERSON_COLUMNS.map((name) => BigInt.asUintN(64, BigInt((row[name] as string | null) ?? 0)))
      : NOBODY
    return {
      keys: query.groups.map((group, at) => keyOf(group, row[`key${at}`], moments[at]!)),
      rows: counted,
      persons: isPersonal ? personsOf(places, counted) : null,
      places,
      lists,
      parts: query.measures.map((measure, at): Part => {
        if (measure.kind === 'count') return { n: counted, d: null }
        if (isPercentile(measure)) return percentile(measure, lists[fields.indexOf(measure.field ?? '')]!)
        return { n: numberOf(row[`n${at}`]), d: numberOf(row[`d${at}`]) }
      }),
    }
  })
}

/** Lines of two stores that are of the same group become one. */
function added(groups: readonly RawGroup[], query: ReportQuery, isPersonal: boolean): RawGroup[] {
  const byKeys = Map.groupBy(groups, ({ keys }) => JSON.stringify(keys))
  return [...byKeys.values()].map((same) =>
    same.length > 1 ? addUp(same, same[0]!.keys, query, isPersonal) : same[0]!,
  )
}

const PLACES: readonly Sql[] = [sql`1`, sql`2`, sql`3`]
const PERSON_COLUMNS = ['persons0', 'persons1', 'persons2'] as const

/** See `personsAtLeast`: which places the hashes of all persons fill. Counting different persons would sort every row. */
function personSql(person: Sql, { bit }: Dialect): Column[] {
  return [
    [sql`bit_or(${bit(sql`(${person}) & 63`)})::text`, sql`persons0`],
    [sql`bit_or(${bit(sql`((${person}) >> 6) & 63`)})::text`, sql`persons1`],
    [sql`bit_or(${bit(sql`((${person}) >> 12) & 63`)})::text`, sql`persons2`],
  ]
}

/** Enough persons are enough: then the number of rows says how big a group is. */
function personsOf(places: readonly bigint[], rows: number): number {
  const least = personsAtLeast(places)
  return least < LEAST_PERSONS ? least : Math.max(least, rows)
}

function momentsFor(group: string, span: Span): number[] | null {
  const step = stepOf(group)
  return step !== null && isLinear(step) ? momentsOf(span, step, MOST_GROUPS) : null
}

const numberOf = (value: Raw[string] | undefined) => (value === null || value === undefined ? null : Number(value))

const numbersIn = (list: Raw[string] | undefined): NumberPiece[] =>
  Buffer.isBuffer(list) || list instanceof Float64Array ? [list] : []

function percentile({ kind }: Measure, list: Float64Array): Part {
  return { n: kind === 'median' ? medianOf(list) : percentileOf(list, 90), d: list.length }
}

function keyOf(group: string, key: Raw[string] | undefined, moments: readonly number[] | null): string | null {
  if (key === null || key === undefined) return null
  const step = stepOf(group)
  return step !== null && isLinear(step) ? String(moments?.[Number(key) - 1] ?? key) : String(key)
}

/** Several groups as one: sums of what was counted, percentiles from all their values. */
function addUp(groups: readonly RawGroup[], keys: RawGroup['keys'], query: ReportQuery, isPersonal: boolean): RawGroup {
  const { measures } = query
  const fields = listedFields(query)
  const sum = (pick: (group: RawGroup) => number | null) =>
    groups.reduce<number | null>((all, group) => {
      const one = pick(group)
      return one === null ? all : (all ?? 0) + one
    }, null)
  const rows = sum((group) => group.rows) ?? 0
  const places = NOBODY.map((_none, at) => groups.reduce((all, group) => all | group.places[at]!, 0n))
  const lists = fields.map((_field, at) => joined(groups.map((group) => group.lists[at]!)))
  return {
    keys,
    rows,
    persons: isPersonal ? personsOf(places, rows) : null,
    places,
    lists,
    parts: measures.map((measure, at): Part => {
      if (isPercentile(measure)) return percentile(measure, lists[fields.indexOf(measure.field ?? '')]!)
      const n = sum(({ parts }) => parts[at]!.n)
      return { n: measure.kind === 'count' ? (n ?? 0) : n, d: sum(({ parts }) => parts[at]!.d) }
    }),
  }
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((length, list) => length + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

/** Steps that come again, all of them. */
const CYCLES: Readonly<Record<string, readonly number[]>> = {
  'time:weekday': [1, 2, 3, 4, 5, 6, 7],
  'time:hourOfDay': Array.from({ length: 24 }, (_, hour) => hour),
}

/** Days without any row are days too: a line drawn over what happened only would hide them. */
function withGaps(
  groups: readonly CountedGroup[],
  query: ReportQuery,
  moments: readonly number[] | null,
): CountedGroup[] {
  const places = moments ?? CYCLES[query.groups[0] ?? ''] ?? null
  if (query.groups.length !== 1 || places === null || groups.length === 0) return [...groups]
  const known = new Set(groups.map(({ keys }) => keys[0]))
  const gaps = places.filter((place) => !known.has(String(place)))
  return [
    ...groups,
    ...gaps.map(
      (place): CountedGroup => ({
        keys: [String(place)],
        rows: 0,
        persons: null,
        parts: query.measures.map(({ kind }) => ({ n: kind === 'count' ? 0 : null, d: kind === 'count' ? null : 0 })),
      }),
    ),
  ]
}

/** How many rows there would be without each of the filters, counted in one pass. */
export async function countWithoutEach(stores: readonly Store[], asked: Omit<Asked, 'source'>): Promise<number[]> {
  const { filters } = asked.query
  const sums = filters.map(() => 0)
  for (const { db, source } of stores) {
    const counts = filters.map((_one, left) => {
      const others = filters.filter((_other, at) => at !== left).map((filter) => filterSql(source, filter))
      const where = others.length > 0 ? sql.join(others, sql` and `) : sql`true`
      return sql`count(*) filter (where ${where}) as ${N[left]!}`
    })
    const row = await db.one<Raw>(sql`
      select ${sql.join(counts)} from ${source.from as Sql} where ${whereSql({ ...asked, source }, [])}`)
    for (const at of sums.keys()) sums[at]! += Number(row[`n${at}`])
  }
  return sums
}

export interface Behind {
  /** Keys of the line as the result gave them; null: of the total. */
  keys: readonly (string | null)[] | null
  part: { measure: Measure; of: 'n' | 'd' | 'rest' } | null
  limit: number
}

/** Rows behind a figure, newest first, and how many they are: the figure's own condition and nothing else. */
export async function rowsBehind(
  db: Executor,
  asked: Asked,
  behind: Behind,
): Promise<{ total: number; ids: string[] }> {
  const { query, source } = asked
  if (source.id === null) return { total: 0, ids: [] }
  const parts = [whereSql(asked)]
  for (const [at, key] of (behind.keys ?? []).entries()) parts.push(keySql(asked, query.groups[at]!, key))
  if (behind.part) parts.push(partSql(source, behind.part.measure, behind.part.of))
  const where = sql.join(parts, sql` and `)
  const id = source.id as Sql
  const { total } = await db.one<{ total: number }>(
    sql`select count(*)::int as total from ${source.from as Sql} where ${where}`,
  )
  const rows = await db.many<{ id: string }>(sql`
    select ${id} as id from ${source.from as Sql} where ${where}
    order by ${own(source.times, query.time)} desc, ${id} desc limit ${behind.limit}`)
  return { total, ids: rows.map((row) => row.id) }
}

function keySql(asked: Asked, group: string, key: string | null): Sql {
  const moments = momentsFor(group, asked.asFor)
  const value = groupSql(asked, group, moments)
  if (key === null) return sql`(${value}) is null`
  const step = stepOf(group)
  if (step === null || !isLinear(step)) return sql`(${value}) = ${key}`
  const at = moments?.indexOf(Number(key)) ?? -1
  return sql`(${value})::text = ${String(at + 1)}`
}

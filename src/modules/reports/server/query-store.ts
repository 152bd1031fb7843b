import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { SourceSql } from '../contract.ts'
import type { Counted, CountedGroup, Part } from '../domain/arrange-result.ts'
import type { ComparedSpan, Span } from '../domain/period.ts'
import { type Filter, type Measure, type ReportQuery, stepOf, type TimeStep } from '../domain/report-query.ts'

/** What a query is run over: its source's fragments, whose scope, and the span in which rows lie. */
export interface Asked {
  query: ReportQuery
  source: SourceSql
  scopes: readonly Scope[]
  span: Span | ComparedSpan
}

/** More lines than anybody reads; a query that would give more is refused. */
export const MOST_GROUPS = 20_000

const instant = (ms: number) => sql`to_timestamp(${ms / 1000}::float8)`

/** Fragments are found by id alone; what a person typed is only ever a bound value. */
function own(parts: Readonly<Record<string, object>>, id: string): Sql {
  if (!Object.hasOwn(parts, id)) throw new Error(`the source has no ${id}`)
  return parts[id] as Sql
}

const STEPS: Readonly<Record<TimeStep, (time: Sql) => Sql>> = {
  hour: (time) => sql`date_trunc('hour', ${time}, 'Asia/Shanghai')`,
  day: (time) => sql`date_trunc('day', ${time}, 'Asia/Shanghai')`,
  week: (time) => sql`date_trunc('week', ${time}, 'Asia/Shanghai')`,
  month: (time) => sql`date_trunc('month', ${time}, 'Asia/Shanghai')`,
  quarter: (time) => sql`date_trunc('quarter', ${time}, 'Asia/Shanghai')`,
  year: (time) => sql`date_trunc('year', ${time}, 'Asia/Shanghai')`,
  weekday: (time) => sql`date_part('isodow', ${time} at time zone 'Asia/Shanghai')`,
  hourOfDay: (time) => sql`date_part('hour', ${time} at time zone 'Asia/Shanghai')`,
}

/** Moments of a compared span are moved to where they stand beside those of the span that was asked for. */
function groupSql({ query, source, span }: Asked, group: string): Sql {
  const step = stepOf(group)
  if (step === null) return own(source.fields, group)
  const time = own(source.times, query.time)
  if (!('comparison' in span)) return STEPS[step](time)
  const { shiftMonths, shiftDays } = span
  return STEPS[step](
    sql`((${time} at time zone 'Asia/Shanghai') + make_interval(months => ${shiftMonths}::int, days => ${shiftDays}::int)) at time zone 'Asia/Shanghai'`,
  )
}

function whereSql(asked: Asked, filters: readonly Filter[] = asked.query.filters): Sql {
  const { query, source, scopes, span } = asked
  const time = own(source.times, query.time)
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

function measureSql(source: SourceSql, measure: Measure, at: number): Sql {
  const n = sql.id(`n${at}`)
  const d = sql.id(`d${at}`)
  if (measure.field === undefined) return sql`null::float8 as ${n}, null::float8 as ${d}`
  const value = own(source.fields, measure.field)
  switch (measure.kind) {
    case 'share':
      return sql`(count(*) filter (where ${value}))::float8 as ${n}, count(${value})::float8 as ${d}`
    case 'median':
      return sql`percentile_cont(0.5) within group (order by ${value}) as ${n}, count(${value})::float8 as ${d}`
    // Nearest rank: the value of a row that there is (domain §6.3).
    case 'p90':
      return sql`percentile_disc(0.9) within group (order by ${value}) as ${n}, count(${value})::float8 as ${d}`
    default:
      return sql`sum((${value})::float8) as ${n}, count(${value})::float8 as ${d}`
  }
}

type Raw = Record<string, string | number | boolean | null>

/** Counts by groups, and all together. Adds up what can be added; percentiles of all are asked for once more. */
export async function countGroups(db: Executor, asked: Asked, isPersonal: boolean): Promise<Counted> {
  const groups = await runCount(db, asked, asked.query.groups, isPersonal)
  if (asked.query.groups.length === 0) return { groups: [], total: groups[0]! }
  const needsOwnTotal = isPersonal || asked.query.measures.some(isPercentile)
  const total = needsOwnTotal ? (await runCount(db, asked, [], isPersonal))[0]! : added(groups, asked.query)
  return { groups, total }
}

async function runCount(
  db: Executor,
  asked: Asked,
  groups: readonly string[],
  isPersonal: boolean,
): Promise<CountedGroup[]> {
  const { query, source } = asked
  const keys = groups.map((group, at) => {
    const key = groupSql(asked, group)
    const isMoment = stepOf(group) !== null && !['weekday', 'hourOfDay'].includes(stepOf(group)!)
    return isMoment ? sql`${key} as ${sql.id(`moment${at}`)}` : sql`(${key})::text as ${sql.id(`key${at}`)}`
  })
  const places = groups.map((_group, at) => PLACES[at]!)
  const person = isPersonal && source.person !== null ? sql`count(distinct ${source.person as Sql})` : sql`null`
  const rows = await db.many<Raw>(sql`
    select ${sql.join([...keys, sql`count(*)::float8 as counted`, sql`${person}::float8 as persons`, ...query.measures.map((measure, at) => measureSql(source, measure, at))])}
    from ${source.from as Sql} where ${whereSql(asked)}
    ${places.length > 0 ? sql`group by ${sql.join(places)} limit ${MOST_GROUPS + 1}` : sql``}`)
  return rows.map((row) => ({
    keys: groups.map((_group, at) => keyOf(row, at)),
    rows: Number(row.counted),
    persons: row.persons === null ? null : Number(row.persons),
    parts: query.measures.map((measure, at): Part => {
      if (measure.kind === 'count') return { n: Number(row.counted), d: null }
      return { n: numberOf(row[`n${at}`]), d: numberOf(row[`d${at}`]) }
    }),
  }))
}

const PLACES: readonly Sql[] = [sql`1`, sql`2`, sql`3`]

const numberOf = (value: Raw[string] | undefined) => (value === null || value === undefined ? null : Number(value))

function keyOf(row: Raw, at: number): string | null {
  const moment = row[`moment${at}`] as unknown
  if (moment instanceof Date) return String(moment.getTime())
  const key = row[`key${at}`]
  return key === null || key === undefined ? null : String(key)
}

function added(groups: readonly CountedGroup[], { measures }: ReportQuery): CountedGroup {
  const sum = (pick: (group: CountedGroup) => number | null) =>
    groups.reduce<number | null>((all, group) => {
      const one = pick(group)
      return one === null ? all : (all ?? 0) + one
    }, null)
  return {
    keys: [],
    rows: sum(({ rows }) => rows) ?? 0,
    persons: null,
    parts: measures.map(({ kind }, at) => ({
      n: sum(({ parts }) => parts[at]!.n) ?? (kind === 'count' ? 0 : null),
      d: sum(({ parts }) => parts[at]!.d),
    })),
  }
}

/** How many rows there would be without each of the filters, counted in one pass. */
export async function countWithoutEach(db: Executor, asked: Asked): Promise<number[]> {
  const { filters } = asked.query
  const counts = filters.map((_one, left) => {
    const others = filters.filter((_other, at) => at !== left).map((filter) => filterSql(asked.source, filter))
    const where = others.length > 0 ? sql.join(others, sql` and `) : sql`true`
    return sql`count(*) filter (where ${where}) as ${sql.id(`n${left}`)}`
  })
  const row = await db.one<Raw>(sql`
    select ${sql.join(counts)} from ${asked.source.from as Sql} where ${whereSql(asked, [])}`)
  return filters.map((_one, at) => Number(row[`n${at}`]))
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
  const value = groupSql(asked, group)
  if (key === null) return sql`(${value}) is null`
  const step = stepOf(group)
  if (step === null) return sql`(${value})::text = ${key}`
  if (step === 'weekday' || step === 'hourOfDay') return sql`${value} = ${Number(key)}::float8`
  return sql`${value} = ${instant(Number(key))}`
}

import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Days } from '../domain/period.ts'
import {
  areaLevelBelow,
  categoryLevelBelow,
  type Imported,
  isNarrowed,
  type Narrowing,
  type Part,
  type Sums,
} from '../domain/question.ts'

export interface Asked {
  days: Days
  imported: Imported
  narrowing: Narrowing
  /** A row must lie in each of them. */
  scopes: readonly Scope[]
}

export type Grouping = 'all' | 'where' | 'what' | 'unit' | 'channel' | 'bucket' | 'day'

export interface CountedRow extends Sums {
  dim: Grouping
  key: string
  stepped: number
  acceptSeconds: number
  dispatchSeconds: number
  handleSeconds: number
  finishSeconds: number
}

/** Without filters and for the whole district the sums by day answer; else the facts, through the narrowest index. */
export async function countRows(tx: Executor, asked: Asked, groupings: readonly Grouping[]): Promise<CountedRow[]> {
  const isPlain = !isNarrowed(asked.narrowing) && asked.scopes.every(({ all }) => all)
  return isPlain ? fromSums(tx, asked, groupings) : fromFacts(tx, asked, groupings)
}

const importedSql = (imported: Imported) =>
  imported === 'include' ? sql`true` : imported === 'only' ? sql`f.imported` : sql`not f.imported`

const CUBE: Readonly<Record<Exclude<Grouping, 'day'>, string>> = {
  all: 'all',
  where: 'street',
  what: 'class',
  unit: 'unit',
  channel: 'channel',
  bucket: 'bucket',
}

const SUMMED = sql`coalesce(sum(f.received), 0)::float8 as received, coalesce(sum(f.closed), 0)::float8 as closed,
  coalesce(sum(f.open), 0)::float8 as open, coalesce(sum(f.in_time), 0)::float8 as "inTime",
  coalesce(sum(f.late), 0)::float8 as late, coalesce(sum(f.returned), 0)::float8 as returned,
  coalesce(sum(f.redone), 0)::float8 as redone, coalesce(sum(f.close_seconds), 0)::float8 as "closeSeconds",
  coalesce(sum(f.stepped), 0)::float8 as stepped, coalesce(sum(f.accept_seconds), 0)::float8 as "acceptSeconds",
  coalesce(sum(f.dispatch_seconds), 0)::float8 as "dispatchSeconds",
  coalesce(sum(f.handle_seconds), 0)::float8 as "handleSeconds",
  coalesce(sum(f.finish_seconds), 0)::float8 as "finishSeconds"`

/** A name for each group of one query, in order. */
const GROUP_NAMES = [sql`k0`, sql`k1`, sql`k2`, sql`k3`, sql`k4`, sql`k5`]

async function fromSums(
  tx: Executor,
  { days, imported }: Asked,
  groupings: readonly Grouping[],
): Promise<CountedRow[]> {
  const named = groupings.filter((one) => one !== 'day')
  const dims = named.map((one) => CUBE[one])
  const period = sql`f.day between ${days.from} and ${days.to} and ${importedSql(imported)}`
  const rows = await tx.many<Omit<CountedRow, 'dim'> & { dim: string }>(sql`
    select f.dim, f.key, ${SUMMED} from decisions.day_count f where f.dim = any(${dims}::text[]) and ${period} group by f.dim, f.key`)
  const counted = rows.map((row) => ({ ...row, dim: named[dims.indexOf(row.dim)]! }))
  if (!groupings.includes('day')) return counted
  const daily = await tx.many<CountedRow>(sql`
    select 'day' as dim, f.day::text as key, ${SUMMED} from decisions.day_count f where f.dim = 'all' and ${period} group by f.day`)
  return [...counted, ...daily]
}

function groupSql(grouping: Exclude<Grouping, 'all'>, { area, category }: Narrowing): Sql {
  switch (grouping) {
    case 'where':
      return { street: sql`f.street`, community: sql`left(f.area_code, 12)`, grid: sql`f.area_code` }[
        areaLevelBelow(area)
      ]
    case 'what':
      return { class: sql`f.class`, category: sql`f.category` }[categoryLevelBelow(category)]
    case 'unit':
      return sql`f.unit`
    case 'channel':
      return sql`f.channel`
    case 'bucket':
      return sql`f.bucket::text`
    case 'day':
      return sql`f.day::text`
  }
}

async function fromFacts(tx: Executor, asked: Asked, groupings: readonly Grouping[]): Promise<CountedRow[]> {
  const grouped = groupings.filter((one) => one !== 'all')
  const names = grouped.map((_, at) => GROUP_NAMES[at]!)
  const keys = grouped.map((one, at) => sql`${groupSql(one, asked.narrowing)} as ${names[at]!}`)
  const sets = [sql`()`, ...names.map((name) => sql`(${name})`)]
  // Bit of each group that a line is not of: the one that is not set is its own.
  const marks = names.length === 0 ? sql`0` : sql`grouping(${sql.join(names)})`
  const rows = await tx.many<Omit<CountedRow, 'dim' | 'key'> & { mark: number; keys: (string | null)[] }>(sql`
    select ${marks} as mark, array[${sql.join([...names, sql`null::text`])}] as keys, ${SUMMED}
    from (
      select ${keys.length === 0 ? sql`` : sql`${sql.join(keys)},`} 1 as received, f.closed::int as closed, f.open::int as open,
        (f.handled = 1)::int as in_time, (f.handled = 2)::int as late, f.returned::int as returned, f.redone::int as redone,
        f.close_seconds, f.stepped::int as stepped, f.accept_seconds, f.dispatch_seconds, f.handle_seconds, f.finish_seconds
      from decisions.case_fact f where ${conditionOf(asked)}
    ) f group by grouping sets (${sql.join(sets)})`)
  return rows.map(({ mark, keys: found, ...row }) => {
    const at = grouped.findIndex((_, index) => (mark & (1 << (grouped.length - 1 - index))) === 0)
    return at < 0 ? { ...row, dim: 'all', key: '' } : { ...row, dim: grouped[at]!, key: found[at] ?? '' }
  })
}

export function conditionOf({ days, imported, narrowing, scopes }: Asked): Sql {
  const { area, category, unit, channel } = narrowing
  const parts = [
    sql`f.counted`,
    sql`f.day between ${days.from} and ${days.to}`,
    importedSql(imported),
    ...(area === undefined ? [] : [inArea(area)]),
    ...(category === undefined ? [] : [ofCategory(category)]),
    ...(unit === undefined ? [] : [sql`f.unit = ${unit}`]),
    ...(channel === undefined ? [] : [sql`f.channel = ${channel}`]),
    ...scopes.filter(({ all }) => !all).map(scopeSql),
  ]
  return sql.join(parts, sql` and `)
}

/** By the street first, which is in an index. */
const inArea = (area: string) =>
  area.length === 9
    ? sql`f.street = ${area}`
    : sql`f.street = ${area.slice(0, 9)} and starts_with(f.area_code, ${area})`

const ofCategory = (category: string) =>
  category.length === 2
    ? sql`starts_with(f.class, ${category})`
    : category.length === 4
      ? sql`f.class = ${category}`
      : sql`f.class = ${category.slice(0, 4)} and f.category = ${category}`

/** The rule of `inScope`: the place of a case, or a unit that had an order of it. */
function scopeSql({ areas, units }: Scope): Sql {
  const parts: Sql[] = areas.map((area) =>
    area.length < 9 ? sql`starts_with(f.area_code, ${area})` : sql`(${inArea(area)})`,
  )
  if (units.length > 0) parts.push(sql`f.units && ${[...units]}::text[]`)
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}

const PART: Readonly<Record<Part, Sql>> = {
  received: sql`true`,
  closed: sql`f.closed`,
  open: sql`f.open`,
  inTime: sql`f.handled = 1`,
  late: sql`f.handled = 2`,
  decided: sql`f.handled <> 0`,
  returned: sql`f.returned`,
  redone: sql`f.redone`,
}

export interface BehindRow {
  no: string
  title: string
  reportedMs: number
  closedMs: number | null
  dueMs: number | null
  state: string
  area: string | null
  unit: string | null
}

const ROW = sql`c.case_no as no, t.title, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
  (extract(epoch from c.closed_at) * 1000)::float8 as "closedMs", (extract(epoch from c.total_due_at) * 1000)::float8 as "dueMs",
  c.state, c.area_code as area, c.lead_unit as unit`

export async function rowsBehind(
  tx: Executor,
  asked: Asked,
  { part, bucket, limit }: { part: Part; bucket: number | undefined; limit: number },
): Promise<{ total: number; rows: BehindRow[] }> {
  const which = sql`${conditionOf(asked)} and ${PART[part]} and ${bucket === undefined ? sql`true` : sql`f.bucket = ${bucket}`}`
  const { total } = await tx.one<{ total: number }>(sql`
    select count(*)::int as total from decisions.case_fact f where ${which}`)
  const rows = await tx.many<BehindRow>(sql`
    select ${ROW} from (select f.case_id, f.reported_at from decisions.case_fact f where ${which}
      order by f.reported_at desc, f.case_id limit ${limit}) f
    join cases.v_case c on c.id = f.case_id join cases.v_case_text t on t.case_id = f.case_id
    order by f.reported_at desc, f.case_id`)
  return { total, rows }
}

/** Open for longest. */
export async function oldestOpen(tx: Executor, asked: Asked, limit: number): Promise<BehindRow[]> {
  return tx.many<BehindRow>(sql`
    select ${ROW} from (select f.case_id, f.reported_at from decisions.case_fact f where ${conditionOf(asked)} and f.open
      order by f.reported_at, f.case_id limit ${limit}) f
    join cases.v_case c on c.id = f.case_id join cases.v_case_text t on t.case_id = f.case_id
    order by f.reported_at, f.case_id`)
}

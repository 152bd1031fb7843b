import { bigrams } from '#core/text/bigrams.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { CaseFact } from '../domain/case-fact.ts'
import { PLACE_DIGITS } from '../domain/find-repeats.ts'
import type { DaySeries } from '../domain/rises.ts'
import { ALIKE_DIGITS, type AlertRule, type RuleFilter } from '../domain/rule.ts'

const DAY = sql`floor((extract(epoch from f.reported_at) + 28800) / 86400)::int`
const ms = (at: Sql) => sql`(extract(epoch from ${at}) * 1000)::float8`

/** One Han character alone is the beginning of a pair. */
const quoted = (term: string) =>
  `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${/^\p{Script=Han}$/u.test(term) ? ':*' : ''}`

/** A phrase as it was typed: found quickly by its pairs of characters, then held against the words themselves. */
function hasWord(word: string): Sql {
  const phrase = word.trim()
  const terms = bigrams(phrase).map(quoted).join(' & ')
  const isThere = sql`strpos(lower(x.title || ' ' || x.body || ' ' || coalesce(x.address, '')), lower(${phrase})) > 0`
  return terms === '' ? isThere : sql`(x.search @@ ${terms}::tsquery and ${isThere})`
}

const withWords = (words: readonly string[]) =>
  sql`f.case_id in (select x.case_id from cases.v_case_text x where ${sql.join(words.map(hasWord), sql` or `)})`

export function fits({ categories, areas, units, words }: RuleFilter): Sql {
  const parts: Sql[] = [sql`f.counted`]
  const begins = (column: Sql, list: readonly string[]) =>
    sql`(${sql.join(
      list.map((one) => sql`starts_with(${column}, ${one})`),
      sql` or `,
    )})`
  if (categories.length > 0) parts.push(begins(sql`f.category`, categories))
  if (areas.length > 0) parts.push(begins(sql`f.area_code`, areas))
  if (units.length > 0) parts.push(sql`f.unit = any(${[...units]})`)
  if (words.length > 0) parts.push(withWords(words))
  return sql.join(parts, sql` and `)
}

/** No more than these are read for one look: a rule that would need more is asked to be narrower. */
export const MOST_FACTS = 300_000

const columns = sql`f.case_id as id, ${ms(sql`f.reported_at`)} as "reportedMs", ${ms(sql`f.closed_at`)} as "closedMs",
  ${ms(sql`f.due_at`)} as "dueMs", f.area_code as "areaCode", f.category, f.unit, f.lon, f.lat, f.address_key as "addressKey",
  f.persons::text[] as persons`

export async function factsWithin(db: Executor, rule: AlertRule, fromMs: number, toMs: number): Promise<CaseFact[]> {
  return db.many<CaseFact>(sql`
    select ${columns} from alerts.fact f
    where f.reported_at > to_timestamp(${fromMs / 1000}) and f.reported_at <= to_timestamp(${toMs / 1000})
      and ${fits(rule.filter)} order by f.reported_at limit ${MOST_FACTS}`)
}

/** Cases of units that were open at some moment from then on. */
export async function factsOpenSince(db: Executor, rule: AlertRule, fromMs: number): Promise<CaseFact[]> {
  return db.many<CaseFact>(sql`
    select ${columns} from alerts.fact f
    where f.unit is not null and (f.closed_at is null or f.closed_at > to_timestamp(${fromMs / 1000}))
      and ${fits(rule.filter)} order by f.reported_at limit ${MOST_FACTS}`)
}

const seriesOf = (rule: Pick<AlertRule, 'place' | 'alike'>) => {
  const digits = PLACE_DIGITS[rule.place as keyof typeof PLACE_DIGITS]
  const like = ALIKE_DIGITS[rule.alike]
  return {
    area: rule.place === 'district' ? sql`null::text` : sql`left(f.area_code, ${digits}::int)`,
    category: like === 0 ? sql`''::text` : sql`left(f.category, ${like}::int)`,
    whole: sql`${rule.place === 'district' ? sql`true` : sql`length(f.area_code) >= ${digits}`}
      and ${like === 0 ? sql`true` : sql`length(f.category) >= ${like}`}`,
  }
}

/** Cases a day of every series that has as many as the rule asks for in any of its periods from `judgedFromDay` on. */
export async function daySeries(
  db: Executor,
  rule: AlertRule,
  days: { fromDay: number; judgedFromDay: number; toDay: number },
): Promise<DaySeries[]> {
  const { area, category, whole } = seriesOf(rule)
  const rows = await db.many<{ area: string | null; category: string; days: number[]; counts: number[] }>(sql`
    with daily as (
      select ${area} as area, ${category} as category, ${DAY} as day, count(*)::int as n from alerts.fact f
      where f.reported_at >= to_timestamp(${days.fromDay}::float8 * 86400 - 28800)
        and f.reported_at < to_timestamp((${days.toDay}::float8 + 1) * 86400 - 28800) and ${whole} and ${fits(rule.filter)}
      group by 1, 2, 3)
    select area, category, array_agg(day) as days, array_agg(n) as counts from daily group by area, category
    having coalesce(sum(n) filter (where day >= ${days.judgedFromDay}::int), 0) >= ${rule.atLeast}
    order by category, area`)
  return rows.map((row) => ({
    areaCode: row.area,
    category: row.category,
    counts: new Map(row.days.map((day, at) => [day, row.counts[at]!])),
  }))
}

/** Days on which anything at all was reported; the others are days without data. */
export async function knownDays(db: Executor, fromDay: number): Promise<Set<number>> {
  const rows = await db.many<{ day: number }>(sql`
    select distinct ${DAY} as day from alerts.fact f where f.reported_at >= to_timestamp(${fromDay}::float8 * 86400 - 28800)`)
  return new Set(rows.map(({ day }) => day))
}

/** The cases behind one series and period, oldest first. */
export async function casesOfSeries(
  db: Executor,
  rule: AlertRule,
  series: { areaCode: string | null; category: string | null; fromMs: number; toMs: number },
  limit: number,
): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select f.case_id as id from alerts.fact f
    where f.reported_at >= to_timestamp(${series.fromMs / 1000}) and f.reported_at <= to_timestamp(${series.toMs / 1000})
      and ${series.areaCode === null ? sql`true` : sql`starts_with(f.area_code, ${series.areaCode})`}
      and ${series.category === null ? sql`true` : sql`starts_with(f.category, ${series.category})`}
      and ${fits(rule.filter)} order by f.reported_at, f.case_id limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** Of each phrase, in how many of the cases that the rest of the rule takes it stands. */
export async function countWords(
  db: Executor,
  rule: AlertRule,
  fromMs: number,
): Promise<{ word: string; cases: number }[]> {
  const counted = []
  for (const word of rule.filter.words) {
    const row = await db.one<{ n: number }>(sql`
      select count(*)::int as n from alerts.fact f where f.reported_at > to_timestamp(${fromMs / 1000})
        and ${fits({ ...rule.filter, words: [word] })}`)
    counted.push({ word, cases: row.n })
  }
  return counted
}

/** How many cases of the same place and class in a period, for the score afterwards. */
export async function countLike(
  db: Executor,
  rule: AlertRule,
  like: {
    areaCode: string | null
    category: string | null
    address: string | null
    person: string | null
    fromMs: number
    toMs: number
  },
): Promise<number> {
  const parts: Sql[] = [fits(rule.filter)]
  if (like.category !== null) parts.push(sql`starts_with(f.category, ${like.category})`)
  if (like.address !== null) parts.push(sql`f.address_key = ${like.address}`)
  else if (like.person !== null) parts.push(sql`f.persons @> array[${like.person}::bigint]`)
  else if (like.areaCode !== null) parts.push(sql`starts_with(f.area_code, ${like.areaCode})`)
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from alerts.fact f where f.reported_at > to_timestamp(${like.fromMs / 1000})
      and f.reported_at <= to_timestamp(${like.toMs / 1000}) and ${sql.join(parts, sql` and `)}`)
  return row.n
}

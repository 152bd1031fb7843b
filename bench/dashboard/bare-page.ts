import type pg from 'pg'

/** A page as plain SQL over the facts: what its places and matters are, and which facts it is of. */
export interface BarePage {
  area: string
  category: string
  condition: string
  /** A unit that is shown beside all of its kind and by month. */
  portraitOf?: string
}

interface Days {
  from: string
  to: string
}

interface Sums {
  received: number
  closed: number
}
type Line = Sums & { key: string }

/** What of an answer is looked at: a page's, or a portrait's. */
export interface PageAnswer {
  period: Days
  compared?: { period: Days }[]
  total: Sums
  what?: { lines: Line[] }
  where?: { lines: Line[] }
  units?: Line[]
  channels?: Line[]
  categories?: Line[]
  streets?: Line[]
  peers?: Line[]
}

type BareRow = Readonly<Record<string, string | number | null>>

const SUMS = `count(*)::int as received, count(*) filter (where closed)::int as closed, count(*) filter (where open)::int as open,
  count(*) filter (where handled = 1)::int as in_time, count(*) filter (where handled = 2)::int as late,
  count(*) filter (where returned)::int as returned, count(*) filter (where redone)::int as redone, sum(close_seconds)::float8 as close_seconds,
  count(*) filter (where stepped)::int as stepped, sum(accept_seconds)::float8 as accept_seconds,
  sum(dispatch_seconds)::float8 as dispatch_seconds, sum(handle_seconds)::float8 as handle_seconds,
  sum(finish_seconds)::float8 as finish_seconds`
const IN_DAYS = "counted and day between $1::date - date '1970-01-01' and $2::date - date '1970-01-01'"

/** The figures of a page: one plain statement for each of its periods, and for a portrait its peers and months. */
export async function bareRows(sql: pg.Client, bare: BarePage, { period, compared }: PageAnswer): Promise<BareRow[]> {
  const all: BareRow[][] = []
  for (const { from, to } of [period, ...(compared?.map((one) => one.period) ?? comparedWith(period))]) {
    all.push((await sql.query<BareRow>(pageText(bare), [from, to])).rows)
    if (bare.portraitOf) await sql.query(PEERS, [from, to, bare.portraitOf])
  }
  if (bare.portraitOf) await sql.query(MONTHS, [period.from, period.to, bare.portraitOf])
  return all[0]!
}

/** A portrait names one period only: the same days a year earlier and as many days before. */
function comparedWith({ from, to }: Days): Days[] {
  const moved = (date: string, days: number) => new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10)
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return [length, DAYS_OF_YEAR].map((days) => ({ from: moved(from, days), to: moved(to, days) }))
}

/** What a page says otherwise than plain SQL; null: nothing. */
export function differenceOf(answer: PageAnswer, rows: readonly BareRow[]): string | null {
  const total = rows.find(({ bits }) => bits === ALL_BITS)
  if ((total?.received ?? 0) !== answer.total.received || (total?.closed ?? 0) !== answer.total.closed)
    return `total ${answer.total.received}, not ${total?.received}`
  const lists: [string, readonly Line[] | undefined][] = [
    ['place', answer.where?.lines ?? answer.streets],
    ['matter', answer.what?.lines ?? answer.categories],
    ['unit', answer.units],
    ['channel', answer.channels],
  ]
  for (const [name, lines] of lists) {
    const plain = new Map(rows.filter((row) => row[name] !== null).map((row) => [row[name], row]))
    for (const { key, received, closed } of lines ?? []) {
      const row = plain.get(key)
      if ((row?.received ?? 0) !== received || (row?.closed ?? 0) !== closed)
        return `${name} ${key}: ${received}, not ${row?.received}`
    }
  }
  return null
}

const DAY_MS = 86_400_000
const DAYS_OF_YEAR = 365
/** No group of the six is in the line. */
const ALL_BITS = 63

const pageText = ({ area, category, condition }: BarePage) => `
  select place, matter, unit, channel, bucket, day, grouping(place, matter, unit, channel, bucket, day) as bits, ${SUMS}
  from (select ${area} as place, ${category} as matter, unit, channel, bucket, day, closed, open, handled, returned, redone,
      close_seconds, stepped, accept_seconds, dispatch_seconds, handle_seconds, finish_seconds
    from decisions.case_fact where ${IN_DAYS} and ${condition}) fact
  group by grouping sets ((), (place), (matter), (unit), (channel), (bucket), (day))`

const PEERS = `select unit, ${SUMS} from decisions.case_fact where ${IN_DAYS}
  and unit in (select id from people.unit where kind = (select kind from people.unit where id = $3)) group by 1`
const MONTHS = `select to_char(date '1970-01-01' + day, 'YYYY-MM') as month, ${SUMS} from decisions.case_fact
  where ${IN_DAYS} and unit = $3 group by 1`

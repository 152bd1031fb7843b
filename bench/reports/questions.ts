import { seenByStreet } from '../house/scope-sql.ts'

/** A report as the builder sends it, and the plain statement that gives the same lines of the same rows. */
export interface Question {
  what: string
  change: object
  /** Keys as `k0`, `k1`, figures as `v0`, `v1`; `$1` and `$2` are the first day and the day after the last. */
  bare: string
  /** Asked by a street instead of the whole district. */
  byStreet?: true
}

const counted = 'reported_at >= $1::date::timestamptz and reported_at < $2::date::timestamptz and population = 3'
const fromFacts = `from reports.case_fact where ${counted}`
const hours = 'extract(epoch from closed_at - reported_at)::float8 / 3600'
const startOf = (step: 'day' | 'month') =>
  `(extract(epoch from date_trunc('${step}', reported_at, 'Asia/Shanghai')) * 1000)::int8::text`
const met = `case when handle_due_at is null then null when handle_met is not null then handle_met when handle_due_at < now() then false end`

export const QUESTIONS: readonly Question[] = [
  {
    what: '件数，按街道',
    change: { groups: ['street'] },
    bare: `select street_code as k0, count(*)::int as v0 ${fromFacts} group by 1`,
  },
  {
    what: '件数、按期率、超期，按街道',
    change: {
      groups: ['street'],
      measures: [{ kind: 'count' }, { kind: 'share', field: 'handledInTime' }, { kind: 'share', field: 'overdue' }],
    },
    bare: `select street_code as k0, count(*)::int as v0,
        100.0::float8 * count(*) filter (where met) / nullif(count(met), 0) as v1,
        100.0::float8 * count(*) filter (where overdue or coalesce(step_due_at < now(), false)) / count(*) as v2
      from (select street_code, overdue, step_due_at, ${met} as met ${fromFacts}) fact group by 1`,
  },
  {
    what: '件数，按街道和小类',
    change: { groups: ['street', 'category'] },
    bare: `select street_code as k0, category as k1, count(*)::int as v0 ${fromFacts} group by 1, 2`,
  },
  {
    what: '件数，按日',
    change: { groups: ['time:day'] },
    bare: `select ${startOf('day')} as k0, count(*)::int as v0 ${fromFacts} group by 1`,
  },
  {
    what: '件数，按月和来源，同比环比',
    change: { groups: ['time:month', 'channel'], compare: ['year', 'before'] },
    bare: `select ${startOf('month')} as k0, channel as k1, count(*)::int as v0 ${fromFacts} group by 1, 2`,
  },
  {
    what: '平均全程用时，按主办单位',
    change: { groups: ['unit'], measures: [{ kind: 'avg', field: 'closeHours' }] },
    bare: `select lead_unit as k0, avg(${hours}) as v0 ${fromFacts} group by 1`,
  },
  {
    what: '中位和九十分位用时，按街道',
    change: {
      groups: ['street'],
      measures: [
        { kind: 'median', field: 'closeHours' },
        { kind: 'p90', field: 'closeHours' },
      ],
    },
    bare: `select street_code as k0, percentile_cont(0.5) within group (order by ${hours}) as v0,
        percentile_disc(0.9) within group (order by ${hours}) as v1
      ${fromFacts} group by 1`,
  },
  {
    what: '回访满意率，按街道（隐私口径）',
    change: { groups: ['street'], measures: [{ kind: 'share', field: 'satisfied' }] },
    bare: `select street_code as k0, 100.0::float8 * count(*) filter (where satisfied) / nullif(count(satisfied), 0) as v0
      ${fromFacts} group by 1`,
  },
  {
    what: '件数，按网格（隐私口径）',
    change: { groups: ['grid'], limit: 1000 },
    bare: `select area_code as k0, count(*)::int as v0 ${fromFacts} group by 1`,
  },
  {
    what: '噪声类一个月，按街道',
    change: {
      groups: ['street'],
      period: { kind: 'named', name: 'last30' },
      filters: [{ field: 'class', is: ['3003'] }],
    },
    bare: `select street_code as k0, count(*)::int as v0 ${fromFacts} and left(category, 4) = '3003' group by 1`,
  },
  {
    what: '件数，按街道（街道自己看）',
    change: { groups: ['street'] },
    bare: `select street_code as k0, count(*)::int as v0 ${fromFacts} and ${seenByStreet('street01')} group by 1`,
    byStreet: true,
  },
]

/** A report as it is sent, over the 365 days in which all cases lie. */
export const reportOf = (change: object) => ({
  query: {
    source: 'cases',
    time: 'reported',
    period: { kind: 'named', name: 'last365' },
    groups: [],
    measures: [{ kind: 'count' }],
    filters: [],
    limit: 200,
    switches: { imported: 'include' },
    ...change,
  },
})

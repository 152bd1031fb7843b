/** A report as a person puts it together: plain data, saved as it stands. */
export interface ReportQuery {
  source: string
  /** Which moment of a row decides whether it lies in the period. */
  time: string
  period: Period
  /** At most three: ids of fields, or `time:<step>` for the query's own moment. */
  groups: readonly string[]
  measures: readonly Measure[]
  filters: readonly Filter[]
  /** Choices of the source's switches; the first choice where one is not named. */
  switches?: Readonly<Record<string, string>>
  compare?: readonly Comparison[]
  sort?: { by: 'group' | number; descending: boolean }
  limit: number
}

export type Period = { kind: 'days'; from: string; to: string } | { kind: 'named'; name: PeriodName }

export const PERIOD_NAMES = {
  today: { zh: '今日', en: 'today' },
  yesterday: { zh: '昨日', en: 'yesterday' },
  last7: { zh: '近 7 日', en: 'last 7 days' },
  last30: { zh: '近 30 日', en: 'last 30 days' },
  thisMonth: { zh: '本月', en: 'this month' },
  lastMonth: { zh: '上月', en: 'last month' },
  thisQuarter: { zh: '本季度', en: 'this quarter' },
  lastQuarter: { zh: '上季度', en: 'last quarter' },
  thisYear: { zh: '今年', en: 'this year' },
  lastYear: { zh: '去年', en: 'last year' },
  last365: { zh: '近一年', en: 'last 365 days' },
} as const
export type PeriodName = keyof typeof PERIOD_NAMES

export const MEASURE_KINDS = {
  count: { zh: '数量', en: 'count' },
  portion: { zh: '占比', en: 'share of all' },
  share: { zh: '比率', en: 'rate' },
  sum: { zh: '合计', en: 'sum' },
  avg: { zh: '平均', en: 'mean' },
  median: { zh: '中位数', en: 'median' },
  p90: { zh: '90 分位', en: '90th percentile' },
} as const
export type MeasureKind = keyof typeof MEASURE_KINDS

/** `count` and `portion` are of rows and have no field. */
export interface Measure {
  kind: MeasureKind
  field?: string
}

/** One way of choosing: keys (null: not set), numbers between, or words that all occur. */
export interface Filter {
  field: string
  is?: readonly (string | null)[]
  not?: boolean
  least?: number
  most?: number
  words?: string
}

export const COMPARISONS = {
  year: { zh: '同比', en: 'year on year' },
  before: { zh: '环比', en: 'against the period before' },
} as const
export type Comparison = keyof typeof COMPARISONS

export const TIME_STEPS = {
  hour: { zh: '小时', en: 'hour' },
  day: { zh: '日', en: 'day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  year: { zh: '年', en: 'year' },
  weekday: { zh: '星期', en: 'day of the week' },
  hourOfDay: { zh: '时段', en: 'hour of the day' },
} as const
export type TimeStep = keyof typeof TIME_STEPS

const TIME_PREFIX = 'time:'

/** Null: a group by a field. */
export function stepOf(group: string): TimeStep | null {
  const step = group.startsWith(TIME_PREFIX) ? group.slice(TIME_PREFIX.length) : ''
  return Object.hasOwn(TIME_STEPS, step) ? (step as TimeStep) : null
}

export const LIMITS = {
  groups: 3,
  measures: 6,
  filters: 12,
  keys: 100,
  wordsLetters: 40,
  rows: 1000,
  /** Longer than ten years nobody compares. */
  days: 3660,
} as const

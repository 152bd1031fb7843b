import { DAY_MS, dateOfDay, dayOfDate, localDay } from '#core/time/local.ts'
import { readPeriod } from '#modules/indicators/contract.ts'

export const PERIOD_KINDS = ['week', 'month', 'quarter', 'year', 'span'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export interface SheetPeriod {
  text: string
  kind: PeriodKind
  fromMs: number
  toMs: number
}

const SHAPES: readonly (readonly [PeriodKind, RegExp])[] = [
  ['week', /^\d{4}-W\d\d$/],
  ['month', /^\d{4}-\d\d$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['year', /^\d{4}$/],
]

/** What a sheet can be about: a week, month, quarter or year, or the days of a campaign. Throws `period-invalid`. */
export function sheetPeriod(text: string): SheetPeriod {
  const { fromMs, toMs } = readPeriod(text)
  return { text, kind: SHAPES.find(([, shape]) => shape.test(text))?.[0] ?? 'span', fromMs, toMs }
}

const pad = (number: number) => String(number).padStart(2, '0')

/** The period that rises are reckoned against: the one before, of the same kind and length. */
export function periodBefore({ kind, text, fromMs, toMs }: SheetPeriod): string {
  const year = Number(text.slice(0, 4))
  if (kind === 'year') return String(year - 1).padStart(4, '0')
  if (kind === 'quarter') {
    const quarter = Number(text.at(-1))
    return quarter > 1 ? `${text.slice(0, 4)}-Q${quarter - 1}` : `${year - 1}-Q4`
  }
  if (kind === 'month') {
    const month = Number(text.slice(5))
    return month > 1 ? `${text.slice(0, 4)}-${pad(month - 1)}` : `${year - 1}-12`
  }
  const from = localDay(fromMs)
  if (kind === 'week') return isoWeek(from - 7)
  return `${dateOfDay(from - Math.round((toMs - fromMs) / DAY_MS))}..${dateOfDay(from - 1)}`
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(day: number): string {
  // Day 0 is a Thursday.
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3
  const year = Number(dateOfDay(thursday).slice(0, 4))
  const first = dayOfDate(`${year}-01-01`)!
  return `${year}-W${pad(Math.floor((thursday - first) / 7) + 1)}`
}

const PERIOD_TEXTS: Readonly<Record<Exclude<PeriodKind, 'span'>, (text: string) => string>> = {
  week: (text) => `${text.slice(0, 4)}年第${Number(text.slice(6))}周`,
  month: (text) => `${text.slice(0, 4)}年${Number(text.slice(5))}月`,
  quarter: (text) => `${text.slice(0, 4)}年第${'一二三四'[Number(text.at(-1)) - 1]}季度`,
  year: (text) => `${text}年`,
}

/** `2026年10月`; of a span its first and its last day. */
export function sayPeriod({ kind, text, fromMs, toMs }: SheetPeriod): string {
  if (kind !== 'span') return PERIOD_TEXTS[kind](text)
  return `${dateOfDay(localDay(fromMs))}至${dateOfDay(localDay(toMs - DAY_MS))}`
}

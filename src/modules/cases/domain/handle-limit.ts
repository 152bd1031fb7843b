import type { WorkCalendar } from '#core/time/calendar.ts'
import { addUnits, naturalMs } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import { DAY_MS, localDay } from '#core/time/local.ts'
import type { CaseRules } from './case-rules.ts'
import type { Tier, Urgency } from './enums.ts'
import type { CategoryFacts } from './facts.ts'

/** Where the handling limit comes from (domain §4.4). */
export interface DeadlineTable {
  key: string
  from: 'category' | 'tier' | 'upperDue' | 'assignment'
  tiers: readonly { tier: string; limit: Limit }[]
}

/** Classes whose matters are water, power, gas or heat. */
const UTILITY_CLASS = '3002'

/** First match of those that the table has (domain §4.4); without tiers only "complex" is kept. */
export function tierOf(
  about: { urgency: Urgency; complex: boolean; category: CategoryFacts | null },
  table: DeadlineTable,
): Tier | null {
  const { category } = about
  const complex = about.complex || is(category?.limit, 15, 'ND')
  if (table.tiers.length === 0) return complex ? 'complex' : null
  const fits: [Tier, boolean][] = [
    ['lifeThreat', about.urgency === 'critical'],
    ['urgent', about.urgency === 'critical'],
    ['utility', category?.class === UTILITY_CLASS || is(category?.limit, 24, 'NH')],
    ['complex', complex],
    ['ordinary', true],
  ]
  return fits.find(([tier, fit]) => fit && table.tiers.some((row) => row.tier === tier))?.[0] ?? null
}

function is(limit: Limit | null | undefined, n: number, unit: Limit['unit']): boolean {
  return limit?.n === n && limit.unit === unit
}

/** The handling limit of a case: the ownerless limit goes before all; then what the channel's table says. */
export function resolveHandleLimit(
  about: { tier: Tier | null; category: CategoryFacts | null; ownerless: boolean },
  table: DeadlineTable,
): Limit | null {
  const { category } = about
  if (about.ownerless && category?.ownerlessLimit) return category.ownerlessLimit
  const byTier = table.tiers.find((row) => row.tier === about.tier)?.limit ?? null
  return table.from === 'tier' || table.from === 'assignment'
    ? (byTier ?? category?.limit ?? null)
    : (category?.limit ?? null)
}

/**
 * The district's own date before the upper level's (domain §4.4): a fifth of the window in reserve, but at most one
 * working day, and never more than half.
 */
export function internalDue(receivedMs: number, upperDueMs: number, rules: CaseRules, calendar: WorkCalendar): number {
  const window = upperDueMs - receivedMs
  return Math.max(
    Math.round(upperDueMs - rules.upperReserveShare * window),
    putBack(upperDueMs, rules.upperReserveMax, calendar),
    Math.round(receivedMs + rules.upperWindowMin * window),
  )
}

/** Working days are put back at the same wall-clock time. */
function putBack(ms: number, limit: Limit, calendar: WorkCalendar): number {
  const natural = naturalMs(limit)
  if (natural !== null) return ms - natural
  if (limit.unit !== 'WD') throw new Error('The reserve before an upper due is given in natural time or working days.')
  let left = limit.n
  let day = localDay(ms)
  while (left > 0) {
    day--
    if (calendar.dayAt(day).kind === 'working') left--
  }
  return ms - (localDay(ms) - day) * DAY_MS
}

/**
 * Limit of rework and redo (domain §4.4): a part of the order's first limit in its unit, at least a floor, never more
 * than the first limit. Limits of different units are compared by the dues that they give from `fromMs`.
 */
export function reworkLimit(first: Limit, fromMs: number, rules: CaseRules, calendar: WorkCalendar): Limit {
  const inDays = first.unit === 'ND' || first.unit === 'WD'
  const floor = inDays ? rules.reworkFloorDays : rules.reworkFloorHours
  const due = (limit: Limit) => addUnits(fromMs, limit, calendar)
  const part = shareOf(first, rules.reworkFraction)
  const raised = due(floor) > due(part) ? floor : part
  return due(raised) > due(first) ? first : raised
}

/** A share of a limit in whole units: hours become minutes where needed, days are rounded up. */
export function shareOf(limit: Limit, share: number): Limit {
  const n = limit.n * share
  if (Number.isInteger(n)) return { n, unit: limit.unit }
  if (limit.unit === 'NH') return { n: Math.ceil(n * 60), unit: 'NM' }
  if (limit.unit === 'WH') return { n: Math.ceil(n * 60), unit: 'WM' }
  return { n: Math.ceil(n), unit: limit.unit }
}

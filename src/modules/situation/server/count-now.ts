import { toRfc3339 } from '#core/time/local.ts'
import {
  type CaseCounter,
  type CaseFilters,
  type CaseRow,
  type CaseShare,
  type CaseTally,
  caseCounter,
} from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { nextDayShiftMs, type PictureRules } from '../domain/picture-rules.ts'
import { sameTimeOfDay } from '../domain/same-time.ts'
import { confidentialAmong, readOneMoment } from './picture-store.ts'

/** What is counted of the open cases, each by the filters of the list behind it. */
export const MEASURES = [
  'open',
  'handling',
  'soon',
  'overdue',
  'emergencies',
  'critical',
  'nightDue',
  'suspended',
] as const
export type Measure = (typeof MEASURES)[number]

/** Days that the line of reports shows. */
const DAYS = 7
const RED_ROWS = 10
const NIGHT_ROWS = 5
const DAY_MS = 86_400_000

/** What changes from second to second, as it was at one moment. */
export interface CountedNow {
  atMs: number
  filters: Record<Measure, CaseFilters>
  tallies: readonly CaseTally[]
  /** Reports of today by street. */
  today: readonly CaseShare[]
  todayFilters: CaseFilters
  days: readonly { date: string; count: number }[]
  supervised: number
  newestRed: readonly CaseRow[]
  pressing: readonly CaseRow[]
  night: readonly CaseRow[]
  confidential: ReadonlySet<string>
}

export function measureFilters(rules: PictureRules, nowMs: number): Record<Measure, CaseFilters> {
  return {
    open: { open: true },
    handling: { open: true, state: ['dispatched', 'handling'] },
    soon: { open: true, light: ['orange'] },
    overdue: { open: true, light: ['red'] },
    emergencies: { open: true, emergency: true },
    critical: { open: true, urgency: ['critical'] },
    nightDue: { open: true, dueFrom: toRfc3339(nowMs), dueTo: toRfc3339(nextDayShiftMs(rules, nowMs)) },
    suspended: { open: true, state: ['suspended'] },
  }
}

export const SUPERVISED: CaseFilters = { supervised: true }

/** Reads all counts in one transaction, whose snapshot they are of. */
export function countNow(call: Call, rules: PictureRules): Promise<CountedNow> {
  const { runtime } = call
  return runtime.db.tx(async (tx) => {
    await readOneMoment(tx)
    return countWithin({ ...call, db: tx, nowMs: runtime.nowMs() }, rules)
  })
}

/** The same within the caller's own transaction. */
export async function countWithin(call: Call, rules: PictureRules): Promise<CountedNow> {
  const counter = call.runtime.use(caseCounter)
  const { nowMs } = call
  const filters = measureFilters(rules, nowMs)
  const { fromMs, toMs } = sameTimeOfDay(nowMs, 0)
  const todayFilters = { from: toRfc3339(fromMs), to: toRfc3339(toMs + 1) }
  const [newestRed, night] = [
    await counter.list(call, { ...filters.overdue, dueTo: toRfc3339(nowMs) }, { sort: 'dueLatest', limit: RED_ROWS }),
    await counter.list(call, filters.nightDue, { sort: 'due', limit: NIGHT_ROWS }),
  ]
  const pressing = await pressingCases(counter, call, filters)
  return {
    atMs: nowMs,
    filters,
    tallies: await counter.tallyOpen(
      call,
      {},
      MEASURES.map((measure) => filters[measure]),
    ),
    today: await counter.shareByStreet(call, todayFilters, {}),
    todayFilters,
    days: await counter.countByDay(call, { from: toRfc3339(fromMs - (DAYS - 1) * DAY_MS), to: todayFilters.to }),
    supervised: await counter.count(call, SUPERVISED),
    newestRed,
    pressing,
    night,
    confidential: await confidentialAmong(
      call.db,
      [...newestRed, ...pressing, ...night].map((row) => row.id),
    ),
  }
}

/** Emergencies and critical cases together, newest first. */
async function pressingCases(
  counter: CaseCounter,
  call: Call,
  filters: Record<Measure, CaseFilters>,
): Promise<CaseRow[]> {
  const page = { sort: 'newest', limit: RED_ROWS } as const
  const emergencies = await counter.list(call, filters.emergencies, page)
  const critical = await counter.list(call, filters.critical, page)
  const rows = new Map([...emergencies, ...critical].map((row) => [row.id, row]))
  return [...rows.values()].toSorted((a, b) => b.reportedAt.localeCompare(a.reportedAt)).slice(0, RED_ROWS)
}

import { DAY_MS, localDay } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findLoads } from '../domain/find-loads.ts'
import { findRepeats } from '../domain/find-repeats.ts'
import { findRises } from '../domain/rises.ts'
import type { AlertRule } from '../domain/rule.ts'
import type { Situation } from '../domain/situation.ts'
import { casesOfSeries, daySeries, factsOpenSince, factsWithin, knownDays } from './rule-facts-store.ts'

/** The year before with its neighbours, and the weeks that make a period whole. */
const BASELINE_DAYS = 54 * 7
const MOST_CASES = 500

/** What a rule can be asked at one moment after the other, with the past read once. */
export interface Sight {
  looked: number
  at(atMs: number, leftOutOf?: (subject: string) => ReadonlySet<number>): Situation[]
}

const NONE: ReadonlySet<number> = new Set()

/** Reads what the rule needs for every moment of `[fromMs, toMs]`. Situations come strongest first; those of trends without cases. */
export async function openSight(
  runtime: Runtime,
  db: Executor,
  rule: AlertRule,
  fromMs: number,
  toMs: number,
): Promise<Sight> {
  const strongest = (found: Situation[]) => found.sort((a, b) => b.seen - a.seen || (a.subject < b.subject ? -1 : 1))
  if (rule.kind === 'overdue') {
    const facts = await factsOpenSince(db, rule, fromMs)
    return { looked: facts.length, at: (atMs) => strongest(findLoads(rule, facts, atMs)) }
  }
  if (rule.kind !== 'rise') {
    const facts = await factsWithin(db, rule, fromMs - rule.days * DAY_MS, toMs)
    return { looked: facts.length, at: (atMs) => strongest(findRepeats(rule, facts, atMs)) }
  }
  // Whole days alone: the last one is yesterday.
  const lastOf = (atMs: number) => localDay(atMs) - 1
  const fromDay = lastOf(fromMs) - BASELINE_DAYS
  const judgedFromDay = lastOf(fromMs) - rule.days + 1
  const series = await daySeries(db, rule, { fromDay, judgedFromDay, toDay: lastOf(toMs) })
  const known = await knownDays(db, fromDay)
  const calendar = runtime.use(calendarBook).calendar()
  const { days, atLeast, falseAlarmRate } = rule
  const looked = series.reduce((sum, { counts }) => {
    for (const [day, count] of counts) if (day >= judgedFromDay) sum += count
    return sum
  }, 0)
  return {
    looked,
    at: (atMs, leftOutOf = () => NONE) =>
      strongest(
        findRises(
          series,
          {
            days,
            atLeast,
            falseAlarmRate,
            lastDay: lastOf(atMs),
            isKnown: (day) => known.has(day),
            isWorking: (day) => calendar.dayAt(day).spans.length > 0,
          },
          leftOutOf,
        ),
      ),
  }
}

/** The cases behind what a trend sees; those of the others are there already. */
export async function withCases(db: Executor, rule: AlertRule, situation: Situation): Promise<Situation> {
  if (situation.evidence.kind !== 'rise') return situation
  const { areaCode, category, firstMs, lastMs } = situation
  const caseIds = await casesOfSeries(db, rule, { areaCode, category, fromMs: firstMs, toMs: lastMs }, MOST_CASES)
  return { ...situation, caseIds }
}

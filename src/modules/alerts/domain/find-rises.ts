import { chanceOfRise } from './chance-of-rise.ts'
import { comparedPeriods } from './compared-periods.ts'
import type { RiseEvidence } from './situation.ts'

/** Counts of one place and class by local day; days without a case are left out. */
export type DayCounts = ReadonlyMap<number, number>

export interface RiseAsk {
  days: number
  atLeast: number
  falseAlarmRate: number
  lastDay: number
  isKnown(day: number): boolean
  isWorking(day: number): boolean
  leftOut: ReadonlySet<number>
}

export interface FoundRise {
  seen: number
  evidence: RiseEvidence
}

/** Whether the days up to `lastDay` (whole days alone) hold more than chance explains. */
export function findRise(counts: DayCounts, ask: RiseAsk): FoundRise | null {
  const sumTo = (last: number) => {
    let sum = 0
    for (let day = last - ask.days + 1; day <= last; day++) sum += counts.get(day) ?? 0
    return sum
  }
  const seen = sumTo(ask.lastDay)
  if (seen < ask.atLeast) return null
  const periods = comparedPeriods(ask)
  if (periods === null) return null
  const before = periods.map((day) => ({ day, count: sumTo(day) }))
  const { expected, chance, dispersion } = chanceOfRise({ before: before.map(({ count }) => count), seen })
  if (chance > ask.falseAlarmRate || seen <= expected) return null
  const { days, falseAlarmRate } = ask
  return { seen, evidence: { kind: 'rise', days, before, expected, chance, falseAlarmRate, dispersion } }
}

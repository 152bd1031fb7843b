import type { Mark, MarkFacts } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'

const GIVEN = ['Dispatched', 'Redispatched', 'DirectOrderReceived']
const GIVEN_BACK = ['ReturnApproved', 'Redispatched']

/** Handed back or over again and again, or back to a unit that had it before another: nobody takes it on. */
export function* bounced({ lines }: MarkFacts, limits: MarkLimits): Iterable<Mark> {
  const units: string[] = []
  let times = 0
  for (const { seq, type, atMs, data } of lines) {
    const unit = GIVEN.includes(type) ? unitOf(data.lead) : null
    const isBack = unit !== null && unit !== units.at(-1) && units.includes(unit)
    if (unit !== null && unit !== units.at(-1)) units.push(unit)
    if (GIVEN_BACK.includes(type)) times += 1
    if ((isBack && limits.bounced.backAgain) || times >= limits.bounced.times) {
      // One mark a case: how it went on stands in the record.
      yield { kind: 'bounced', key: 'bounced', seq, atMs, detail: { times, units: [...units] }, other: null }
      return
    }
  }
}

function unitOf(lead: unknown): string | null {
  const unit = (lead as { unit?: unknown } | null | undefined)?.unit
  return typeof unit === 'string' ? unit : null
}

import { fault } from '#core/fault.ts'
import { localDay, yearOfDay } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { centreOf } from './centre-of.ts'

/** The unit asked for, if it is the caller's to see; where none is named, the centre's or the caller's own. */
export function askedUnit(call: Call, unit: string | undefined): string {
  const { all, units } = call.scope()
  const found = unit ?? (all ? centreOf(call) : (units[0] ?? ''))
  if ((all || units.includes(found)) && call.runtime.use(unitBook).find(found)) return found
  throw fault('unit-not-found', {
    status: 404,
    zh: '没有这个单位，或不在您的管辖范围。请从列表中选择。',
    en: 'There is no such unit, or it is outside your area. Choose one from the list.',
  })
}

export const askedYear = (call: Call, year: number | undefined): number => year ?? yearOfDay(localDay(call.nowMs))

/** How many years stand side by side. */
const YEARS = 3
export const yearsUpTo = (last: number): number[] => Array.from({ length: YEARS }, (_, at) => last - YEARS + 1 + at)

import { dateOfDay, dayOfDate } from '#core/time/local.ts'
import type { AddressQuery } from '#ui/navigation.tsx'
import { type Days, datesOf, GRAINS, type Grain, periodAround } from '../domain/period.ts'
import { IMPORTED, type Imported, NARROWED, type Narrowing } from '../domain/question.ts'

/** What the address says the page is of. */
export interface PageState {
  grain: Grain
  days: Days
  imported: Imported
  narrowing: Narrowing
}

/** A link without days means the period that holds today: a saved analysis moves along with time. */
export function readPage(address: AddressQuery, today: number): PageState {
  const grain = (address.one('grain') ?? 'month') as Grain
  const known: Grain = grain in GRAINS ? grain : 'month'
  const [from, to] = [dayOfDate(address.one('from') ?? ''), dayOfDate(address.one('to') ?? '')]
  const imported = (address.one('imported') ?? 'include') as Imported
  return {
    grain: known,
    days:
      known !== 'custom'
        ? periodAround(Math.min(from ?? today, today), known, today)
        : from !== null && to !== null && from <= to
          ? { from, to }
          : { from: today - 29, to: today },
    imported: imported in IMPORTED ? imported : 'include',
    narrowing: Object.fromEntries(
      NARROWED.flatMap((name) => {
        const key = address.one(name)
        return key === null ? [] : [[name, key]]
      }),
    ),
  }
}

export function questionOf({ days, imported, narrowing }: PageState) {
  return { ...datesOf(days), ...narrowing, ...(imported === 'include' ? {} : { imported }) }
}
export type PageQuestion = ReturnType<typeof questionOf>

/** Changes of the address for other days; those that hold today need not be written down. */
export function addressOfDays(grain: Grain, days: Days, today: number) {
  const holdsToday = days.to >= today && grain !== 'custom'
  return {
    grain,
    from: holdsToday ? undefined : dateOfDay(days.from),
    to: grain === 'custom' ? dateOfDay(days.to) : undefined,
  }
}

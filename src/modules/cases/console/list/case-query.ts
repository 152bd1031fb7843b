import { dayAfter, dayStart } from '#ui/format.ts'
import type { AddressQuery } from '#ui/navigation.tsx'
import { DESKS, type Desk } from '../../contract.ts'
import { moreQueryOf } from './more-filters.ts'
import type { CaseQuery } from './use-case-list.ts'

export function deskOf(text: string | null): Desk | null {
  return text !== null && Object.hasOwn(DESKS, text) ? (text as Desk) : null
}

/** The filters of the address as the list and the export take them. Days are included to their end. */
export function caseQueryOf(address: AddressQuery, desk: Desk | null): CaseQuery {
  const text = address.one('text')
  const from = address.one('from')
  const to = address.one('to')
  const states = address.all('state') as NonNullable<CaseQuery['state']>
  return {
    ...(desk ? { desk } : {}),
    ...(states.length > 0 ? { state: states } : {}),
    ...(text ? { text } : {}),
    ...optional('category', address),
    ...optional('area', address),
    ...optional('unit', address),
    ...(address.one('channel') ? { channel: [address.one('channel')!] } : {}),
    ...(address.one('overdue') === 'true' ? { overdue: true } : {}),
    ...(address.one('direct') === 'true' ? { direct: true } : {}),
    ...(from ? { from: isDay(from) ? dayStart(from) : from } : {}),
    ...(to ? { to: isDay(to) ? dayAfter(to) : to } : {}),
    ...moreQueryOf(address),
    // Said in full: without it the list of all cases has another order than the desks.
    sort: address.one('sort') === 'newest' ? 'newest' : 'due',
  }
}

/** A number elsewhere names the very instant. */
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function optional(name: 'category' | 'area' | 'unit', address: AddressQuery) {
  const value = address.one(name)
  return value ? { [name]: value } : {}
}

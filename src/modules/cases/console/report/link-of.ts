import { dateOfDay, localDay } from '#core/time/local.ts'
import { type Query, writeQuery } from '#ui/navigation.tsx'
import { caseStates } from '../../contract.ts'
import { isOpen } from '../../domain/states.ts'
import type { Period } from './periods.ts'

export type CountBy = 'street' | 'state' | 'channel' | 'category' | 'unit' | 'day' | 'month'
/** Which of the counted cases a number is about. */
export type Part = 'all' | 'open' | 'closed' | 'overdue'

const FILTER = { street: 'area', state: 'state', channel: 'channel', category: 'category', unit: 'unit' } as const

const PARTS: Record<Part, Query> = {
  all: {},
  open: { state: caseStates.filter(isOpen) },
  closed: { state: ['closed', 'archived'] },
  overdue: { overdue: 'true' },
}

/** The list behind a number: the same cases, so that their count can be checked. Null where no filter says it. */
export function linkOf(by: CountBy, key: string | null, period: Period, part: Part): string | null {
  if (key === null) return null
  if (by === 'day' || by === 'month') return href({ ...PARTS[part], ...(by === 'day' ? dayOf(key) : monthOf(key)) })
  // A state narrows the part by itself.
  return href({ ...PARTS[part], [FILTER[by]]: key, from: period.from, to: period.to })
}

function href(query: Query): string {
  return `/c/cases${writeQuery({ ...query, sort: 'newest' })}`
}

function dayOf(key: string) {
  return { from: key.slice(0, 10), to: key.slice(0, 10) }
}

function monthOf(key: string) {
  const [year, month] = key.split('-').map(Number)
  const next = month === 12 ? `${year! + 1}-01` : `${year}-${String(month! + 1).padStart(2, '0')}`
  const last = dateOfDay(localDay(Date.parse(`${next}-01T00:00:00+08:00`) - 1))
  return { from: `${key.slice(0, 7)}-01`, to: last }
}

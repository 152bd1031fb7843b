import { dateOfDay, localDay } from '#core/time/local.ts'
import { writeQuery } from '#ui/navigation.tsx'
import type { Period } from './periods.ts'

export type CountBy = 'street' | 'state' | 'channel' | 'category' | 'unit' | 'day' | 'month'

const FILTER: Partial<Record<CountBy, string>> = {
  street: 'area',
  state: 'state',
  channel: 'channel',
  category: 'category',
  unit: 'unit',
}

/** The list behind a number: the same cases, so that their count can be checked. Null where no filter says it. */
export function linkOf(by: CountBy, key: string | null, period: Period | null, overdue: boolean): string | null {
  const mark = overdue ? { overdue: 'true' } : {}
  if (by === 'day' || by === 'month') {
    if (key === null) return null
    const span = by === 'day' ? { from: key.slice(0, 10), to: key.slice(0, 10) } : monthOf(key)
    return `/c/cases${writeQuery({ ...span, ...mark, sort: 'newest' })}`
  }
  if (key === null) return null
  return `/c/cases${writeQuery({ [FILTER[by]!]: key, ...period, ...mark, sort: 'newest' })}`
}

function monthOf(key: string): Period {
  const [year, month] = key.split('-').map(Number)
  const next = month === 12 ? `${year! + 1}-01` : `${year}-${String(month! + 1).padStart(2, '0')}`
  const last = dateOfDay(localDay(Date.parse(`${next}-01T00:00:00+08:00`) - 1))
  return { from: `${key.slice(0, 7)}-01`, to: last }
}

import type { ClockView } from '../../contract.ts'
import type { CaseDetail } from './case-data.ts'

const RUNNING = new Set(['running', 'paused'])
/** Clocks of the whole case: shown beside, never instead of the clock of the present step. */
const WHOLE_CASE = new Set(['total', 'upperDue'])

/** The clock of what is to be done now: the open one that ends first, of steps before that of the whole case. */
export function stepClockOf({ clocks }: CaseDetail): ClockView | null {
  const open = clocks.filter((clock) => RUNNING.has(clock.state) && clock.subjectKind === 'case')
  const byDue = (a: ClockView, b: ClockView) => (a.due ?? '9').localeCompare(b.due ?? '9')
  return (
    [...open].sort((a, b) => Number(WHOLE_CASE.has(a.name)) - Number(WHOLE_CASE.has(b.name)) || byDue(a, b))[0] ?? null
  )
}

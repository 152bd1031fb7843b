import type { CaseRow } from '../lifecycle-table.ts'
import type { Post } from '../posts.ts'
import { isOpen, type StateId } from '../states.ts'
import type { Target } from '../table/row.ts'
import { doersOf, isDoneByProgram, isRowOn, isTargetOn, type RuleContext } from './rule-context.ts'

/** One arrow of the life cycle under given switches. */
export interface Step {
  row: CaseRow
  target: Target
  from: StateId | '-'
  to: StateId
  /** Somebody who holds a post can do it. */
  byPerson: boolean
  /** Somebody or a program can. */
  possible: boolean
}

/** History comes in at any state; it says nothing about what can be reached. */
const NOT_A_WAY = 'importHistory'

/** Every arrow that the table has; `on` those that the switches leave. */
export function allSteps(table: readonly CaseRow[], context: RuleContext, held: ReadonlySet<Post>) {
  const on: Step[] = []
  const off: Step[] = []
  for (const row of table) {
    if (row.id === NOT_A_WAY) continue
    const byPerson = doersOf(row, context.rules).some((post) => held.has(post))
    const possible = byPerson || isDoneByProgram(row, context.rules) || row.who.includes('reporterCitizen')
    for (const from of row.from)
      for (const target of row.to as readonly Target[]) {
        const to = target.state === '=' ? from : target.state
        if (to === '-') continue
        const step = { row, target, from, to, byPerson, possible }
        ;(isRowOn(row, context) && isTargetOn(target, from, context) ? on : off).push(step)
      }
  }
  return { on, off }
}

/** All states that can be reached from some, by the given arrows; the beginning counts as reached. */
export function reachedFrom(begin: readonly (StateId | '-')[], steps: readonly Step[]): ReadonlySet<StateId | '-'> {
  const reached = new Set<StateId | '-'>(begin)
  let before = -1
  while (before !== reached.size) {
    before = reached.size
    for (const { from, to } of steps) if (reached.has(from)) reached.add(to)
  }
  return reached
}

/** All states from which the goal can be reached. */
export function leadingTo(goal: StateId, steps: readonly Step[]): ReadonlySet<StateId | '-'> {
  const leading = new Set<StateId | '-'>([goal])
  let before = -1
  while (before !== leading.size) {
    before = leading.size
    for (const { from, to } of steps) if (leading.has(to)) leading.add(from)
  }
  return leading
}

export function isOpenState(state: StateId | '-'): state is StateId {
  return state !== '-' && isOpen(state)
}

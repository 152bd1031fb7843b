import type { Clock } from './clock.ts'
import type { ClockName } from './clock-name.ts'

/** The clock that says how long the step of a state may take (domain §4.2). */
const ownClocks: Readonly<Record<string, readonly ClockName[]>> = {
  reported: ['accept'],
  verifying: ['verify'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['sign'],
  handling: ['handle'],
  suspended: ['suspension'],
  done: ['checkAssign'],
  checking: ['check'],
  callback: ['callbackDecision', 'callback'],
  toClose: ['closing'],
  escalated: ['upperWait'],
}

/** Names of the clocks that may be a state's own one; none for an ended state. */
export function ownClockNames(state: string): readonly ClockName[] {
  return ownClocks[state] ?? []
}

/** The open clock of the present step; null on an ended case and on an imported one before its first live command. */
export function findOwnClock(state: string, open: readonly Clock[]): Clock | null {
  for (const name of ownClockNames(state)) {
    const clock = open.find((each) => each.name === name && each.state !== 'ended')
    if (clock) return clock
  }
  return null
}

import type { Call } from '#platform/call.ts'
import { TERRITORY_CHANGED } from '../contract.ts'

/** After commit every process reads areas and addresses anew; this one before it answers. */
export function tellChange(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(TERRITORY_CHANGED))
}

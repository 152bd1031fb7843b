import type { Call } from '#platform/call.ts'
import { CATALOGUE_CHANGED } from '../contract.ts'

/** After commit every process reads the catalogue anew; this one before it answers. */
export function tellChange(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(CATALOGUE_CHANGED))
}

import type { Call } from '#platform/call.ts'
import type { By } from './change-store.ts'

/** Who does it and when, as lines of history keep it. */
export const byCaller = ({ principal, nowMs }: Call): By => ({ byId: principal.id, byName: principal.name, nowMs })

import type { Call } from '#platform/call.ts'
import type { VersionStamp } from './version-store.ts'

/** Who makes this change, when and why. */
export function stampOf(call: Call, why: string): VersionStamp {
  return { atMs: call.nowMs, byId: call.principal.id, byName: call.principal.name, why }
}

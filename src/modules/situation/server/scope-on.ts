import type { Scope } from '#core/scope.ts'
import type { Call } from '#platform/call.ts'

/** Permissions that reach no further than the areas of the post. */
const BY_AREA: ReadonlySet<string> = new Set(['situation:view-people'])

/** The areas to which a loaded layer is cut for the caller; null: it is seen whole. */
export function scopeOn(call: Call, layer: { permission: string }): Scope | null {
  return BY_AREA.has(layer.permission) ? call.scope(layer.permission) : null
}

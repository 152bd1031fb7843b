/**
 * How far a person sees. `areas` are area codes (street 9, community 12, grid 15 digits) whose cases are seen whoever
 * handles them; `units` are organisation ids whose orders are seen wherever they lie. A row is in scope if any part holds.
 */
export interface Scope {
  all: boolean
  areas: readonly string[]
  units: readonly string[]
}

export const NO_SCOPE: Scope = { all: false, areas: [], units: [] }
export const WHOLE_DISTRICT: Scope = { all: true, areas: [], units: [] }

/** Where a matter lies, and which organisations are concerned with it. */
export interface Place {
  areaCode: string | null
  units: readonly string[]
}

export function inScope(scope: Scope, place: Place): boolean {
  if (scope.all) return true
  const area = place.areaCode
  if (area !== null && scope.areas.some((prefix) => area.startsWith(prefix))) return true
  return place.units.some((unit) => scope.units.includes(unit))
}

export function joinScopes(scopes: readonly Scope[]): Scope {
  if (scopes.some((scope) => scope.all)) return WHOLE_DISTRICT
  return {
    all: false,
    areas: [...new Set(scopes.flatMap((scope) => scope.areas))].sort(),
    units: [...new Set(scopes.flatMap((scope) => scope.units))].sort(),
  }
}

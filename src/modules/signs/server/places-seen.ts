import type { Scope } from '#core/scope.ts'

/**
 * Which places of a sign that is split by street somebody sees: a street or community its own, everybody else all. The
 * value of the whole district is seen by all of the staff.
 */
export function seesPlace(scope: Scope, place: string): boolean {
  if (place === '' || scope.all || scope.areas.length === 0) return true
  return scope.areas.some((area) => place.startsWith(area) || area.startsWith(place))
}

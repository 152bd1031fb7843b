import { NO_SCOPE, type Scope } from '#core/scope.ts'
import { scopeOfUnit, type UnitPlace } from './scope-of-unit.ts'

/**
 * How far a post reaches that somebody holds in a unit. A citizen's account belongs to a community for the sake of order
 * and opens nothing of it: what citizens asked for themselves they see because they are named in it.
 */
export function scopeOfPost(post: string, unit: UnitPlace, itselfAndBelow: readonly string[]): Scope {
  return post === 'reporterCitizen' ? NO_SCOPE : scopeOfUnit(unit, itselfAndBelow)
}

import { type Scope, WHOLE_DISTRICT } from '#core/scope.ts'
import type { OrgKind } from './org-kind.ts'

export interface UnitPlace {
  id: string
  kind: OrgKind
  areaCode: string | null
}

/**
 * How far a post reaches that is held in a unit (domain §1.2: post × organisation × area). The centre sees the whole
 * district; who serves an area sees all that lies in it; departments and companies see what their own units handle.
 */
export function scopeOfUnit(unit: UnitPlace, itselfAndBelow: readonly string[]): Scope {
  switch (unit.kind) {
    case 'opsCenter':
      return WHOLE_DISTRICT
    case 'streetCenter':
    case 'community':
    case 'gridTeam':
      return { all: false, areas: unit.areaCode === null ? [] : [unit.areaCode], units: [...itselfAndBelow].sort() }
    default:
      return { all: false, areas: [], units: [...itselfAndBelow].sort() }
  }
}

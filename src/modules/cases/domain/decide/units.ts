import type { CaseState } from '../case-state.ts'
import type { Facts, UnitFacts, UnitKind } from '../facts.ts'

/** May this unit be given work of this case (domain §4.6 unit-inactive)? Handling is never outsourced. */
export function isFit(id: string, state: Pick<CaseState, 'confidentiality'>, facts: Pick<Facts, 'unit'>): boolean {
  const unit = facts.unit(id)
  if (!unit?.active || unit.kind === 'vendor' || unit.kind === 'upperPlatform') return false
  return state.confidentiality !== 'restricted' || unit.clearedForSecret
}

const BELOW_STREET: readonly UnitKind[] = ['community', 'gridTeam']
const LOWER: readonly UnitKind[] = ['streetCenter', ...BELOW_STREET]

/** A matter of a department does not go to a street; and below the street nobody can sign as lead. */
export function isWrongLevel(unit: UnitFacts | null, duty: Facts['duty']): boolean {
  if (!unit) return false
  return BELOW_STREET.includes(unit.kind) || (duty?.level === 'district' && LOWER.includes(unit.kind))
}

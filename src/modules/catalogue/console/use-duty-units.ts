import type { Output } from '#core/operation.ts'
import { listUnits, type OrgKind } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'

type UnitRow = Output<typeof listUnits>['items'][number]

const AN_HOUR_MS = 3_600_000
/** Bodies below the street are chosen by the street, not by the list; nobody hands a case to the body above. */
const IN_DUTY: readonly OrgKind[] = [
  'opsCenter',
  'districtDepartment',
  'publicUtility',
  'fundingBody',
  'streetCenter',
  'vendor',
]
const NO_UNITS: readonly UnitRow[] = []

/** Organisations that a duty rule may name. */
export function useDutyUnits(): readonly UnitRow[] {
  const { data } = useOperation(listUnits, { limit: 3000 }, { freshForMs: AN_HOUR_MS })
  return data ? data.items.filter((unit) => IN_DUTY.includes(unit.kind)) : NO_UNITS
}

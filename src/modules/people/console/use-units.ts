import type { Output } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import { listUnits } from '../contract.ts'

export type UnitRow = Output<typeof listUnits>['items'][number]

const AN_HOUR_MS = 3_600_000
const NO_UNITS: readonly UnitRow[] = []

/** Active organisations, asked once for the whole page; the answer of the server is ordered by id. */
export function useUnits(): { units: readonly UnitRow[]; find(id: string): UnitRow | null } {
  const { data } = useOperation(listUnits, { limit: 3000 }, { freshForMs: AN_HOUR_MS })
  const units = data?.items ?? NO_UNITS
  return { units, find: (id) => units.find((unit) => unit.id === id) ?? null }
}

import { listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

const HOUR_MS = 3_600_000

/** Names of organisations, asked once for the whole console. */
export function useUnitNames() {
  const { language } = useWords()
  const { data } = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: HOUR_MS })
  const units = data?.items ?? []
  return (id: string) => units.find((unit) => unit.id === id)?.[language] || id
}

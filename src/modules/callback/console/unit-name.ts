import { listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

/** Name of a unit's id; the id itself while names are not known. */
export function useUnitName(): (id: string | null | undefined) => string {
  const { language } = useWords()
  const { data } = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: 3_600_000 })
  return (id) => (id ? (data?.items.find((unit) => unit.id === id)?.[language] ?? id) : '')
}

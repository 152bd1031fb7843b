import { listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

/** Names of units by id, also of those that have ended. */
export function useUnitNames(): (id: string) => string {
  const { language } = useWords()
  const units = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: 3_600_000 }).data?.items ?? []
  return (id) => {
    const unit = units.find((one) => one.id === id)
    return unit?.[language] || unit?.zh || id
  }
}

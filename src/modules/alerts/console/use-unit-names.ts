import { listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

const HOUR_MS = 3_600_000

/** Names of organisations, asked once for the whole console. */
export function useUnitNames() {
  const { t, language } = useWords()
  const { data } = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: HOUR_MS })
  const units = data?.items ?? []
  return {
    nameOf: (id: string | null) =>
      id === null ? t({ zh: '本中心', en: 'the centre' }) : (units.find((unit) => unit.id === id)?.[language] ?? id),
    choices: units.filter((unit) => unit.active).map((unit) => ({ value: unit.id, label: unit[language] || unit.zh })),
  }
}

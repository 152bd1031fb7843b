import { listCategories } from '#modules/catalogue/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

/** Name of a category's code; null while it is not known or where a case has none. */
export function useCategoryName(): (code: string | null) => string | null {
  const { language } = useWords()
  const { data } = useOperation(listCategories, { withInactive: true }, { freshForMs: 3_600_000 })
  return (code) => data?.items.find((one) => one.code === code)?.[language] ?? null
}

import { listPosts, listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

const HOUR = { freshForMs: 3_600_000 }

/** Names of posts and organisations; what has none is shown as it is. */
export interface OwnerNames {
  post(id: string): string
  unit(id: string): string
}

export function useOwnerNames(): OwnerNames {
  const { language } = useWords()
  const posts = useOperation(listPosts, {}, HOUR).data
  const units = useOperation(listUnits, { ended: true, limit: 3000 }, HOUR).data
  return {
    post: (id) => posts?.items.find((post) => post.id === id)?.[language] ?? id,
    unit: (id) => units?.items.find((unit) => unit.id === id)?.[language] ?? id,
  }
}

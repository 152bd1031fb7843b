import { listPosts, listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

const HOUR_MS = 3_600_000

export interface Names {
  nameOf(id: string): string
  choices: { value: string; label: string }[]
}

/** Organisations by name, asked once for the whole console. */
export function useUnits(): Names {
  const { language } = useWords()
  const { data } = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: HOUR_MS })
  const units = data?.items ?? []
  return {
    nameOf: (id) => units.find((unit) => unit.id === id)?.[language] || id,
    choices: units.filter((unit) => unit.active).map((unit) => ({ value: unit.id, label: unit[language] || unit.zh })),
  }
}

/** Posts that people hold; those of programs are never asked. */
export function usePostNames(): Names {
  const { language } = useWords()
  const { data } = useOperation(listPosts, {}, { freshForMs: HOUR_MS })
  const posts = data?.items ?? []
  return {
    nameOf: (id) => posts.find((post) => post.id === id)?.[language] ?? id,
    choices: posts
      .filter(({ sort, holders }) => sort !== 'service' && holders > 0)
      .map((post) => ({ value: post.id, label: `${post[language]}（${post.holders}）` })),
  }
}

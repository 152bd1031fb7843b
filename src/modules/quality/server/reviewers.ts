import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Reviewer } from '../domain/assign.ts'
import card from '../module.ts'

/** Posts that score at first; who has lost the permission since finds no task. */
const POSTS = card.permissions.find(({ id }) => id === 'quality:score')!.posts

/** Persons who hold a post that scores, with the units of all their posts. */
export async function reviewersOf(call: Call): Promise<Reviewer[]> {
  const book = call.runtime.use(personBook)
  const ids = new Set(POSTS.flatMap((post) => [...book.holders(post)]))
  return [...ids].sort().map((id) => ({ id, units: (book.find(id)?.posts ?? []).map(({ unit }) => unit) }))
}

import { personBook } from '#modules/people/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { rowOf } from '../domain/lifecycle-table.ts'

/** Is this an active person who holds a post that checks? */
export function mayCheckAtAll(runtime: Runtime, personId: string): boolean {
  const person = runtime.use(personBook).find(personId)
  const posts: readonly string[] = rowOf('submitCheck').who
  return person?.active === true && person.posts.some((held) => posts.includes(held.post))
}

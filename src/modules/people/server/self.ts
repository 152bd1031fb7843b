import type { Output } from '#core/operation.ts'
import type { signIn } from '../contract.ts'
import type { AccessBook } from './access-book.ts'
import { postsLabelled } from './person-row.ts'

type Self = Pick<Output<typeof signIn>, 'person' | 'posts'>

/** A caller with all posts that count; null for whoever has left. */
export function describeSelf(access: AccessBook, personId: string): Self | null {
  const principal = access.principalOf(personId)
  const entry = access.findPerson(personId)
  if (!principal || !entry) return null
  const { id, account, name, kind } = entry
  const places = principal.posts.map(({ unitKind, areaCode }) => ({ unitKind, areaCode: areaCode || null }))
  return {
    person: { id, account, name, kind },
    posts: postsLabelled(access, principal.posts).map((post, at) => ({
      ...post,
      unitKind: places[at]?.unitKind ?? '',
      areaCode: places[at]?.areaCode ?? null,
    })),
  }
}

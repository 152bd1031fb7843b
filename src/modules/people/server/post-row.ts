import type { Output } from '#core/operation.ts'
import type { setPostPermissions } from '../contract.ts'
import type { PostFacts } from '../domain/post-faults.ts'
import type { AccessBook } from './access-book.ts'

export function postRow(
  access: AccessBook,
  post: PostFacts,
  permissions: Iterable<string> = access.permissionsOf(post.id),
): Output<typeof setPostPermissions> {
  const { id, zh, en, sort, unitKinds } = post
  return {
    id,
    zh,
    en,
    sort,
    unitKinds: [...unitKinds],
    permissions: [...permissions].sort(),
    holders: access.countHolders(id),
  }
}

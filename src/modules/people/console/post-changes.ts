import { findPermissionFault, type PermissionFacts } from '../domain/permission-faults.ts'
import type { PermissionRow, PostRow } from './use-posts.ts'

/** Permissions of posts as somebody wants them; posts that are not in it stay as they are. */
export type Wishes = Readonly<Record<string, readonly string[]>>

export interface PostChange {
  post: PostRow
  permissions: readonly string[]
  added: readonly PermissionRow[]
  taken: readonly PermissionRow[]
}

export function permissionsOf(post: PostRow, wishes: Wishes): readonly string[] {
  return wishes[post.id] ?? post.permissions
}

/** Wishes after one cell was changed; a post that is as it was before is no wish. */
export function toggled(post: PostRow, permission: string, wishes: Wishes): Wishes {
  const now = permissionsOf(post, wishes)
  const next = now.includes(permission) ? now.filter((id) => id !== permission) : [...now, permission].sort()
  const { [post.id]: _before, ...others } = wishes
  const isAsBefore = next.length === post.permissions.length && next.every((id) => post.permissions.includes(id))
  return isAsBefore ? others : { ...others, [post.id]: next }
}

/** Why a cell cannot be changed to the other value; null when it can. */
export function cellFault(
  post: PostRow,
  permission: string,
  wishes: Wishes,
  known: ReadonlyMap<string, PermissionFacts>,
): { zh: string; en: string } | null {
  const now = permissionsOf(post, wishes)
  const next = now.includes(permission) ? now.filter((id) => id !== permission) : [...now, permission]
  return findPermissionFault(post, next, known)
}

export function changesOf(
  posts: readonly PostRow[],
  permissions: readonly PermissionRow[],
  wishes: Wishes,
): PostChange[] {
  return posts.flatMap((post) => {
    const wished = wishes[post.id]
    if (!wished) return []
    const added = permissions.filter(({ id }) => wished.includes(id) && !post.permissions.includes(id))
    const taken = permissions.filter(({ id }) => !wished.includes(id) && post.permissions.includes(id))
    return [{ post, permissions: wished, added, taken }]
  })
}

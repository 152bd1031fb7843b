import type { PostSort } from './post.ts'
import type { PostFault } from './post-faults.ts'

export interface PermissionFacts {
  id: string
  zh: string
  en: string
  posts: readonly string[]
}

/** Without these nobody could put a mistake right again. */
const KEPT: Readonly<Record<string, string>> = {
  sysAdmin: 'people:manage-persons',
  securityAdmin: 'people:set-permissions',
  auditor: 'people:view-journal',
}
const ADMINS: readonly string[] = Object.keys(KEPT)

/**
 * What is wrong with a list of permissions for one post; null when nothing is. The admins may be given less than by
 * default but never more, and what belongs to admins alone goes to no other post (domain §1.2: the three admins).
 */
export function findPermissionFault(
  post: { id: string; zh: string; sort: PostSort },
  wished: readonly string[],
  known: ReadonlyMap<string, PermissionFacts>,
): PostFault | null {
  for (const id of wished) {
    const permission = known.get(id)
    if (!permission)
      return { code: 'permission-unknown', zh: `没有“${id}”这项权限。`, en: `There is no permission ${id}.` }
    if (post.sort === 'admin' && !permission.posts.includes(post.id))
      return {
        code: 'admin-gets-no-more',
        zh: `“${permission.zh}”不能授予${post.zh}：管理员权限只减不增。`,
        en: `"${permission.en}" cannot go to ${post.id}: administrators get no more than their defaults.`,
      }
    const adminsOnly = permission.posts.length > 0 && permission.posts.every((id) => ADMINS.includes(id))
    if (post.sort !== 'admin' && adminsOnly)
      return {
        code: 'for-admins-only',
        zh: `“${permission.zh}”只能由管理员岗位持有。`,
        en: `"${permission.en}" belongs to administrators only.`,
      }
  }
  const kept = KEPT[post.id]
  if (kept !== undefined && !wished.includes(kept))
    return {
      code: 'permission-kept',
      zh: `“${known.get(kept)?.zh ?? kept}”是${post.zh}的基本权限，不能去掉。`,
      en: `${post.id} cannot do without ${kept}; nobody could put things right.`,
    }
  return null
}

import type { OrgKind } from './org-kind.ts'
import { KIND_NAMES } from './org-kind.ts'
import type { PostSort } from './post.ts'

export interface PostFacts {
  id: string
  zh: string
  en: string
  sort: PostSort
  unitKinds: readonly OrgKind[]
}

export interface UnitFacts {
  id: string
  zh: string
  kind: OrgKind
  active: boolean
}

export interface PostWish {
  post: string
  unit: string
}

export interface PostFault {
  code: string
  zh: string
  en: string
}

/**
 * What is wrong with a list of posts for one person; null when nothing is. The three admins stand apart (domain §1.2):
 * no two in one person, and none beside a post that handles cases, so that nobody judges over what they did.
 */
export function findPostFault(
  wishes: readonly PostWish[],
  holder: 'person' | 'program',
  posts: ReadonlyMap<string, PostFacts>,
  findUnit: (id: string) => UnitFacts | null,
): PostFault | null {
  const sorts = new Set<PostSort>()
  const admins = new Set<string>()
  for (const wish of wishes) {
    const post = posts.get(wish.post)
    if (!post) return refuse('post-unknown', `没有“${wish.post}”这个岗位。`, `There is no post ${wish.post}.`)
    const unit = findUnit(wish.unit)
    if (!unit?.active)
      return refuse('unit-unknown', `没有“${wish.unit}”这个单位，或已停用。`, `There is no active unit ${wish.unit}.`)
    if (!post.unitKinds.includes(unit.kind)) {
      const kinds = post.unitKinds.map((kind) => KIND_NAMES[kind].zh).join('、')
      return refuse(
        'post-not-in-unit',
        `“${post.zh}”不能设在“${unit.zh}”，可设在：${kinds}。`,
        `${post.en} cannot be held in ${unit.id}; it belongs into: ${post.unitKinds.join(', ')}.`,
      )
    }
    sorts.add(post.sort)
    if (post.sort === 'admin') admins.add(post.id)
  }
  if (admins.size > 1)
    return refuse(
      'admins-apart',
      '系统、安全、审计管理员须由不同的人担任。',
      'System, security and audit administration go to different persons.',
    )
  if (admins.size > 0 && (sorts.has('case') || sorts.has('service')))
    return refuse(
      'admin-beside-cases',
      '管理员不得兼任办案岗位，请分给不同的人。',
      'An administrator may not also hold a post that handles cases; use two persons.',
    )
  if (sorts.has('service') && holder === 'person')
    return refuse('post-of-programs', '接口岗位只能分配给程序账号。', 'A service post is for program accounts only.')
  if (admins.size > 0 && holder === 'program')
    return refuse('admin-is-person', '管理员岗位不能分配给程序账号。', 'A program may not be an administrator.')
  return null
}

function refuse(code: string, zh: string, en: string): PostFault {
  return { code, zh, en }
}

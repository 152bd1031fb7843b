import { type Fault, fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { assignPosts } from '../contract.ts'
import { listChange } from '../domain/list-change.ts'
import { findPostFault } from '../domain/post-faults.ts'
import { desk } from './desk.ts'
import { personMissing, refusal, staleVersion } from './faults.ts'
import { personRow } from './person-row.ts'
import { countOtherHolders, findPerson, lockPerson, type PersonData, replacePosts } from './person-store.ts'
import { lockPost } from './post-store.ts'
import { tellPeopleChanged } from './tell-change.ts'

/** Posts that somebody must always hold, or nobody could put a mistake right. */
const NEEDED = ['sysAdmin', 'securityAdmin']

export const assignPostsHandler = handle(assignPosts, async ({ id, posts }, call) => {
  const at = call.runtime.use(desk)
  const before = await lockPerson(call.db, id)
  if (!before?.active) throw personMissing()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== before.version) throw staleVersion()
  if (id === call.principal.id) throw ownPosts()
  const wished = [...new Map(posts.map((wish) => [`${wish.post}@${wish.unit}`, wish])).values()]
  const wrong = findPostFault(wished, before.kind, at.access.posts, at.access.units.find)
  if (wrong) throw refusal(wrong)
  await keepNeeded(call, before, new Set(wished.map(({ post }) => post)))
  await replacePosts(call.db, id, wished)
  const after = await findPerson(call.db, id)
  if (!after) throw personMissing()
  call.note(id, listChange(before.posts.map(spell), after.posts.map(spell)))
  tellPeopleChanged(call)
  return personRow(at, after)
})

function spell({ post, unit }: { post: string; unit: string }): string {
  return `${post}@${unit}`
}

/** Refuses what would leave the house without an administrator. */
export async function keepNeeded(call: Call, before: PersonData, kept: ReadonlySet<string>): Promise<void> {
  for (const post of NEEDED) {
    if (kept.has(post) || !before.posts.some((held) => held.post === post)) continue
    // Two who take it from each other at once must not both succeed.
    await lockPost(call.db, post)
    if ((await countOtherHolders(call.db, post, before.id)) === 0) throw lastHolder(post)
  }
}

function ownPosts(): Fault {
  return fault('own-posts', {
    status: 422,
    zh: '不能调整自己的岗位。请由另一位管理员办理。',
    en: 'Nobody changes their own posts; ask another administrator.',
  })
}

function lastHolder(post: string): Fault {
  const zh = post === 'sysAdmin' ? '系统管理员' : '安全管理员'
  return fault('last-administrator', {
    status: 422,
    zh: `这是最后一名${zh}。请先指定另一名。`,
    en: `This is the last ${post}; appoint another one first.`,
  })
}

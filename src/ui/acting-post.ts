import type { Me } from './session.tsx'
import { nameOfPost } from './session.tsx'

const KEPT_AS = 'yiwang.post.'

/** The post that this person chose last at this browser; null where none was chosen or it is no longer held. */
export function rememberedPost({ person, posts }: Pick<Me, 'person' | 'posts'>): string | null {
  const kept = localStorage.getItem(KEPT_AS + person.account)
  return posts.length > 1 && posts.some((post) => nameOfPost(post) === kept) ? kept : null
}

export function rememberPost({ person }: Pick<Me, 'person'>, post: string | null): void {
  if (post === null) localStorage.removeItem(KEPT_AS + person.account)
  else localStorage.setItem(KEPT_AS + person.account, post)
}

/** The same person in that post alone; in all of them where none is named. */
export function inPost(me: Me, post: string | null): Me {
  const posts = post === null ? me.posts : me.posts.filter((one) => nameOfPost(one) === post)
  return { ...me, posts, permissions: [...new Set(posts.flatMap((one) => one.permissions))].sort() }
}

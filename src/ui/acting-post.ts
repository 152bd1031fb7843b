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

/** What may be done in that post; in all of them where none is named. */
export function permissionsIn({ posts }: Pick<Me, 'posts'>, post: string | null): string[] {
  const acting = post === null ? posts : posts.filter((one) => nameOfPost(one) === post)
  return [...new Set(acting.flatMap((one) => one.permissions))].sort()
}

import { joinScopes, NO_SCOPE, type Scope } from '#core/scope.ts'

/** A post that somebody holds in one organisation, and how far it reaches. */
export interface PostHeld {
  post: string
  unit: string
  unitKind: string
  /** Area of the organisation; empty for one without an area of its own. */
  areaCode: string
  scope: Scope
  permissions: ReadonlySet<string>
}

/** Who is calling: a person at a desk, a program with a key, or the system itself. */
export interface Principal {
  kind: 'person' | 'program' | 'system'
  id: string
  account: string
  name: string
  posts: readonly PostHeld[]
}

/** The house itself, for jobs and reactions: no post, so no permission but what the code gives it. */
export const SYSTEM: Principal = { kind: 'system', id: 'system', account: 'system', name: '系统', posts: [] }

/** `dispatcher@ops_center`: a post as callers name it. */
export function nameOfPost({ post, unit }: Pick<PostHeld, 'post' | 'unit'>): string {
  return `${post}@${unit}`
}

/** The caller as holder of one post only: what the others allow and see does not count. Null where the post is not held. */
export function actingAs(principal: Principal, named: string): Principal | null {
  const posts = principal.posts.filter((held) => nameOfPost(held) === named)
  return posts.length > 0 ? { ...principal, posts } : null
}

export function holds(principal: Principal, permission: string): boolean {
  return principal.posts.some((held) => held.permissions.has(permission))
}

/** Union of the scopes of those posts that carry the permission; empty when none does. */
export function scopeFor(principal: Principal, permission: string): Scope {
  const scopes = principal.posts.filter((held) => held.permissions.has(permission)).map((held) => held.scope)
  return scopes.length > 0 ? joinScopes(scopes) : NO_SCOPE
}

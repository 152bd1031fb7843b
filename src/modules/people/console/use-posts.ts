import type { Output } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import { listPosts } from '../contract.ts'

export type PostRow = Output<typeof listPosts>['items'][number]
export type PermissionRow = Output<typeof listPosts>['permissions'][number]

const AN_HOUR_MS = 3_600_000
const NO_POSTS: readonly PostRow[] = []

export function usePosts(): { posts: readonly PostRow[]; find(id: string): PostRow | null } {
  const { data } = useOperation(listPosts, {}, { freshForMs: AN_HOUR_MS })
  const posts = data?.items ?? NO_POSTS
  return { posts, find: (id) => posts.find((post) => post.id === id) ?? null }
}

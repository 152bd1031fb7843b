import { createContext, type ReactNode, useContext } from 'react'
import type { MayOpen } from './plug.ts'

export interface MyPost {
  post: string
  postZh: string
  postEn: string
  unit: string
  unitZh: string
  unitEn: string
  unitKind: string
  areaCode: string | null
  /** What this post may do by itself. */
  permissions: readonly string[]
}

/** How the server and this browser name a post that somebody holds. */
export const nameOfPost = ({ post, unit }: Pick<MyPost, 'post' | 'unit'>) => `${post}@${unit}`

/** Who has signed in, as the app learnt it; the answer of `people.getMe` has this shape. */
export interface Me {
  person: { id: string; account: string; name: string; kind: 'person' | 'program' }
  /** Those in which the person acts now. */
  posts: readonly MyPost[]
  /** Of the post in which the person acts now, or of all. */
  permissions: readonly string[]
  csrfToken: string | null
  mustChangePassword: boolean
  /** This installation shows invented data. */
  demo: boolean
  district: { key: string; name: string; code: string }
}

/** The post in which somebody acts, of several; null: in all at once. */
export interface Acting {
  post: string | null
  /** All that the person holds. */
  posts: readonly MyPost[]
  choose(post: string | null): void
}

const ActingContext = createContext<Acting>({ post: null, posts: [], choose: () => {} })

export const ActingProvider = ActingContext.Provider

export function useActing(): Acting {
  return useContext(ActingContext)
}

const MeContext = createContext<Me | null>(null)

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext.Provider value={me}>{children}</MeContext.Provider>
}

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside MeProvider')
  return me
}

export function holdsAny(permissions: readonly string[], may: MayOpen | undefined): boolean {
  if (may === undefined) return true
  return typeof may === 'string' ? permissions.includes(may) : may.some((one) => permissions.includes(one))
}

/** `useMay('cases:export')`: what the person may not do is not offered; the server checks all the same. */
export function useMay(may: MayOpen | undefined): boolean {
  return holdsAny(useMe().permissions, may)
}

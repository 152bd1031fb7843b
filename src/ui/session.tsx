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
}

/** Who has signed in, as the app learnt it; the answer of `people.getMe` has this shape. */
export interface Me {
  person: { id: string; account: string; name: string; kind: 'person' | 'program' }
  posts: readonly MyPost[]
  permissions: readonly string[]
  csrfToken: string | null
  mustChangePassword: boolean
  /** This installation shows invented data. */
  demo: boolean
  district: { key: string; name: string; code: string }
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

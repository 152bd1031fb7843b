import type { Principal } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'

/** The account in whose name what the city sends is carried out; null where it may no more. */
export async function findCity(call: Call, account: string): Promise<Principal | null> {
  const found = await call.runtime.signIn.findByAccount(account)
  return found?.posts.some(({ post }) => post === 'upperPlatform') ? found : null
}

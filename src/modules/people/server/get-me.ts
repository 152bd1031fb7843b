import { getDistrict } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { getMe } from '../contract.ts'
import { desk } from './desk.ts'
import { personMissing } from './faults.ts'
import { describeSelf } from './self.ts'

export const getMeHandler = handle(getMe, async (_input, call) => {
  const { access, sessions } = call.runtime.use(desk)
  const self = describeSelf(access, call.principal.id)
  if (!self) throw personMissing()
  const session = call.sessionId === null ? null : sessions.findById(call.sessionId)
  const { key, name, code } = await call.call(getDistrict, {})
  const permissions = new Set(call.principal.posts.flatMap((held) => [...held.permissions]))
  const restricted = session?.restricted ?? false
  return {
    ...self,
    posts: self.posts.map((held) => ({
      ...held,
      permissions: restricted ? [] : [...access.permissionsOf(held.post)].sort(),
    })),
    permissions: [...permissions].sort(),
    csrfToken: session?.csrfToken ?? null,
    mustChangePassword: restricted,
    demo: call.runtime.config.demo,
    district: { key, name, code },
  }
})

import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { handle } from '#platform/plug.ts'
import { signOut } from '../contract.ts'
import { deleteSession } from './session-store.ts'
import { tellSessionsChanged } from './tell-change.ts'

export const signOutHandler = handle(signOut, async (_input, call) => {
  const ended = call.sessionId !== null && (await deleteSession(call.db, call.sessionId))
  tellSessionsChanged(call, call.principal.id)
  call.reply.clearCookie(SESSION_COOKIE)
  call.note(call.principal.id)
  return { ended }
})

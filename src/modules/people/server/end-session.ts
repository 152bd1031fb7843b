import { handle } from '#platform/plug.ts'
import { endSession } from '../contract.ts'
import { notPermitted } from './faults.ts'
import { deleteSession, findSessionOwner } from './session-store.ts'
import { tellSessionsChanged } from './tell-change.ts'

/** One that has ended already is no fault: the wish is fulfilled. */
export const endSessionHandler = handle(endSession, async ({ id }, call) => {
  const owner = await findSessionOwner(call.db, id)
  if (owner !== null && owner !== call.principal.id && !call.may('people:manage-sessions')) throw notPermitted()
  const ended = owner !== null && (await deleteSession(call.db, id))
  call.note(owner ?? id)
  if (owner !== null) tellSessionsChanged(call, owner)
  return { ended }
})

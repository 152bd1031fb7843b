import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listSessions } from '../contract.ts'
import { desk } from './desk.ts'
import { notPermitted } from './faults.ts'
import { listOpen } from './session-store.ts'

export const listSessionsHandler = handle(listSessions, async (input, call) => {
  const { access, policy } = call.runtime.use(desk)
  const wanted = input.personId ?? call.principal.id
  if (wanted !== call.principal.id && !call.may('people:manage-sessions')) throw notPermitted()
  const rows = await listOpen(call.db, wanted === 'all' ? null : wanted, call.nowMs, policy.idleMinutes)
  return {
    items: rows.map(({ startedAtMs, lastSeenAtMs, ...row }) => ({
      ...row,
      account: access.persons.find(row.personId)?.account ?? '',
      name: access.persons.find(row.personId)?.name ?? '',
      startedAt: toRfc3339(startedAtMs),
      lastSeenAt: toRfc3339(lastSeenAtMs),
      mine: row.id === call.sessionId,
    })),
  }
})

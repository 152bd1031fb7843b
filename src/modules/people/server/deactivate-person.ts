import { type Fault, fault } from '#core/fault.ts'
import { localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { deactivatePerson, handedOver } from '../contract.ts'
import { keepNeeded } from './assign-posts.ts'
import { type Desk, desk } from './desk.ts'
import { personMissing, staleVersion } from './faults.ts'
import { personRow } from './person-row.ts'
import { findPerson, lockPerson, markLeft, type PersonData, tellHandedOver } from './person-store.ts'
import { countShiftsOf, moveShifts } from './roster-store.ts'
import { deleteSessionsOf } from './session-store.ts'
import { tellPeopleChanged, tellSessionsChanged } from './tell-change.ts'

export const deactivatePersonHandler = handle(deactivatePerson, async ({ id, successorId, reason }, call) => {
  const at = call.runtime.use(desk)
  const leaver = await lockPerson(call.db, id)
  if (!leaver?.active) throw personMissing()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== leaver.version) throw staleVersion()
  if (id === call.principal.id) throw ownAccess()
  await keepNeeded(call, leaver, new Set())
  const today = localDate(call.nowMs)
  const successor = successorId === undefined ? null : await findSuccessor(call, leaver, successorId)
  // A program has neither tasks nor shifts.
  if (!successor && leaver.kind === 'person') await needNone(call, at, leaver, today)
  const movedShifts = successor ? await moveShifts(call.db, id, successor.id, today) : 0
  await markLeft(call.db, id, call.nowMs)
  const endedSessions = await deleteSessionsOf(call.db, id)
  if (successor) await tellHandedOver(call.db, handedOver.name, { fromId: id, toId: successor.id })
  const after = await findPerson(call.db, id)
  if (!after) throw personMissing()
  call.note(id, {
    account: leaver.account,
    posts: leaver.posts,
    successor: successor?.account ?? null,
    movedShifts,
    reason,
  })
  tellPeopleChanged(call)
  tellSessionsChanged(call, id)
  return { person: personRow(at, after), endedSessions, movedShifts }
})

/** The successor must be able to see what comes: active, a person, with a post of their own. */
async function findSuccessor(call: Call, leaver: PersonData, id: string): Promise<PersonData> {
  const successor = id === leaver.id ? null : await lockPerson(call.db, id)
  if (!successor?.active || successor.kind !== leaver.kind || successor.posts.length === 0)
    throw fault('successor-unfit', {
      status: 422,
      zh: '接手人须为另一名在岗人员。请重新选择。',
      en: 'The successor must be another active person with a post; choose again.',
      fields: [{ field: 'successorId', zh: '不能接手', en: 'cannot take over' }],
    })
  return successor
}

async function needNone(call: Call, { access }: Desk, leaver: PersonData, today: string): Promise<void> {
  const handlesCases = leaver.posts.some(({ post }) => access.posts.get(post)?.sort === 'case')
  if (handlesCases || (await countShiftsOf(call.db, leaver.id, today)) > 0)
    throw fault('successor-needed', {
      status: 422,
      zh: '此人有办案岗位或排班。请指定接手人。',
      en: 'This person handles cases or stands on the roster; name a successor.',
      fields: [{ field: 'successorId', zh: '必填', en: 'required' }],
    })
}

function ownAccess(): Fault {
  return fault('own-access', {
    status: 422,
    zh: '不能停用自己。请由另一位管理员办理。',
    en: 'Nobody ends their own access; ask another administrator.',
  })
}

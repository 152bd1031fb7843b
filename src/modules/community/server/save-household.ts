import { fault } from '#core/fault.ts'
import { dateOfDay } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { saveHousehold } from '../contract.ts'
import { everyDaysOf, nextVisitDay } from '../domain/visit-due.ts'
import { communityRoom } from './community-room.ts'
import { notHere, unknownKey } from './faults.ts'
import { changeHousehold, findHousehold } from './household-store.ts'
import { openCare, sealCare } from './secrets.ts'
import { homesSeen } from './sight.ts'

export const saveHouseholdHandler = handle(saveHousehold, async (input, call) => {
  const row = await findHousehold(call.db, homesSeen(call), input.id, true)
  if (!row) throw notHere()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== row.version)
    throw fault('stale', {
      status: 409,
      zh: '这一户刚被他人修改，您的内容还在。请重新打开后再改。',
      en: 'Somebody has just changed this household. Open it again; what you wrote is still there.',
    })
  const { secrets } = call.runtime
  const { careKinds } = call.runtime.use(communityRoom).rules()
  const unknown = input.care?.find((key) => !careKinds.some((kind) => kind.key === key))
  if (unknown !== undefined) throw unknownKey('关爱类别', unknown)
  const care = [...new Set(input.care ?? openCare(secrets, row.careSealed))]
  const everyDays = everyDaysOf(care, careKinds)
  const dueDay = nextVisitDay(everyDays, row.lastVisitMs, call.nowMs)
  const version = await changeHousehold(call.db, {
    id: row.id,
    tenure: input.tenure ?? row.tenure,
    ...sealCare(secrets, care),
    everyDays,
    dueDay: dueDay === null ? null : dateOfDay(dueDay),
    atMs: call.nowMs,
  })
  call.note(row.id)
  return { id: row.id, version }
})

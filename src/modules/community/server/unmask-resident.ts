import { fault } from '#core/fault.ts'
import { dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { unmaskResident } from '../contract.ts'
import { communityRoom } from './community-room.ts'
import { notHere } from './faults.ts'
import { findHousehold } from './household-store.ts'
import { countUnmasked, findResident } from './resident-store.ts'
import { ID_NUMBER, NAME, PHONE, ROOM } from './secrets.ts'
import { homesSeen } from './sight.ts'

/** As long as it takes to make a call or find a door (domain §12.1). */
const WINDOW_MS = 600_000

/** One person in clear, for a purpose that is written down; so many a day, for a register is not to be copied off a screen. */
export const unmaskResidentHandler = handle(unmaskResident, async ({ id, purpose }, call) => {
  const { secrets } = call.runtime
  const areas = homesSeen(call)
  const row = await findResident(call.db, areas, id)
  const household = row && (await findHousehold(call.db, areas, row.householdId))
  if (!row || !household) throw notHere()
  const { unmaskPerDay } = call.runtime.use(communityRoom).rules()
  const since = dayStartMs(localDay(call.nowMs))
  const seen = await countUnmasked(call.db, unmaskResident.name, call.principal.id, since)
  if (seen >= unmaskPerDay) throw enough(unmaskPerDay)
  call.note(id, { purpose })
  const open = (cipher: string | null, kind: string) => (cipher === null ? null : secrets.open(cipher, kind))
  return {
    name: secrets.open(row.nameSealed, NAME),
    phone: open(row.phoneSealed, PHONE),
    idNumber: open(row.idNumberSealed, ID_NUMBER),
    room: `${household.entrance}${secrets.open(household.roomSealed, ROOM)}室`,
    visibleUntil: toRfc3339(call.nowMs + WINDOW_MS),
    left: unmaskPerDay - seen - 1,
  }
})

function enough(most: number) {
  return fault('unmask-limit', {
    status: 422,
    zh: `今日已查看 ${most} 人的完整信息，达到上限。请明日再查，或请本社区其他人员办理。`,
    en: `You have seen ${most} residents in clear today, as many as allowed. Go on tomorrow, or ask a colleague.`,
  })
}

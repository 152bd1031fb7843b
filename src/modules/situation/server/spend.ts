import { fault } from '#core/fault.ts'
import { dayStartMs, localDate, localDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { spaceRoom } from './space-room.ts'
import { countRefusal, countSpaceUse, type Spending } from './space-store.ts'

export interface SpaceUse {
  units: number
  unitsLeft: number
}

/** Counts what a call asks for before it is answered; a caller whose day is used up is refused until midnight. */
export async function spend(call: Call, units: number): Promise<SpaceUse> {
  const { principal, runtime, nowMs } = call
  const spent: Spending = {
    account: principal.account,
    name: principal.name,
    kind: principal.kind === 'program' ? 'program' : 'person',
    day: localDate(nowMs),
    operation: call.operation.name,
    units,
    usualUnitsADay: runtime.use(spaceRoom).usualUnitsADay(),
  }
  const { most, used } = await countSpaceUse(runtime.db, spent)
  if (used !== null) return { units, unitsLeft: most - used }
  const before = await countRefusal(runtime.db, spent)
  const seconds = Math.ceil((dayStartMs(localDay(nowMs) + 1) - nowMs) / 1000)
  call.reply.header('retry-after', String(seconds))
  throw fault('space-quota', {
    status: 429,
    zh: `今日空间服务配额 ${most} 单位，已用 ${before}，本次需要 ${units}。零点后再用，或请系统管理员调高配额。`,
    en: `Of ${most} units a day ${before} are used and this call needs ${units}. Ask after midnight, or have the quota raised.`,
  })
}

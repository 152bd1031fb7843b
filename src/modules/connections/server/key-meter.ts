import { fault } from '#core/fault.ts'
import { port } from '#core/port.ts'
import { dayStartMs, localDate, localDay } from '#core/time/local.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { pulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { addUse, findDayUse } from './key-use-store.ts'
import { publicRoom } from './public-room.ts'

const FLUSH_MS = 5000

interface Meter {
  account: string
  day: string
  /** What all processes had stored when this one last looked. */
  stored: number
  callsADay: number | null
  calls: number
  refused: number
}

/**
 * Calls of programs a day. Each process counts in memory and adds to the table every few seconds, so that a busy program
 * costs no statement a call; several processes together may pass a quota by what they take in such a moment.
 */
export interface KeyMeter {
  count(principal: Principal): Promise<void>
  /** Stores what was counted; from then on the stored count and quota are looked up again. */
  flush(): Promise<void>
}
export const keyMeter = port<KeyMeter>('connections.keyMeter')

export function openKeyMeter(runtime: Runtime): KeyMeter {
  const meters = new Map<string, Meter>()
  const meterOf = async (account: string, day: string): Promise<Meter> => {
    const key = `${day} ${account}`
    const known = meters.get(key)
    if (known) return known
    const { calls, callsADay } = await findDayUse(runtime.db, account, day)
    // Somebody else may have asked at the same time: one meter counts.
    const meter = meters.get(key) ?? { account, day, stored: calls, callsADay, calls: 0, refused: 0 }
    meters.set(key, meter)
    return meter
  }
  return {
    count: async ({ account }) => {
      const nowMs = runtime.nowMs()
      const meter = await meterOf(account, localDate(nowMs))
      const most = meter.callsADay ?? runtime.use(publicRoom).file().keyCallsADay
      if (meter.stored + meter.calls < most) {
        meter.calls += 1
        return
      }
      meter.refused += 1
      const hours = Math.ceil((dayStartMs(localDay(nowMs) + 1) - nowMs) / 3_600_000)
      throw fault('key-quota', {
        status: 429,
        zh: `这个程序今天的 ${most} 次调用已用完，约 ${hours} 小时后（零点）恢复。需要更多请联系系统管理员。`,
        en: `This program has used its ${most} calls of today; ask again after midnight, or have the quota raised.`,
      })
    },
    flush: async () => {
      const counted = [...meters.values()].filter(({ calls, refused }) => calls > 0 || refused > 0)
      meters.clear()
      if (counted.length > 0)
        await addUse(
          runtime.db,
          counted.map(({ account, day, calls, refused }) => ({ account, day, calls, refused })),
        )
    },
  }
}

export const addKeyUse = pulse('connections.addKeyUse', FLUSH_MS, (call) => call.runtime.use(keyMeter).flush())

import { type SignSource, signSources } from '#modules/signs/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { countOnline } from './device-store.ts'
import { sensorRoom } from './sensor-room.ts'

/**
 * Vital signs that the district reads from its sensors. Offered once there are real devices, so that a demonstration goes
 * on making up its own until then; nothing of a sign ever becomes a reading.
 */
export async function offerSigns(runtime: Runtime): Promise<void> {
  if ((await countOnline(runtime.db)).all === 0) return
  const sources = runtime.use(signSources)
  for (const { sign, zh, en } of runtime.use(sensorRoom).file().signs) {
    if (sources.find(sign)) continue
    const source: SignSource = {
      code: sign,
      how: { zh, en },
      read: async (call) => {
        const { all, online } = await countOnline((call as Call).db)
        return [{ place: null, value: all === 0 ? null : (online / all) * 100 }]
      },
    }
    sources.offer(source)
  }
}

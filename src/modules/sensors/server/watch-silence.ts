import type { Call } from '#platform/call.ts'
import { pulse } from '#platform/plug.ts'
import { SILENCE } from '../domain/say-problem.ts'
import { markSilent, takeUnheard } from './device-store.ts'
import { findFeed } from './feed-store.ts'
import { beginProblem } from './problem-store.ts'
import { sensorRoom } from './sensor-room.ts'

const EVERY_MS = 15_000
const MINUTE_MS = 60_000

/** A device that should have spoken is an alarm of its own. While nobody listens, or has only begun to, nobody is silent. */
export const watchSilence = pulse('sensors.watchSilence', EVERY_MS, watchOnce)

export async function watchOnce(call: Call): Promise<void> {
  const { runtime, nowMs } = call
  const feed = await findFeed(runtime.db)
  if (!feed?.connected || feed.sinceMs === null || !feed.isHeld || feed.waiting > 0) return
  const room = runtime.use(sensorRoom)
  const { kinds, calmMinutes } = room.file()
  const connectedMs = feed.sinceMs
  await runtime.db.tx(async (tx) => {
    const unheard = await takeUnheard(tx, nowMs - MINUTE_MS)
    const silent = unheard.filter(({ kind, sinceMs, silenceMinutes }) => {
      const minutes = silenceMinutes ?? kinds.find(({ id }) => id === kind)?.silenceMinutes
      return minutes !== undefined && nowMs - Math.max(sinceMs, connectedMs) >= minutes * MINUTE_MS
    })
    for (const { id, sinceMs } of silent) {
      const begun = { id: call.newId(), device: id, rule: SILENCE, atMs: sinceMs, value: null, wantsCase: false }
      await beginProblem(tx, begun, nowMs, calmMinutes * MINUTE_MS)
    }
    await markSilent(
      tx,
      silent.map(({ id }) => id),
    )
  })
}

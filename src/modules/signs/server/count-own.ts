import type { Call } from '#platform/call.ts'
import { pulse } from '#platform/plug.ts'
import { type SignSource, signSources } from '../contract.ts'
import type { Reading } from '../domain/check-reading.ts'
import type { SignCard } from '../domain/sign.ts'
import { keepReadings } from './keep-readings.ts'
import { countAlone } from './own-count-store.ts'
import { findProgress, saveProgress, takeTurn } from './roll-store.ts'
import { signRoom } from './sign-room.ts'

const EVERY_MS = 15_000
const MINUTE_MS = 60_000
/** Own counts of a slow sign are made more often than its source would: a day-old rate helps nobody. */
const MOST_REFRESH_MINUTES = 60

/** Signs that this house reads itself, each when its refresh has passed: one a beat, so that desks never wait for counts. */
export const countOwn = pulse('signs.countOwn', EVERY_MS, (call) => countDue(call, 1).then(() => undefined))

/** Counts what is due, `most` signs at the most and all light ones before them. Answers how many readings were kept. */
export async function countDue(call: Call, most = Number.POSITIVE_INFINITY): Promise<number> {
  const { runtime, nowMs } = call
  const room = runtime.use(signRoom)
  let saved = 0
  let counted = 0
  const sources = runtime.use(signSources).all()
  const inTurn = [...sources.filter(({ isLight }) => isLight), ...sources.filter(({ isLight }) => !isLight)]
  for (const source of inTurn) {
    const sign = room.find(source.code)
    const kept = sign ? await countOne(call, source, sign, Math.floor(nowMs / MINUTE_MS) * MINUTE_MS) : null
    if (kept === null) continue
    saved += kept
    if (!source.isLight) counted += 1
    if (counted >= most) break
  }
  return saved
}

/** One sign is one transaction, taken by one process; null: it is not due. A source that fails leaves the sign to grow stale, and says so in the log. */
async function countOne(call: Call, source: SignSource, sign: SignCard, atMs: number): Promise<number | null> {
  const { runtime } = call
  const what = `own.${sign.code}`
  const refreshMs = Math.min(sign.refreshMinutes ?? MOST_REFRESH_MINUTES, MOST_REFRESH_MINUTES) * MINUTE_MS
  const isDue = (lastMs: number | null) => lastMs === null || atMs < lastMs || atMs - lastMs >= refreshMs
  if (!isDue(await findProgress(runtime.db, what))) return null
  try {
    return await runtime.db.tx(async (tx) => {
      if (!(await takeTurn(tx, what)) || !isDue(await findProgress(tx, what))) return null
      await countAlone(tx)
      await saveProgress(tx, what, atMs)
      const values = await source.read({ ...call, db: tx }, atMs)
      const readings = values.flatMap(({ place, value, simulated = false }): Reading[] =>
        value === null
          ? []
          : [
              {
                ...{ code: sign.code, place: place ?? '', atMs, value: rounded(sign, value) },
                quality: simulated ? 'simulated' : 'good',
              },
            ],
      )
      const given = { source: 'own', nowMs: call.nowMs, tell: true }
      return (await keepReadings(tx, runtime.use(signRoom), readings, given)).saved
    })
  } catch (error) {
    runtime.log.error({ sign: sign.code, error }, 'an own count failed')
    return 0
  }
}

function rounded({ decimals }: SignCard, value: number): number {
  const factor = 10 ** Math.max(decimals, 1)
  return Math.round(value * factor) / factor
}

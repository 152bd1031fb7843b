import { job } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { drawMarks } from './draw-marks.ts'
import { changedCases } from './mark-facts-store.ts'
import { markLimitsBook } from './mark-limits-port.ts'
import { keepDrawn, laterUsers, saveSweptTo, solvedBefore, sweptTo } from './mark-store.ts'

/** A command that took its time is stored so much later than the time on its lines. */
const OVERLAP_MS = 2 * 60_000

/** Marks of all cases whose record has grown since the last time. */
export const sweepMarks = job(
  'marks.sweep',
  async (_payload, call) => {
    await sweepRecords(call.runtime)
  },
  '*/5 * * * *',
)

/** Answers how many cases were looked at. */
export async function sweepRecords(runtime: Runtime): Promise<number> {
  const toMs = runtime.wallMs()
  const fromMs = Math.max(0, ((await sweptTo(runtime.db)) ?? 0) - OVERLAP_MS)
  let seen = 0
  await runtime.db.tx(async (tx) => {
    for await (const ids of changedCases(tx, fromMs, toMs)) {
      await refresh(runtime, ids)
      seen += ids.length
    }
  })
  await saveSweptTo(runtime.db, toMs)
  return seen
}

/** These cases, and others that look different because of them: a spot reported again, a picture used again. */
async function refresh(runtime: Runtime, ids: readonly string[]): Promise<void> {
  await draw(runtime, ids)
  const { withinDays } = runtime.use(markLimitsBook).limits().contradicted
  const touched = new Set([
    ...(await laterUsers(runtime.db, ids)),
    ...(await solvedBefore(runtime.db, ids, withinDays)),
  ])
  await draw(runtime, [...touched])
}

async function draw(runtime: Runtime, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 200) {
    const some = ids.slice(at, at + 200)
    const drawn = await drawMarks(runtime, runtime.db, some)
    await runtime.db.tx((tx) => keepDrawn(tx, drawn))
  }
}

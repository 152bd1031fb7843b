import { sparePulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { drawMarks } from './draw-marks.ts'
import { changedBetween, firstLineMs, hasMoreLines } from './mark-facts-store.ts'
import { markLimitsBook } from './mark-limits-port.ts'
import { keepDrawn, laterUsers, saveSweptTo, solvedBefore, sweptTo, takeTurn } from './mark-store.ts'

/** A command that took its time is stored so much later than the time on its lines: so far back all are there. */
const SETTLED_MS = 2 * 60_000
const EVERY_MS = 60_000
/** As many lines of the record make one piece: some hundred cases at most, some seconds where they lie close together. */
const LINES = 500
const SHORTEST_SPAN_MS = 10

/** Marks of all cases whose record has grown since the last time, up to two minutes ago. */
export const sweepMarks = sparePulse('marks.sweep', EVERY_MS, async ({ runtime }) => {
  const untilMs = runtime.wallMs() - SETTLED_MS
  const reached = await runtime.db.tx(async (tx) => {
    if (!(await takeTurn(tx))) return null
    const fromMs = (await sweptTo(tx)) ?? (await firstLineMs(tx)) ?? untilMs
    if (fromMs >= untilMs) return null
    const { toMs } = await sweepSpan(runtime, fromMs, untilMs)
    await saveSweptTo(tx, toMs)
    return toMs
  })
  return reached !== null && reached < untilMs
})

/** Sweeps up to this moment, also what may still be being stored. Answers how many cases were looked at. */
export async function sweepRecords(runtime: Runtime): Promise<number> {
  const untilMs = runtime.wallMs()
  const swept = await sweptTo(runtime.db)
  let fromMs = swept === null ? ((await firstLineMs(runtime.db)) ?? untilMs) : swept - SETTLED_MS
  let seen = 0
  while (fromMs < untilMs) {
    const piece = await sweepSpan(runtime, fromMs, untilMs)
    seen += piece.seen
    fromMs = piece.toMs
  }
  await saveSweptTo(runtime.db, untilMs)
  return seen
}

/** From `fromMs` on as far as one piece of work goes. */
async function sweepSpan(runtime: Runtime, fromMs: number, untilMs: number): Promise<{ seen: number; toMs: number }> {
  let toMs = untilMs
  while (toMs - fromMs > SHORTEST_SPAN_MS && (await hasMoreLines(runtime.db, fromMs, toMs, LINES)))
    toMs = Math.floor((fromMs + toMs) / 2)
  const ids = await changedBetween(runtime.db, fromMs, toMs)
  await refresh(runtime, ids)
  return { seen: ids.length, toMs }
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

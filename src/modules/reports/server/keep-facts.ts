import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import type { Database } from '#platform/db/database.ts'
import { job, sparePulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import {
  drawChanged,
  drawDiffering,
  drawNext,
  findProgress,
  oldestWriterMs,
  saveProgress,
  takeProgress,
} from './fact-store.ts'

/** A line is dated before its transaction begins, at most as long as a command waits for a connection: so far back is looked again. */
const OVERLAP_MS = 20_000
const FILL_BATCH = 2000
const BEAT_MS = 15_000
/** Reports that ask one after the other share one look. */
const FRESH_MS = 500
/** Commands go first, and a server that stops need not wait for a filling. */
const ONE_PIECE = 0
/** A report waits this long for a first filling; the rest goes on in the background. */
const PATIENCE_MS = 3_000

interface Done {
  asOfMs: number
  /** Cases are still being gone through for the first time. */
  filling: boolean
}

const looks = new WeakMap<Database, { startedMs: number; done: Promise<Done> }>()

/** Facts follow the record in the background, so that a report finds little to catch up with. */
export const followCases = sparePulse('reports.followCases', BEAT_MS, async ({ runtime }) => {
  const { filling } = await look(runtime, ONE_PIECE)
  return filling
})

/** Once a night every open case, and whatever differs from its fact: dues that were moved leave no line in the record. */
export const redrawFacts = job(
  'reports.redrawFacts',
  async (_payload, { runtime }) => {
    await runtime.db.tx(drawDiffering)
  },
  '40 3 * * *',
)

/** Facts of all that was committed when it began, or a word on how long that will take. */
export async function factsAsOf(call: Call): Promise<{ asOfMs: number }> {
  const { asOfMs, filling } = await catchUp(call.runtime)
  if (filling)
    throw fault('reports-filling', {
      status: 503,
      zh: '报表数据正在首次整理，几分钟后再试。案件和其他页面不受影响。',
      en: 'Report data are being put together for the first time. Try again in some minutes; nothing else is affected.',
    })
  return { asOfMs }
}

function catchUp(runtime: Runtime): Promise<Done> {
  const running = looks.get(runtime.db)
  if (running && runtime.wallMs() - running.startedMs < FRESH_MS) return running.done
  const done = look(runtime, PATIENCE_MS)
  looks.set(runtime.db, { startedMs: runtime.wallMs(), done })
  done.catch(() => looks.delete(runtime.db))
  return done
}

async function look({ db, wallMs }: Runtime, patienceMs: number): Promise<Done> {
  const startedMs = wallMs()
  for (;;) {
    const done = await db.tx(async (tx): Promise<Done | 'more'> => {
      const nowMs = wallMs()
      const progress = await takeProgress(tx)
      if (progress === null) {
        // Another process is at it: what it has drawn so far is what can be shown.
        const { recordedMs, afterId } = await findProgress(tx)
        return { asOfMs: recordedMs ?? 0, filling: recordedMs === null || afterId !== null }
      }
      const isFirst = progress.recordedMs === null
      if (isFirst || progress.afterId !== null) {
        const last = await drawNext(tx, progress.afterId, FILL_BATCH)
        await saveProgress(tx, { recordedMs: progress.recordedMs ?? nowMs, afterId: last })
        return 'more'
      }
      const writerMs = (await oldestWriterMs(tx)) ?? nowMs
      await drawChanged(tx, progress.recordedMs! - OVERLAP_MS)
      await saveProgress(tx, { recordedMs: Math.max(progress.recordedMs!, Math.min(nowMs, writerMs)), afterId: null })
      return { asOfMs: nowMs, filling: false }
    })
    if (done !== 'more') return done
    if (wallMs() - startedMs >= patienceMs) return { asOfMs: 0, filling: true }
  }
}

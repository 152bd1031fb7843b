import { fault } from '#core/fault.ts'
import type { Database } from '#platform/db/database.ts'
import { job, sparePulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { compareCells, countFacts, dropEmptyCells, noteCheck, reckonCells } from './cell-store.ts'
import {
  awaitProgress,
  drawChanged,
  drawDiffering,
  drawNext,
  oldestWriterMs,
  readProgress,
  saveProgress,
  takeProgress,
} from './fact-store.ts'

/** A line is dated before its transaction begins, at most as long as a command waits for a connection: so far back is looked again. */
const OVERLAP_MS = 20_000
const FILL_BATCH = 2000
const BEAT_MS = 15_000
/** Pages that ask one after the other share one look; what they show is at most so much older than the record. */
const FRESH_MS = 2_000
/** A page waits so long for a first filling; the rest goes on in the background. */
const PATIENCE_MS = 3_000
const ONE_PIECE = 0

export interface AsOf {
  asOfMs: number
  version: number
}
interface Done extends AsOf {
  filling: boolean
}

const looks = new WeakMap<Database, { startedMs: number; done: Promise<Done> }>()

/** Facts and sums follow the record in the background. */
export const followCases = sparePulse('decisions.followCases', BEAT_MS, async ({ runtime }) => {
  const { filling } = await look(runtime, ONE_PIECE)
  return filling
})

/** Once a night sums are held against facts and facts against cases; what differs is put right and written down. */
export const checkFacts = job(
  'decisions.checkFacts',
  async (_payload, { runtime }) => {
    await checkAll(runtime)
  },
  '10 4 * * *',
)

export async function checkAll(runtime: Runtime): Promise<{ cells: number; wrong: number; redrawn: number }> {
  return runtime.db.tx(async (tx) => {
    const progress = await awaitProgress(tx)
    const { cells, wrong } = await compareCells(tx)
    if (wrong > 0) {
      runtime.log.error({ wrong, cells }, 'sums of decision pages were not what their facts say')
      await reckonCells(tx)
    }
    const redrawn = await drawDiffering(tx, runtime.nowMs())
    await dropEmptyCells(tx)
    await noteCheck(tx, { atMs: runtime.nowMs(), cells, wrong, facts: await countFacts(tx), redrawn })
    await saveProgress(tx, { ...progress, version: progress.version + 1 })
    return { cells, wrong, redrawn }
  })
}

/** Up to when figures are complete, and which version of them. */
export async function factsAsOf(runtime: Runtime): Promise<AsOf> {
  const running = looks.get(runtime.db)
  const isFresh = running && runtime.wallMs() - running.startedMs < FRESH_MS
  const { filling, ...asOf } = await (isFresh ? running.done : lookNow(runtime))
  if (filling)
    throw fault('decisions-filling', {
      status: 503,
      zh: '分析数据正在首次整理，几分钟后再试。案件和其他页面不受影响。',
      en: 'The data are being put together for the first time. Try again in some minutes; nothing else is affected.',
    })
  return asOf
}

/** Looks whether or not somebody just has. */
export function lookNow(runtime: Runtime): Promise<Done> {
  const done = look(runtime, PATIENCE_MS)
  looks.set(runtime.db, { startedMs: runtime.wallMs(), done })
  done.catch(() => looks.delete(runtime.db))
  return done
}

async function look({ db, wallMs, nowMs }: Runtime, patienceMs: number): Promise<Done> {
  const startedMs = wallMs()
  for (;;) {
    const done = await db.tx(async (tx): Promise<Done | 'more'> => {
      const atMs = wallMs()
      const progress = await takeProgress(tx)
      if (progress === null) {
        // Another process is at it: what it has drawn so far is what can be shown.
        const { recordedMs, afterId, version } = await readProgress(tx)
        return { asOfMs: recordedMs ?? 0, version, filling: recordedMs === null || afterId !== null }
      }
      const { version } = progress
      if (progress.recordedMs === null || progress.afterId !== null) {
        const afterId = await drawNext(tx, progress.afterId, FILL_BATCH, nowMs())
        await saveProgress(tx, { recordedMs: progress.recordedMs ?? atMs, afterId, version: version + 1 })
        return 'more'
      }
      const writerMs = (await oldestWriterMs(tx)) ?? atMs
      const drawn = await drawChanged(tx, progress.recordedMs - OVERLAP_MS, nowMs())
      const recordedMs = Math.max(progress.recordedMs, Math.min(atMs, writerMs))
      const moved = drawn > 0 ? version + 1 : version
      await saveProgress(tx, { recordedMs, afterId: null, version: moved })
      return { asOfMs: recordedMs, version: moved, filling: false }
    })
    if (done !== 'more') return done
    if (wallMs() - startedMs >= patienceMs) return { asOfMs: 0, version: 0, filling: true }
  }
}

import { caseExport } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Database, Executor } from '#platform/db/database.ts'
import { sparePulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { readPartText } from '../domain/rollup/part-text.ts'
import { openRollupSheet } from '../domain/rollup/rollup-sheet.ts'
import { bookRoom } from './book-room.ts'
import {
  changedCases,
  forgetRollups,
  nextCases,
  partTexts,
  ripeCases,
  type StoredPart,
  saveParts,
} from './part-store.ts'
import {
  oldestWriterMs,
  type RollupProgress,
  readRollupProgress,
  saveRollupProgress,
  takeRollupTurn,
} from './progress-store.ts'
import { addToRollups } from './rollup-store.ts'

/** A line is dated before its transaction begins, at most as long as a command waits for a connection: so far back is looked again. */
const OVERLAP_MS = 20_000
const BEAT_MS = 15_000
/** So many cases are reckoned in one transaction. */
const AT_ONCE = 200
/** Whoever asks waits this long for the rollups to catch up; the rest goes on in the background. */
const PATIENCE_MS = 4_000

export interface Kept {
  /** Figures of the running periods are of everything before this moment. */
  asOfMs: number
  /** Some cases are still to be reckoned, for the first time or anew. */
  behind: 'nothing' | 'some' | 'filling'
}

/** Rollups follow the record in the background, a piece at a time. */
export const followCases = sparePulse('indicators.followCases', BEAT_MS, async ({ runtime }) => {
  const step = await keepStep(runtime)
  return step === 'more'
})

interface Looks {
  running: Promise<Kept>
  /** Begins when the running one is over. */
  next: Promise<Kept> | null
}
const looks = new WeakMap<Database, Looks>()

/**
 * Brings the rollups up to what was committed when it was asked, as far as patience goes. Whoever asks meanwhile shares
 * the look that begins next: the one that is running may have begun before what they have just done.
 */
export function keptAsOf({ runtime }: Pick<Call, 'runtime'>): Promise<Kept> {
  const now = looks.get(runtime.db)
  if (!now) return beginLook(runtime)
  now.next ??= now.running.then(
    () => beginLook(runtime),
    () => beginLook(runtime),
  )
  return now.next
}

function beginLook(runtime: Runtime): Promise<Kept> {
  const running = catchUp(runtime, PATIENCE_MS)
  const mine: Looks = { running, next: null }
  looks.set(runtime.db, mine)
  const end = () => {
    if (looks.get(runtime.db) === mine && mine.next === null) looks.delete(runtime.db)
  }
  running.then(end, end)
  return running
}

export async function catchUp(runtime: Runtime, patienceMs: number): Promise<Kept> {
  const startedMs = runtime.wallMs()
  for (;;) {
    const step = await keepStep(runtime)
    if (step !== 'more' && step !== 'busy') return step
    if (step === 'busy' || runtime.wallMs() - startedMs > patienceMs) return keptSoFar(runtime)
  }
}

/** Another process is at it, or it takes long: what has been reckoned so far is what can be shown. */
async function keptSoFar(runtime: Runtime): Promise<Kept> {
  const { bookVersion, asOfMs, recordedMs, afterId } = await readRollupProgress(runtime.db)
  const isFilling = recordedMs === null || afterId !== null || bookVersion !== runtime.use(bookRoom).version()
  return { asOfMs: asOfMs ?? 0, behind: isFilling ? 'filling' : 'some' }
}

/** One piece of work in a transaction of its own. */
function keepStep(runtime: Runtime): Promise<Kept | 'more' | 'busy'> {
  const bookVersion = runtime.use(bookRoom).version()
  return runtime.db.tx(async (tx) => {
    const wallMs = runtime.wallMs()
    const progress = await takeRollupTurn(tx)
    if (progress === null) return 'busy'
    if (progress.bookVersion !== bookVersion) {
      await forgetRollups(tx)
      await saveRollupProgress(tx, { bookVersion, asOfMs: null, recordedMs: wallMs, afterId: null })
      return fill(runtime, tx, { bookVersion, asOfMs: null, recordedMs: wallMs, afterId: null })
    }
    // The first filling is over when a moment stands for all.
    if (progress.asOfMs === null) return fill(runtime, tx, progress)
    return follow(runtime, tx, progress, wallMs)
  })
}

/** What happens in this very millisecond counts; periods end before the moment that is named. */
const endOf = (runtime: Runtime): number => runtime.nowMs() + 1

async function fill(runtime: Runtime, tx: Executor, progress: RollupProgress): Promise<Kept | 'more'> {
  const ids = await nextCases(tx, progress.afterId, AT_ONCE)
  const nowMs = endOf(runtime)
  await reckonCases(runtime, tx, ids, nowMs)
  const isLast = ids.length < AT_ONCE
  await saveRollupProgress(tx, {
    ...progress,
    afterId: isLast ? null : ids.at(-1)!,
    // The earliest moment: what has changed since then is found by the next look.
    asOfMs: isLast ? nowMs : null,
  })
  return 'more'
}

async function follow(
  runtime: Runtime,
  tx: Executor,
  progress: RollupProgress,
  wallMs: number,
): Promise<Kept | 'more'> {
  const nowMs = Math.max(endOf(runtime), progress.asOfMs!)
  const writerMs = (await oldestWriterMs(tx)) ?? wallMs
  const changed = await changedCases(tx, progress.recordedMs! - OVERLAP_MS, AT_ONCE)
  const ids = changed.length < AT_ONCE ? await ripeCases(tx, nowMs, AT_ONCE - changed.length) : []
  await reckonCases(runtime, tx, [...new Set([...changed, ...ids])], nowMs)
  if (changed.length + ids.length >= AT_ONCE) return 'more'
  const recordedMs = Math.max(progress.recordedMs!, Math.min(wallMs, writerMs))
  await saveRollupProgress(tx, { ...progress, asOfMs: nowMs, recordedMs })
  return { asOfMs: nowMs, behind: 'nothing' }
}

/** Reckons cases anew; figures change by the difference to what they gave before. */
export async function reckonCases(runtime: Runtime, tx: Executor, ids: readonly string[], atMs: number): Promise<void> {
  if (ids.length === 0) return
  const { reckon, columns } = runtime.use(bookRoom).reckoner()
  const exported = await runtime.use(caseExport).of(ids)
  const before = await partTexts(tx, ids)
  const sheet = openRollupSheet(columns)
  const parts: StoredPart[] = []
  for (const { line, version, masterVersion } of exported) {
    const part = reckon(line, atMs)
    parts.push({ caseId: line.id, version, masterVersion, part })
    const old = before.get(line.id)
    if (old !== undefined) sheet.add(readPartText(old), -1)
    sheet.add(part, 1)
  }
  await saveParts(tx, parts)
  await addToRollups(tx, sheet.rows)
}

import { setTimeout as sleep } from 'node:timers/promises'
import { fault, isFault } from '#core/fault.ts'
import { buildCalendar, type WorkCalendar } from '#core/time/calendar.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { caseClocks, DUES_RECKONED } from '../contract.ts'
import type { Clock } from '../domain/clock.ts'
import { reckonedDue } from '../domain/clock-due.ts'
import { reckonAgain } from '../domain/reckon-again.ts'
import { findCalendar } from './calendar-store.ts'
import { countOpenCases, openCaseIds, toldDues } from './clock-store.ts'
import { changeRun, findRun, type StoredMove, type StoredRun, saveMoves } from './dues-run-store.ts'

export const RECKON_DUES = 'clocks.reckonDues'
const PAGE = 200
/** A command that was under way with the old calendar has written its dues by then; the next pass finds them. */
const SETTLE_MS = 1000
const MOST_PASSES = 4

/** Reckons every open due by the newest version of a calendar; run again it finds most done and goes on. */
export const reckonDues = job(RECKON_DUES, async (payload, call) => {
  const { id } = payload as { id: string }
  const run = await findRun(call.db, id)
  if (!run || run.state === 'done') return
  try {
    await changeRun(call.db, id, { state: 'running', fault: null })
    await reckonAll(call, run)
    await changeRun(call.db, id, { state: 'done' })
  } catch (error) {
    await changeRun(call.db, id, { state: 'failed', fault: isFault(error) ? error.text.zh : INTERRUPTED })
    throw error
  }
})

const INTERRUPTED = '重算中断，系统稍后会自动接着重算，已改的不会重复。'

async function reckonAll(call: Call, run: StoredRun): Promise<void> {
  const { calendar, former } = await calendarsOf(call, run)
  const cases = await countOpenCases(call.db)
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    if (pass > 1) await sleep(SETTLE_MS)
    let moved = 0
    let done = 0
    await changeRun(call.db, run.id, { cases, ...(pass === 1 ? { done } : {}) })
    for (let after: string | null = null; ; ) {
      const ids: string[] = await openCaseIds(call.db, after, PAGE)
      moved += await reckonPage(call, run, ids, calendar, former)
      done += ids.length
      after = ids.at(-1) ?? null
      if (pass === 1) await changeRun(call.db, run.id, { done, cases: Math.max(cases, done) })
      if (ids.length < PAGE) break
    }
    if (moved > 0) await call.runtime.broadcast.send(DUES_RECKONED)
    if (moved === 0) return
  }
}

/** Of the version in force, which may be newer than the one that asked for the run, and of the one before the run. */
async function calendarsOf(call: Call, run: StoredRun): Promise<{ calendar: WorkCalendar; former: WorkCalendar }> {
  const newest = await findCalendar(call.db, run.key)
  if (!newest)
    throw fault('calendar-unknown', {
      status: 404,
      zh: `没有日历“${run.key}”。`,
      en: `There is no calendar ${run.key}.`,
    })
  const former = await findCalendar(call.db, run.key, Math.max(1, run.version - 1))
  return { calendar: buildCalendar(newest.data), former: buildCalendar((former ?? newest).data) }
}

async function reckonPage(
  call: Call,
  run: StoredRun,
  caseIds: readonly string[],
  calendar: WorkCalendar,
  former: WorkCalendar,
): Promise<number> {
  const writer = call.runtime.use(caseClocks)
  const told = await toldDues(call.db, caseIds)
  const moves: StoredMove[] = []
  let written = 0
  for (const caseId of caseIds) {
    let found: [Clock, Clock][] = []
    const answer = await writer.rewrite(call, caseId, (open) => {
      found = open.flatMap((clock) => {
        const context = { nowMs: call.nowMs, calendar, former, toldDueMs: told.get(clock.id) ?? null }
        const next = reckonAgain(clock, context)
        return next ? [[clock, next] as [Clock, Clock]] : []
      })
      return found.map(([, next]) => next)
    })
    written += found.length
    for (const [before, after] of found)
      if (answer && isMoved(before, after)) moves.push(moveOf(answer.caseNo, before, after, calendar))
  }
  if (moves.length > 0) await saveMoves(call.db, run.id, moves)
  return written
}

export function isMoved(before: Clock, after: Clock): boolean {
  return before.dueMs !== after.dueMs || before.overdueAtMs !== after.overdueAtMs
}

export function moveOf(caseNo: string, before: Clock, after: Clock, calendar: WorkCalendar): StoredMove {
  return {
    clockId: after.id,
    caseId: after.caseId,
    caseNo,
    name: after.name,
    beforeMs: before.dueMs,
    afterMs: after.dueMs,
    reckonedMs: reckonedDue(after, calendar),
    overdueBeforeMs: before.overdueAtMs,
    overdueAfterMs: after.overdueAtMs,
  }
}

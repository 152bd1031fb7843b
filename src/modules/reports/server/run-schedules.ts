import { isFault } from '#core/fault.ts'
import type { Title } from '#core/module-card.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import { personBook } from '#modules/people/contract.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { type Call, makeCall } from '#platform/call.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { exportReport } from '../contract.ts'
import { catchUp, nextRunMs } from '../domain/rhythm.ts'
import { writeReport } from './export-report.ts'
import { prepareQuery, runQuery } from './run-query.ts'
import { findReport, noteUse } from './saved-store.ts'
import {
  addRun,
  endRun,
  failRun,
  findSchedule,
  type RunFile,
  type StoredRun,
  type StoredSchedule,
  setNextRun,
  stopSchedule,
  takeDueSchedule,
  takeRun,
} from './schedule-store.ts'

const BEAT_MS = 15_000
const MOST_TRIES = 3
const TRY_AGAIN_MS = 5 * 60_000
/** So long no run takes: whoever has it for longer has died. */
const BROKEN_MS = 15 * 60_000

/** One piece at a time: a schedule whose time has come becomes a run, or a run is done. */
export const runSchedules = pulse('reports.runSchedules', BEAT_MS, async ({ runtime, nowMs }) => {
  const planned = await runtime.db.tx(async (tx) => {
    const due = await takeDueSchedule(tx, nowMs)
    if (due === null) return false
    const { dueMs, skipped } = catchUp(due.rhythm, due.nextMs, nowMs)
    await addRun(tx, { id: runtime.newId(), dueMs, skipped, nowMs }, due)
    await setNextRun(tx, due.id, nextRunMs(due.rhythm, nowMs))
    return true
  })
  if (planned) return true
  const run = await takeRun(runtime.db, nowMs, nowMs - BROKEN_MS)
  if (run === null) return false
  await carryOut(runtime, run, nowMs)
  return true
})

async function carryOut(runtime: Runtime, run: StoredRun, nowMs: number): Promise<void> {
  try {
    const schedule = await findSchedule(runtime.db, run.scheduleId)
    if (schedule === null) return await give(runtime, run, STOPPED.removed, nowMs)
    const owner = await ownerOf(runtime, schedule.ownerId)
    if (owner === null) return await stop(runtime, schedule, run, STOPPED.left(schedule.ownerName), nowMs)
    const command = { id: runtime.newId(), bodyHash: '', expectedVersion: null }
    const { call } = makeCall({ principal: owner, operation: exportReport, command, db: runtime.db, runtime, nowMs })
    if (!call.may('reports:export') || !call.may('reports:build'))
      return await stop(runtime, schedule, run, STOPPED.noRight(schedule.ownerName), nowMs)
    const report = await findReport(runtime.db, schedule.reportId)
    if (report === null || !(report.shared || report.ownerId === owner.id))
      return await stop(runtime, schedule, run, STOPPED.noReport(run.reportName), nowMs)
    await deliver(
      call,
      schedule,
      run,
      { id: report.id, name: report.name },
      await runQuery(call, prepareQuery(call, report.query)),
    )
  } catch (error) {
    const why = isFault(error)
      ? { zh: error.text.zh, en: error.text.en }
      : { zh: '运行中断，原因已记入系统日志。', en: 'The run broke off; the reason is in the log.' }
    if (!isFault(error)) runtime.log.error({ run: run.id, error: errorText(error) }, 'scheduled report failed')
    if (run.tries < MOST_TRIES) await failRun(runtime.db, run.id, why, nowMs + run.tries * TRY_AGAIN_MS, nowMs)
    else await give(runtime, run, why, nowMs)
  }
}

/** The owner as they are now: whoever left has no rights any more, and a scheduled report has none of its own. */
async function ownerOf(runtime: Runtime, ownerId: string): Promise<Principal | null> {
  const person = runtime.use(personBook).find(ownerId)
  return person?.active ? runtime.signIn.findByAccount(person.account) : null
}

async function deliver(
  call: Call,
  schedule: StoredSchedule,
  run: StoredRun,
  report: { id: string; name: string },
  result: Awaited<ReturnType<typeof runQuery>>,
): Promise<void> {
  const { runtime, nowMs } = call
  const files: RunFile[] = []
  for (const format of schedule.formats) {
    const { name, mime, stream } = await writeReport(call, result, report.name, format)
    const { id: storeId, meta } = await runtime.files.put(bytesOf(stream), { name, mime })
    files.push({ format, name, mime, bytes: meta.bytes, storeId })
  }
  await runtime.db.tx(async (tx) => {
    await endRun(tx, run.id, { lines: result.rows.length, sentence: result.sentence, files, atMs: runtime.nowMs() })
    await noteUse(tx, report.id, nowMs)
    const detail = {
      schedule: schedule.id,
      formats: schedule.formats,
      rows: result.rows.length,
      to: run.recipients.length,
    }
    await writeJournal(tx, call.journalEntry(null, run.id, detail))
    await runtime.use(notify).notify(
      { ...call, db: tx },
      {
        to: { personIds: [schedule.ownerId, ...run.recipients] },
        kind: 'general',
        title: { zh: `定时报表“${report.name}”已生成`, en: `The scheduled report “${report.name}” is there` },
        text: {
          zh: `${result.sentence.zh}。共 ${result.rows.length} 行，数据截至 ${result.asOf.slice(0, 16).replace('T', ' ')}。${run.skipped > 0 ? `此前停机期间有 ${run.skipped} 次没有运行，不再补。` : ''}`,
          en: `${result.sentence.en}. ${result.rows.length} lines, as of ${result.asOf.slice(0, 16).replace('T', ' ')}.${run.skipped > 0 ? ` ${run.skipped} earlier runs were left out.` : ''}`,
        },
        link: `/c/report-runs?run=${run.id}`,
        dedupeKey: `report-run:${run.id}`,
      },
    )
  })
}

async function* bytesOf(stream: FileAnswer['stream']): AsyncGenerator<Uint8Array | string> {
  if (typeof stream === 'function') yield await stream()
  else if (Buffer.isBuffer(stream)) yield stream
  else for await (const chunk of stream) yield chunk as Uint8Array | string
}

const STOPPED = {
  removed: { zh: '定时已取消。', en: 'The schedule was removed.' },
  left: (name: string): Title => ({
    zh: `${name}已不在岗，定时报表停止。需要的人请打开共享的报表，自己设定时。`,
    en: `${name} has left, so the schedule has ended. Whoever needs it opens the shared report and schedules it.`,
  }),
  noRight: (name: string): Title => ({
    zh: `${name}已没有制作或导出报表的权限，定时报表停止。`,
    en: `${name} may not build or export reports any more, so the schedule has ended.`,
  }),
  noReport: (name: string): Title => ({
    zh: `报表“${name}”已移除或不再共享，定时报表停止。`,
    en: `The report “${name}” was removed or is not shared any more, so the schedule has ended.`,
  }),
}

/** Said to those who wait for it; what was archived stays. */
async function stop(runtime: Runtime, schedule: StoredSchedule, run: StoredRun, why: Title, nowMs: number) {
  await stopSchedule(runtime.db, schedule.id, why)
  await give(runtime, run, why, nowMs, run.recipients)
}

async function give(runtime: Runtime, run: StoredRun, why: Title, nowMs: number, others: readonly string[] = []) {
  await failRun(runtime.db, run.id, why, null, nowMs)
  await runtime.asSystem('reports.runSchedules', (call) =>
    runtime.use(notify).notify(call, {
      to: { personIds: [run.ownerId, ...others] },
      kind: 'general',
      title: { zh: `定时报表“${run.reportName}”没有生成`, en: `The scheduled report “${run.reportName}” did not come` },
      text: {
        zh: `${toRfc3339(run.dueMs).slice(0, 16).replace('T', ' ')} 的一次：${why.zh}`,
        en: `Of ${toRfc3339(run.dueMs).slice(0, 16).replace('T', ' ')}: ${why.en}`,
      },
      link: '/c/report-runs',
      dedupeKey: `report-run-failed:${run.id}:${run.tries}`,
    }),
  )
}

import { fault } from '#core/fault.ts'
import { mask } from '#core/text/mask.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { type CallEvent, callSimulator, importLog, simulateCall, type TakenEvents, takeEvents } from '../contract.ts'
import { findEventFault, readLogRow } from '../domain/read-log-row.ts'
import { foldEvent, type SealedCaller, tagById, tellCalls } from './call-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { isOn } from './keeping-store.ts'
import { hearLines, minute, tellOfLines } from './line-alarm.ts'
import { hearSystem } from './line-store.ts'

/** Purpose of sealing: callers of the log have keys of their own. */
export const CALLER_PURPOSE = 'hotline.caller.phone'
const MOST_ROWS = 50_000
const BATCH = 200
const SHOWN_REASONS = 50
export const SIMULATOR = 'simulator'

export interface From {
  system: string
  simulated: boolean
}

export async function foldEvents(call: Call, from: From, events: readonly CallEvent[]): Promise<TakenEvents> {
  const { db, nowMs } = call
  const refused: TakenEvents['refused'] = []
  const changed = new Set<string>()
  const lines = hearLines(call, from)
  const keepsRecordings = await isOn(db, 'recordings')
  for (const [index, event] of events.entries()) {
    const atMs = parseRfc3339(event.at)
    const wrong = findEventFault(event, atMs, nowMs)
    if (wrong !== null || atMs === null) {
      refused.push({ at: index, reason: wrong ?? event.at })
      continue
    }
    if (event.kind === 'alive') continue
    if (event.kind === 'lineUp' || event.kind === 'lineDown') {
      lines.hear(event.line ?? '', { atMs, up: event.kind === 'lineUp' })
      continue
    }
    if (event.kind === 'recorded' && !keepsRecordings) continue
    changed.add(
      await foldEvent(db, {
        ...{ id: call.newId(), ...from, externalId: event.callId ?? '', kind: event.kind, atMs, nowMs },
        ...{ number: event.number ?? null, line: event.line ?? null, agent: event.agent ?? null },
        caller: sealCaller(call, event.caller),
        recording: event.kind === 'recorded' ? (event.recording ?? null) : null,
      }),
    )
  }
  await lines.keepAndTell()
  if (refused.length < events.length) await hearFrom(call, from)
  if (await isOn(db, 'sessions')) await tagById(db, [...changed])
  await tellCalls(db, [...changed])
  return { taken: events.length - refused.length, refused }
}

/** A call centre that was silent and is heard again: whoever was told of the one is told of the other. */
async function hearFrom(call: Call, { system, simulated }: From): Promise<void> {
  const silentSinceMs = await hearSystem(call.db, system, simulated, call.nowMs)
  if (silentSinceMs === null || !(await isOn(call.db, 'lineAlarm'))) return
  await tellOfLines(call, {
    title: { zh: `话务平台 ${system} 已恢复`, en: `Call centre ${system} is heard again` },
    text: {
      zh: `话务平台 ${system} 自 ${minute(silentSinceMs)} 起没有消息，现已恢复。`,
      en: `Call centre ${system} was silent since ${minute(silentSinceMs)} and is heard again.`,
    },
    dedupeKey: `hotline.silence:${system}:${silentSinceMs}:over`,
  })
}

function sealCaller({ runtime }: Call, phone: string | undefined): SealedCaller | null {
  if (phone === undefined || phone.trim() === '') return null
  const { cipher, index } = runtime.secrets.seal(phone.trim(), CALLER_PURPOSE)
  return { sealed: cipher, index, masked: mask('phone', phone) }
}

export const takeEventsHandler = handle(takeEvents, async ({ system, events }, call) => {
  refuseSimulator(system)
  const answer = await foldEvents(call, { system, simulated: false }, events)
  call.note(system, { taken: answer.taken, refused: answer.refused.length })
  return answer
})

export const importLogHandler = handle(importLog, async ({ system, dryRun }, call) => {
  refuseSimulator(system)
  const { file } = call
  if (!file)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择话单文件后再导入。',
      en: 'No file was received.',
    })
  const answer = { dryRun: dryRun === 'true', rows: 0, taken: 0, rejected: 0, reasons: [] as Reason[] }
  const reject = (line: number, reason: string) => {
    answer.rejected += 1
    if (answer.reasons.length < SHOWN_REASONS) answer.reasons.push({ line, reason })
  }
  let batch: { line: number; event: CallEvent }[] = []
  const flush = async () => {
    if (batch.length > 0 && !answer.dryRun)
      await foldEvents(
        call,
        { system, simulated: false },
        batch.map(({ event }) => event),
      )
    answer.taken += batch.length
    batch = []
  }
  for await (const row of readTable(
    { stream: file.stream as AsyncIterable<Uint8Array>, name: file.name },
    { maxRows: MOST_ROWS },
  )) {
    answer.rows += 1
    const read = row.fault ? { ok: false as const, reason: row.fault } : readLogRow(row.values)
    const wrong = read.ok ? findEventFault(read.event, parseRfc3339(read.event.at), call.nowMs) : read.reason
    if (!read.ok || wrong !== null) reject(row.line, wrong ?? '')
    else batch.push({ line: row.line, event: read.event })
    if (batch.length === BATCH) await flush()
  }
  await flush()
  call.note(system, { rows: answer.rows, taken: answer.taken, rejected: answer.rejected, dryRun: answer.dryRun })
  return answer
})
interface Reason {
  line: number
  reason: string
}

export const simulateCallHandler = handle(simulateCall, async ({ number, course, agent }, call) => {
  if (!call.runtime.use(hotlineRoom).findNumber(number))
    throw fault('number-unknown', {
      status: 422,
      zh: `本区没有号码 ${number}。请从列表中选择。`,
      en: `The district has no number ${number}.`,
    })
  const callId = call.newId()
  const events = call.runtime.use(callSimulator)({ id: callId, number, atMs: call.nowMs, course, agent: agent ?? null })
  await foldEvents(call, { system: SIMULATOR, simulated: true }, events)
  call.note(callId, { number, course })
  return { callId }
})

/** That name is kept for invented calls. */
function refuseSimulator(system: string): void {
  if (system === SIMULATOR)
    throw fault('system-name', {
      status: 422,
      zh: '“simulator”是模拟来电专用的名称。请换一个话务平台名称。',
      en: 'The name simulator is kept for invented calls. Take another.',
    })
}

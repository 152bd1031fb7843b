import { fault } from '#core/fault.ts'
import { mask } from '#core/text/mask.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { type CallEvent, callSimulator, importLog, simulateCall, type TakenEvents, takeEvents } from '../contract.ts'
import { findEventFault, readLogRow } from '../domain/read-log-row.ts'
import { foldEvent, type SealedCaller, tagById, tellCalls } from './call-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { isOn } from './keeping-store.ts'
import { addLineEvent, hearSystem } from './line-store.ts'

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
      await hearLine(call, event.line ?? '', { atMs, up: event.kind === 'lineUp' }, from)
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
  if (refused.length < events.length) await hearSystem(db, from.system, from.simulated, nowMs)
  if (await isOn(db, 'sessions')) await tagById(db, [...changed])
  await tellCalls(db, [...changed])
  return { taken: events.length - refused.length, refused }
}

function sealCaller({ runtime }: Call, phone: string | undefined): SealedCaller | null {
  if (phone === undefined || phone.trim() === '') return null
  const { cipher, index } = runtime.secrets.seal(phone.trim(), CALLER_PURPOSE)
  return { sealed: cipher, index, masked: mask('phone', phone) }
}

/** Every gap is told once, whatever number of times the exchange repeats it. */
async function hearLine(call: Call, line: string, event: { atMs: number; up: boolean }, { simulated }: From) {
  const isNew = await addLineEvent(call.db, line, event)
  if (!isNew || event.up || simulated || !(await isOn(call.db, 'lineAlarm'))) return
  const { rules } = call.runtime.use(hotlineRoom)
  const number = rules().numbers.find(({ lines }) => lines.includes(line))
  await tellOfLines(call, {
    title: { zh: `热线线路 ${line} 中断`, en: `Line ${line} of the hotline is down` },
    text: {
      zh: `${number ? `${number.zh}的` : ''}线路 ${line} 报告中断。请联系话务平台核实，并查看话务页面的线路状态。`,
      en: `Line ${line}${number ? ` of ${number.en}` : ''} is reported down. Call the call centre and look at the lines.`,
    },
    dedupeKey: `hotline.line:${line}:${event.atMs}`,
  })
}

export async function tellOfLines(
  call: Call,
  said: { title: { zh: string; en: string }; text: { zh: string; en: string }; dedupeKey: string },
): Promise<void> {
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['dutyChief', 'sysAdmin'] },
    kind: 'hotlineLine',
    link: '/c/calls?view=lines',
    ...said,
  })
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
  if (!(await isOn(call.db, 'simulator')))
    throw fault('simulator-off', {
      status: 422,
      zh: '模拟来电未启用。请先在“热线功能”里启用。',
      en: 'Simulated calls are switched off. Switch the function on first.',
    })
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

import { parseDateText, toRfc3339 } from '#core/time/local.ts'
import { CALL_EVENT_KINDS, type CallEventKind } from './call-times.ts'

type Cell = string | number | null

/** One event as the call centre tells it. */
export interface CallEvent {
  kind: CallEventKind | 'lineUp' | 'lineDown' | 'alive'
  at: string
  callId?: string
  number?: string
  line?: string
  caller?: string
  agent?: string
  recording?: string
}

const KIND_WORDS: Readonly<Record<string, CallEvent['kind']>> = {
  呼入: 'offered',
  排队: 'queued',
  接听: 'answered',
  自助办结: 'selfServed',
  放弃: 'abandoned',
  挂机: 'ended',
  录音: 'recorded',
  线路恢复: 'lineUp',
  线路中断: 'lineDown',
  心跳: 'alive',
}
export const LOG_KINDS: readonly CallEvent['kind'][] = [...CALL_EVENT_KINDS, 'lineUp', 'lineDown', 'alive']

const COLUMNS = {
  kind: ['事件', 'kind'],
  at: ['时间', 'at'],
  callId: ['通话编号', 'callId'],
  number: ['被叫号码', 'number'],
  line: ['线路', 'line'],
  caller: ['主叫号码', 'caller'],
  agent: ['坐席', 'agent'],
  recording: ['录音编号', 'recording'],
} as const
const MOST: Readonly<Record<keyof typeof COLUMNS, number>> = {
  kind: 20,
  at: 40,
  callId: 80,
  number: 20,
  line: 40,
  caller: 30,
  agent: 60,
  recording: 200,
}

export type RowReading = { ok: true; event: CallEvent } | { ok: false; reason: string }

/** A row of a call log in a file; titles in Chinese or as the interface names its fields. */
export function readLogRow(values: Readonly<Record<string, Cell>>): RowReading {
  const text = (field: keyof typeof COLUMNS): string | undefined => {
    for (const title of COLUMNS[field]) {
      const cell = values[title]
      const found = cell === null || cell === undefined ? '' : String(cell).trim()
      if (found !== '') return found
    }
    return undefined
  }
  const tooLong = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).find(
    (field) => (text(field)?.length ?? 0) > MOST[field],
  )
  if (tooLong) return { ok: false, reason: `${COLUMNS[tooLong][0]}超过 ${MOST[tooLong]} 个字` }
  const word = text('kind')
  const kind = word === undefined ? undefined : (KIND_WORDS[word] ?? LOG_KINDS.find((one) => one === word))
  if (!kind) return { ok: false, reason: `事件“${word ?? ''}”不认识，应为 ${Object.keys(KIND_WORDS).join('、')}` }
  const stated = text('at')
  const atMs = stated === undefined ? null : parseDateText(stated)
  if (atMs === null) return { ok: false, reason: `时间“${stated ?? ''}”看不懂` }
  const event: CallEvent = { kind, at: toRfc3339(atMs) }
  for (const field of ['callId', 'number', 'line', 'caller', 'agent', 'recording'] as const) {
    const found = text(field)
    if (found !== undefined) event[field] = found
  }
  return { ok: true, event }
}

/** What an event lacks, in a sentence; null: nothing. */
export function findEventFault(event: CallEvent, atMs: number | null, nowMs: number): string | null {
  if (atMs === null) return `时间“${event.at}”看不懂，应为带时区的时间`
  if (atMs > nowMs + FUTURE_MS) return `时间 ${event.at} 晚于现在 10 分钟以上，请核对话务平台的时钟`
  if (event.kind === 'alive') return null
  if (event.kind === 'lineUp' || event.kind === 'lineDown') return event.line ? null : '线路事件缺少线路（line）'
  if (!event.callId) return '通话事件缺少通话编号（callId）'
  if (event.kind === 'offered' && !event.number) return '呼入事件缺少被叫号码（number）'
  return event.kind === 'recorded' && !event.recording ? '录音事件缺少录音编号（recording）' : null
}
const FUTURE_MS = 600_000

import type { Level, Measure, MeasureKind } from './measure.ts'

/** A line of the record, as far as the register needs it. */
export interface RecordLine {
  type: string
  atMs: number
  by: string | null
  post: string | null
  actorKind: string
  data: Record<string, unknown>
}

interface NoticeData {
  id: string
  no: string
  kind: MeasureKind
  post: string
  unit: string | null
  text: string
}

interface SupervisionData {
  id: string
  no: string
  level: Level
  form: string
  openedPost: string
  unit: string | null
  reason: string
}

const OPENERS: Readonly<Record<string, MeasureKind>> = {
  Urged: 'urge',
  ReminderIssued: 'reminder',
  Instructed: 'instruction',
}
const ANSWERS = ['UrgeReplied', 'ReminderReplied', 'InstructionReplied', 'SupervisionReplied']
/** The work of the lead is over or went elsewhere: an urge has nothing to hurry any more (domain §5.3 urgeReply). */
const URGE_LAPSES = ['Withdrawn', 'Redispatched', 'Escalated', 'ReturnApproved']
/** Domain §4.4: a reminder note and an instruction end unanswered with the case, a level III supervision with it. */
const ENDINGS = [
  'AnsweredDirectly',
  'ReferredOut',
  'Rejected',
  'Declined',
  'Voided',
  'VoidApproved',
  'Merged',
  'Closed',
  'MasterClosed',
]

/** Types of record lines that change the register. */
export const MEASURE_EVENTS: readonly string[] = [
  ...Object.keys(OPENERS),
  ...ANSWERS,
  'SupervisionOpened',
  'SupervisionClosed',
  'SupervisionEnded',
  'Completed',
  ...URGE_LAPSES,
  ...ENDINGS,
]

/** The register of one case, from its record from the first line on. */
export function foldMeasures(lines: readonly RecordLine[]): Measure[] {
  const all: Measure[] = []
  const openOf = (kind: MeasureKind) => all.findLast((one) => one.kind === kind && one.endedMs === null)
  const end = (one: Measure | undefined, atMs: number, state: 'ended' | 'lapsed', reason: string | null = null) => {
    if (!one || one.endedMs !== null) return
    one.endedMs = atMs
    one.endReason = reason
    if (one.state === 'open' || state === 'ended') one.state = state
  }
  const open = (line: RecordLine, kind: MeasureKind) => {
    end(openOf(kind), line.atMs, 'lapsed')
    all.push(measureOf(line, kind))
  }
  for (const line of lines) {
    const { type, atMs, data } = line
    const kind = OPENERS[type]
    if (kind) open(line, kind)
    else if (type === 'SupervisionOpened') open(line, 'supervision')
    else if (ANSWERS.includes(type)) answer(all, line)
    else if (type === 'SupervisionClosed') end(openOf('supervision'), atMs, 'ended', textOrNull(data.reason))
    else if (type === 'SupervisionEnded') end(openOf('supervision'), atMs, 'ended')
    else if (type === 'Completed') answerByWork(openOf('urge'), line)
    else if (URGE_LAPSES.includes(type)) end(openOf('urge'), atMs, 'lapsed')
    else if (ENDINGS.includes(type))
      for (const each of ['urge', 'reminder', 'instruction'] as const) end(openOf(each), atMs, 'lapsed')
  }
  return all
}

function measureOf(line: RecordLine, kind: MeasureKind): Measure {
  const common = {
    automatic: line.actorKind === 'system',
    openedMs: line.atMs,
    openedBy: line.by,
    answerMs: null,
    answer: null,
    answeredBy: null,
    endReason: null,
  }
  if (kind === 'supervision') {
    const { id, no, level, form, openedPost, unit, reason } = line.data.supervision as SupervisionData
    const post = unit === null ? 'dispatcher' : 'handlerLead'
    return { ...common, id, kind, no, level, form, unit, post, text: reason, openedPost, state: 'open', endedMs: null }
  }
  const { id, no, post, unit, text } = line.data.notice as NoticeData
  const waits = line.data.waits !== false
  return {
    ...common,
    id,
    kind,
    no,
    level: null,
    form: null,
    unit,
    post,
    text,
    openedPost: line.post,
    // Said without wanting an answer: there is nothing to wait for.
    state: waits ? 'open' : 'ended',
    endedMs: waits ? null : line.atMs,
  }
}

function answer(all: Measure[], { data, atMs, by }: RecordLine): void {
  const id = data.noticeId ?? data.supervisionId
  const one = all.find((each) => each.id === id)
  if (!one) return
  Object.assign(one, { state: 'answered', answerMs: atMs, answer: String(data.text ?? ''), answeredBy: by })
  // A supervision goes on until it is closed, or opened again because the reply does not do.
  if (one.kind !== 'supervision') one.endedMs = atMs
}

/** An urge ends with the lead's order: completion answers it. */
function answerByWork(urge: Measure | undefined, { atMs, by, data }: RecordLine): void {
  if (!urge) return
  Object.assign(urge, {
    state: 'answered',
    answerMs: atMs,
    answer: textOrNull(data.answer) ?? '',
    answeredBy: by,
    endedMs: atMs,
  })
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

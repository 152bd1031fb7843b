/** A line of the record of a master case, as far as it tells of those who asked and what they were told. */
export interface ChainLine {
  type: string
  atMs: number
  data: Readonly<Record<string, unknown>>
}

/** A case that hangs on the master, or hung on it. */
export interface JoinedCase {
  caseId: string
  joinedMs: number
  /** Split off again; null while it belongs. */
  leftMs: number | null
}

/** What one who asked said when they were called. */
export interface ToldCaller {
  caseId: string
  atMs: number
  reached: boolean
  solved: boolean | null
  satisfied: boolean | null
}

/** One answer to the matter and who was told it. Nothing of it changes when the case is reopened. */
export interface GivenAnswer {
  /** Which time the case was worked on, from 1. */
  round: number
  atMs: number
  answer: string | null
  publicReply: string | null
  told: ToldCaller[]
  /** The case ended with this answer. */
  closedMs: number | null
  /** And was opened again, with what had come up. */
  reopenedMs: number | null
  newFacts: string | null
}

/** What became of everybody who asked for one matter, in the order in which it happened (domain §4.2 merged). */
export function answerChain(masterId: string, lines: readonly ChainLine[]) {
  const joined: JoinedCase[] = []
  const answers: GivenAnswer[] = []
  let round = 1
  for (const { type, atMs, data } of lines) {
    const last = answers.at(-1)
    if (type === 'SlavesAttached') {
      for (const caseId of texts(data.slaves)) joined.push({ caseId, joinedMs: atMs, leftMs: null })
    } else if (type === 'SlavesDetached') {
      const gone = new Set(texts(data.slaves))
      for (const one of joined) if (gone.has(one.caseId)) one.leftMs ??= atMs
    } else if (type === 'Completed' || type === 'AnsweredDirectly') {
      const [answer, publicReply] = [textOf(data.answer), textOf(data.publicReply)]
      const closedMs = type === 'AnsweredDirectly' ? atMs : null
      answers.push({ round, atMs, answer, publicReply, told: [], closedMs, reopenedMs: null, newFacts: null })
    } else if (type === 'CallbackDone' && last) {
      last.told.push(toldOf(masterId, atMs, data.result))
      for (const one of Array.isArray(data.merged) ? data.merged : [])
        last.told.push(toldOf(textOf((one as { case?: unknown }).case) ?? '', atMs, one))
    } else if (type === 'Closed' && last) last.closedMs = atMs
    else if (type === 'Reopened') {
      round++
      if (last) Object.assign(last, { reopenedMs: atMs, newFacts: textOf(data.newFacts) })
    }
  }
  return { joined, answers }
}

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null)
const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

function toldOf(caseId: string, atMs: number, result: unknown): ToldCaller {
  const { contacted, solved, satisfied } = (result ?? {}) as Record<string, unknown>
  const judged = (value: unknown) => (typeof value === 'boolean' ? value : null)
  return { caseId, atMs, reached: contacted === true, solved: judged(solved), satisfied: judged(satisfied) }
}

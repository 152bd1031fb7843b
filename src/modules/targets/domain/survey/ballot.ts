import { choicesOf, LONGEST_TEXT, type Question } from './survey.ts'

/** One paper: a choice or a text for each question; null where nothing was written. */
export type Ballot = readonly (string | null)[]

/** Counts of all papers that one place handed in. */
export interface BatchCounts {
  n: number
  /** For each question, how often each choice was taken; empty for a text. */
  counts: Readonly<Record<string, number>>[]
}

/** All answers of a survey, in which no paper can be told from another. */
export interface Box {
  /** By place where codes were handed out; colleagues are one batch without a name. */
  batches: Readonly<Record<string, BatchCounts>>
  /** For each question what was written, in order of the alphabet: the order of coming would tell who. */
  texts: readonly (readonly string[])[]
}

export const EMPTY_BOX: Box = { batches: {}, texts: [] }

export type ReadBallot = { ballot: Ballot } | { unanswered: number[] }

/** Takes what was sent for a paper; questions to choose in must be answered, texts may stay empty. Places count from 1. */
export function readBallot(questions: readonly Question[], sent: readonly (string | null | undefined)[]): ReadBallot {
  const ballot = questions.map(({ kind }, at) => {
    const given = sent[at]?.trim() || null
    if (kind === 'text') return given === null ? null : [...given].slice(0, LONGEST_TEXT).join('')
    return given !== null && choicesOf(kind).includes(given) ? given : null
  })
  const unanswered = questions.flatMap(({ kind }, at) => (kind !== 'text' && ballot[at] === null ? [at + 1] : []))
  return unanswered.length > 0 ? { unanswered } : { ballot }
}

/** Puts a paper into the box: only counts grow, and texts find their place in the alphabet. */
export function putIn(box: Box, questions: readonly Question[], batch: string, ballot: Ballot): Box {
  // A place may be called as anything is that every object has.
  const known = Object.hasOwn(box.batches, batch) ? box.batches[batch] : undefined
  const before = known ?? { n: 0, counts: questions.map(() => ({})) }
  const counts = questions.map(({ kind }, at) => {
    const counted: Readonly<Record<string, number>> = before.counts[at] ?? {}
    const choice = ballot[at]
    return kind === 'text' || choice == null ? counted : { ...counted, [choice]: (counted[choice] ?? 0) + 1 }
  })
  const texts = questions.map(({ kind }, at) => {
    const written = box.texts[at] ?? []
    const text = ballot[at]
    return kind !== 'text' || text == null ? written : [...written, text].sort()
  })
  return { batches: { ...box.batches, [batch]: { n: before.n + 1, counts } }, texts }
}

/** How many papers lie in it. */
export function countIn(box: Box): number {
  return Object.values(box.batches).reduce((all, { n }) => all + n, 0)
}

/** Counts of one question over the named batches. */
export function countsOf(batches: readonly BatchCounts[], question: number): Record<string, number> {
  const all: Record<string, number> = {}
  for (const { counts } of batches)
    for (const [choice, count] of Object.entries(counts[question] ?? {})) all[choice] = (all[choice] ?? 0) + count
  return all
}

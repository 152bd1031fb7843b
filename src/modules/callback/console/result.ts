/** Answers of one call, in the order in which they are asked. */
export interface CallResult {
  reached?: 'yes' | 'refused'
  solved?: boolean
  satisfied?: boolean
  /** Asked only when neither solved nor satisfied: decides between redo and the duty chief. */
  reasonable?: boolean
}

export type Question = keyof CallResult

/** What must be asked, given what was answered. */
export function questionsOf(result: CallResult): Question[] {
  if (result.reached !== 'yes') return ['reached']
  const isBad = result.solved === false && result.satisfied === false
  return ['reached', 'solved', 'satisfied', ...(isBad ? (['reasonable'] as const) : [])]
}

/** The first question without an answer; null when all is said. */
export function openQuestion(result: CallResult): Question | null {
  return questionsOf(result).find((question) => result[question] === undefined) ?? null
}

/** The answer that a digit stands for: 1 is always the good one. */
export function answered(result: CallResult, question: Question, digit: 1 | 2): CallResult {
  const value = question === 'reached' ? (digit === 1 ? 'yes' : 'refused') : digit === 1
  const next = { ...result, [question]: value }
  // An answer that is no longer asked for is not sent.
  const asked = questionsOf(next)
  return Object.fromEntries(Object.entries(next).filter(([name]) => asked.includes(name as Question)))
}

/** The call as the command `cases.submitCallback` wants it. */
export function resultInput(result: CallResult, note: string) {
  return {
    contacted: true,
    ...(result.reached === 'refused'
      ? { refused: true }
      : {
          solved: result.solved ?? false,
          satisfied: result.satisfied ?? false,
          ...(result.reasonable === undefined ? {} : { reasonable: result.reasonable }),
        }),
    ...(note.trim() === '' ? {} : { comment: note.trim() }),
  }
}

export type Outcome = 'toClose' | 'redo' | 'decide'

/** Where the case goes with this result (domain §4.3 row 66): a redo once, then the duty chief decides. */
export function outcomeOf(result: CallResult, redosUsed: number): Outcome | null {
  if (openQuestion(result) !== null) return null
  if (result.reached === 'refused' || result.solved || result.satisfied) return 'toClose'
  return result.reasonable && redosUsed === 0 ? 'redo' : 'decide'
}

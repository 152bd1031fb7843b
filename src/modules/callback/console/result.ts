/** Answers of one call, in the order in which they are asked. */
export interface CallResult {
  /** no: called in vain as often as the district asks for, at the times `triedAt`. */
  reached?: 'yes' | 'refused' | 'no'
  triedAt?: string[]
  solved?: boolean
  satisfied?: boolean
  /** Asked only when neither solved nor satisfied: decides between redo and the duty chief. */
  reasonable?: boolean
  /** May be left out: not everybody who asked was to be contacted first. */
  contactedInTime?: boolean
}

export type Question = Exclude<keyof CallResult, 'triedAt'>

/** What must be asked, given what was answered. */
export function questionsOf(result: CallResult): Question[] {
  if (result.reached !== 'yes') return ['reached']
  const isBad = result.solved === false && result.satisfied === false
  return ['reached', 'solved', 'satisfied', ...(isBad ? (['reasonable'] as const) : []), 'contactedInTime']
}

/** All is said that must be. */
export function isWhole(result: CallResult): boolean {
  return questionsOf(result).every((question) => question === 'contactedInTime' || result[question] !== undefined)
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

/** What one person said, as the command `cases.submitCallback` wants it. */
export function saidInput({ reached, triedAt, solved, satisfied, reasonable, contactedInTime }: CallResult) {
  if (reached === 'no') return { contacted: false, triedAt: triedAt ?? [] }
  if (reached === 'refused') return { contacted: true, refused: true }
  return {
    contacted: true,
    solved: solved ?? false,
    satisfied: satisfied ?? false,
    ...(reasonable === undefined ? {} : { reasonable }),
    ...(contactedInTime === undefined ? {} : { contactedInTime }),
  }
}

/** The whole call-back: the case's own appellant, and those who asked through merged cases. */
export function resultInput(own: CallResult | null, merged: readonly (CallResult & { case: string })[], note: string) {
  return {
    ...(own ? saidInput(own) : { contacted: false }),
    ...(merged.length > 0 ? { merged: merged.map((one) => ({ case: one.case, ...saidInput(one) })) } : {}),
    ...(note.trim() === '' ? {} : { comment: note.trim() }),
  }
}

export type Outcome = 'toClose' | 'redo' | 'decide'

/** Where the case goes with these results (domain §4.3 row 66): a redo once, then the duty chief decides. */
export function outcomeOf(results: readonly CallResult[], redosUsed: number): Outcome | null {
  if (results.length === 0 || results.some((result) => !isWhole(result))) return null
  const complaints = results.filter(({ reached, solved, satisfied }) => reached === 'yes' && !solved && !satisfied)
  if (complaints.length === 0) return 'toClose'
  return complaints.some((result) => result.reasonable) && redosUsed === 0 ? 'redo' : 'decide'
}

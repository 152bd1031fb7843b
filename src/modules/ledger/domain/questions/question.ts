import type { Title } from '#core/module-card.ts'
import type { Refusal } from '#core/refusal.ts'
import { dateOfDay, dayOfDate } from '#core/time/local.ts'

/** A question waits (asked, or followed up) or has been answered. */
export const QUESTION_STATES = ['asked', 'answered', 'followedUp'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]
export const QUESTION_STATE_NAMES: Readonly<Record<QuestionState, Title>> = {
  asked: { zh: '待答复', en: 'Asked' },
  answered: { zh: '已答复', en: 'Answered' },
  followedUp: { zh: '追问待答复', en: 'Followed up' },
}

export const ENTRY_KINDS = ['question', 'answer', 'followUp'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
export const ENTRY_KIND_NAMES: Readonly<Record<EntryKind, Title>> = {
  question: { zh: '询问', en: 'Question' },
  answer: { zh: '答复', en: 'Answer' },
  followUp: { zh: '追问', en: 'Follow-up' },
}

/** One thing said in the course of a question, in order of time. */
export interface Entry {
  kind: EntryKind
  byId: string
}

export const stateOf = (entries: readonly Pick<Entry, 'kind'>[]): QuestionState => {
  const last = entries.at(-1)?.kind ?? 'question'
  return last === 'answer' ? 'answered' : last === 'followUp' ? 'followedUp' : 'asked'
}

/** Longest course of one question; what goes on longer is a question of its own. */
export const MOST_ENTRIES = 40

/** Question and answer take turns: who asked may follow up once it was answered; who asked does not answer. */
export function refuseEntry(entries: readonly Entry[], next: Entry): Refusal | null {
  const state = stateOf(entries)
  const asker = entries[0]?.byId
  const refusal = (code: string, zh: string, en: string): Refusal => ({ code, zh, en, status: 422 })
  if (entries.length >= MOST_ENTRIES)
    return refusal('question-long', `已往来 ${MOST_ENTRIES} 次。请另提一项询问。`, 'It has gone on for long. Ask anew.')
  if (next.kind === 'answer') {
    if (state === 'answered')
      return refusal(
        'question-answered',
        '已经答复，代表追问后才可再答。请刷新查看。',
        'It has been answered. The deputy may follow up first.',
      )
    if (next.byId === asker)
      return refusal('answer-four-eyes', '这是你提出的询问，须由他人答复。', 'You have asked: somebody else answers.')
    return null
  }
  if (next.byId !== asker)
    return refusal('follow-up-own', '只有提出询问的代表可以追问。请另提一项询问。', 'Only who asked may follow up.')
  if (state !== 'answered')
    return refusal('follow-up-early', '还没有答复，答复后可追问。', 'It has not been answered yet: follow up then.')
  return null
}

/** The day by which an answer is expected: a hint for both sides, counted in calendar days. */
export function answerDay(askedOn: string, withinDays: number): string {
  const day = dayOfDate(askedOn)
  if (day === null) throw new RangeError(`no date: ${askedOn}`)
  return dateOfDay(day + withinDays)
}

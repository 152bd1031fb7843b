import type { Title } from '#core/module-card.ts'

export const QUESTION_KINDS = ['steps', 'yesNo', 'text'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

export const AUDIENCES = ['staff', 'codes'] as const
export type Audience = (typeof AUDIENCES)[number]

export const SURVEY_STATES = ['draft', 'open', 'closed', 'withdrawn'] as const
export type SurveyState = (typeof SURVEY_STATES)[number]

/** What a survey is at a moment: an open one waits for its day, runs, or has ended and is to be counted. */
export const SURVEY_PHASES = ['draft', 'waiting', 'running', 'ended', 'closed', 'withdrawn'] as const
export type SurveyPhase = (typeof SURVEY_PHASES)[number]

export interface Question {
  kind: QuestionKind
  text: string
}

/**
 * How the one figure of a survey is reckoned: `share`: of those who answered the question, the part that chose one of
 * `satisfied`; `mean`: the mean of the steps ÷ 5. Data of the survey, printed with its figure.
 */
export interface Formula {
  /** Place of the question, from 1. */
  question: number
  kind: 'share' | 'mean'
  satisfied: readonly string[]
}

export const MOST_QUESTIONS = 5
export const LONGEST_TEXT = 300

const CHOICES: Readonly<Record<QuestionKind, readonly string[]>> = {
  steps: ['5', '4', '3', '2', '1'],
  yesNo: ['yes', 'no'],
  text: [],
}

export const CHOICE_NAMES: Readonly<Record<string, Title>> = {
  '5': { zh: '非常满意', en: 'Very satisfied' },
  '4': { zh: '满意', en: 'Satisfied' },
  '3': { zh: '一般', en: 'Neither' },
  '2': { zh: '不满意', en: 'Dissatisfied' },
  '1': { zh: '非常不满意', en: 'Very dissatisfied' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
}

/** What can be chosen, best first. */
export const choicesOf = (kind: QuestionKind): readonly string[] => CHOICES[kind]

export function phaseOf(survey: { state: SurveyState; opensMs: number; endsMs: number }, nowMs: number): SurveyPhase {
  if (survey.state !== 'open') return survey.state
  if (nowMs < survey.opensMs) return 'waiting'
  return nowMs < survey.endsMs ? 'running' : 'ended'
}

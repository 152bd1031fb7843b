import { exact, HUNDRED, over, times } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import { type BatchCounts, type Box, countIn, countsOf } from './ballot.ts'
import { hideSmall } from './hide-small.ts'
import { satisfactionOf } from './satisfaction.ts'
import { choicesOf, type Formula, type Question } from './survey.ts'
import type { SurveyRules } from './survey-rules.ts'
import { type Interval, wilsonInterval } from './wilson.ts'

export interface Figure extends Interval {
  /** Percent, exact to six decimals: no target is met by rounding. */
  value: string
  /** With two decimals, for reading. */
  shown: string
  /** Those who answered the question. */
  n: number
  satisfied: number | null
}

export interface QuestionResult extends Question {
  n: number
  /** Best first; null where so few have answered that it would tell who. */
  choices: { choice: string; count: number; percent: string }[] | null
  texts: readonly string[] | null
}

export interface BatchResult {
  /** Null: places that are too small to stand alone, put together. */
  batch: string | null
  n: number
  value: string | null
}

export interface SurveyResult {
  n: number
  asked: number
  /** Percent with one decimal; null where nobody was asked. */
  responseRate: string | null
  figure: Figure | null
  /** May stand as a measured figure. */
  usable: boolean
  questions: QuestionResult[]
  batches: BatchResult[]
}

export interface Counted {
  questions: readonly Question[]
  formula: Formula
  box: Box
  asked: number
}

/** What a survey says when it is counted; what would tell the answers of few is left out. */
export function resultOf({ questions, formula, box, asked }: Counted, rules: SurveyRules): SurveyResult {
  const n = countIn(box)
  const all = Object.values(box.batches)
  const isTold = n >= rules.leastCell
  return {
    n,
    asked,
    responseRate: asked === 0 ? null : percentText(n, asked, 1),
    figure: isTold ? figureOf(all, questions, formula, rules) : null,
    usable: n >= rules.leastSample,
    questions: questions.map((question, at) => questionResult(question, at, box, isTold)),
    batches: isTold ? batchResults(box, questions, formula, rules) : [],
  }
}

function figureOf(
  batches: readonly BatchCounts[],
  questions: readonly Question[],
  formula: Formula,
  rules: SurveyRules,
): Figure | null {
  const at = formula.question - 1
  const found = satisfactionOf(questions[at]!.kind, countsOf(batches, at), formula)
  if (!found) return null
  const { n, satisfied, share, percent } = found
  return {
    value: toText(percent, 6),
    shown: toFixedText(percent, 2),
    n,
    satisfied,
    ...wilsonInterval(share, n, rules.z),
  }
}

function questionResult(question: Question, at: number, box: Box, isTold: boolean): QuestionResult {
  if (question.kind === 'text') {
    const texts = box.texts[at] ?? []
    return { ...question, n: texts.length, choices: null, texts: isTold ? texts : null }
  }
  const counts = countsOf(Object.values(box.batches), at)
  const n = Object.values(counts).reduce((all, count) => all + count, 0)
  const choices = choicesOf(question.kind).map((choice) => {
    const count = counts[choice] ?? 0
    return { choice, count, percent: n === 0 ? '0.0' : percentText(count, n, 1) }
  })
  return { ...question, n, choices: isTold ? choices : null, texts: null }
}

function batchResults(box: Box, questions: readonly Question[], formula: Formula, rules: SurveyRules): BatchResult[] {
  const cells = Object.entries(box.batches).map(([batch, counts]) => ({ batch, counts, n: counts.n }))
  if (cells.length < 2) return []
  const { shown, rest } = hideSmall(cells, rules.leastCell)
  const at = formula.question - 1
  const shareOf = (counts: readonly BatchCounts[]) => {
    const found = satisfactionOf(questions[at]!.kind, countsOf(counts, at), formula)
    return found && toFixedText(found.percent, 2)
  }
  shown.sort((a, b) => b.n - a.n || (a.batch < b.batch ? -1 : 1))
  const lines: BatchResult[] = shown.map(({ batch, n, counts }) => ({ batch, n, value: shareOf([counts]) }))
  const together = rest.reduce((all, { n }) => all + n, 0)
  if (rest.length > 0) lines.push({ batch: null, n: together, value: shareOf(rest.map(({ counts }) => counts)) })
  return lines
}

function percentText(part: number, whole: number, decimals: number): string {
  return toFixedText(times(over(exact(part), exact(whole))!, HUNDRED), decimals)
}

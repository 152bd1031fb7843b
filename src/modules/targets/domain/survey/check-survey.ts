import type { Title } from '#core/module-card.ts'
import { choicesOf, type Formula, MOST_QUESTIONS, type Question } from './survey.ts'

export interface SurveyFault extends Title {
  field: string
}

/** What is wrong with the questions and the formula of a survey, in words; empty where it can be opened. */
export function checkSurvey(questions: readonly Question[], formula: Formula): SurveyFault[] {
  const faults: SurveyFault[] = []
  const say = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  if (questions.length < 1 || questions.length > MOST_QUESTIONS)
    say('questions', `问题应为 1 至 ${MOST_QUESTIONS} 题`, `There must be 1 to ${MOST_QUESTIONS} questions`)
  const counted = questions[formula.question - 1]
  if (!counted || counted.kind === 'text') {
    say('formula', '请选一道五级或是非题作为计算满意度的题', 'Choose a question with steps or yes and no to count')
    return faults
  }
  if (formula.kind === 'mean') {
    if (counted.kind !== 'steps') say('formula', '平均分只能用五级题计算', 'Only a question with steps has a mean')
    return faults
  }
  const choices = choicesOf(counted.kind)
  // 满意 must mean the upper end: a figure that counts 一般 and not 满意 would be no satisfaction.
  const upper = choices.slice(0, formula.satisfied.length)
  const isUpper = formula.satisfied.length > 0 && upper.every((choice) => formula.satisfied.includes(choice))
  if (!isUpper || formula.satisfied.length > choices.length / 2)
    say(
      'formula',
      '计为满意的只能是最上面的一级或两级（是非题为“是”）',
      'Only the best one or two steps, or yes, count as satisfied',
    )
  return faults
}

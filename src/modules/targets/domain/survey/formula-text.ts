import type { Title } from '#core/module-card.ts'
import { CHOICE_NAMES, type Formula } from './survey.ts'

/** The formula in words, as it is printed beside the figure. */
export function formulaText(formula: Formula): Title {
  if (formula.kind === 'mean')
    return {
      zh: `第 ${formula.question} 题五级得分之和 ÷（5 × 作答人数）`,
      en: `sum of the steps of question ${formula.question} ÷ (5 × answers)`,
    }
  const names = formula.satisfied.map((choice) => CHOICE_NAMES[choice]!)
  return {
    zh: `第 ${formula.question} 题选“${names.map(({ zh }) => zh).join('”“')}”的人数 ÷ 作答人数`,
    en: `those who chose ${names.map(({ en }) => en).join(' or ')} in question ${formula.question} ÷ answers`,
  }
}

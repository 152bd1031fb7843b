import type { Title } from '#core/module-card.ts'

export const words = {
  quality: { zh: '质量抽查', en: 'Spot checks' },
  plan: { zh: '抽查', en: 'Spot check' },
  desk: { zh: '案件评分', en: 'Scoring' },
  corrections: { zh: '质量整改', en: 'Corrections' },
} as const satisfies Record<string, Title>

/** Findings of the default form; a district's own are shown by their id here and by their name on the form. */
export const FINDING_NAMES: Readonly<Record<string, Title>> = {
  falseCompletion: { zh: '虚假办结', en: 'False completion' },
  overdue: { zh: '超期', en: 'Overdue' },
  offTopicAnswer: { zh: '答非所问', en: 'Answer off the topic' },
}

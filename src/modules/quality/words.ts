import type { Title } from '#core/module-card.ts'

export const words = {
  quality: { zh: '质量抽查', en: 'Spot checks' },
  plan: { zh: '抽查', en: 'Spot check' },
  desk: { zh: '案件评分', en: 'Scoring' },
  corrections: { zh: '质量整改', en: 'Corrections' },
} as const satisfies Record<string, Title>

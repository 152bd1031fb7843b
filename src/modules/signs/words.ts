import type { Title } from '#core/module-card.ts'

export const words = {
  board: { zh: '城市体征', en: 'Vital signs' },
  sign: { zh: '体征', en: 'Sign' },
  district: { zh: '全区', en: 'Whole district' },
  day: { zh: '24 小时', en: '24 hours' },
  month: { zh: '30 天', en: '30 days' },
  year: { zh: '1 年', en: '1 year' },
  simulated: { zh: '模拟', en: 'simulated' },
} as const satisfies Record<string, Title>

import type { Title } from '#core/module-card.ts'

export const words = {
  bulletins: { zh: '简报', en: 'Bulletins' },
  calendar: { zh: '简报日历', en: 'Calendar of bulletins' },
  templates: { zh: '简报模板', en: 'Templates' },
  draft: { zh: '草稿', en: 'draft' },
  signed: { zh: '已签发', en: 'signed' },
  sign: { zh: '签发', en: 'Sign' },
  correct: { zh: '更正', en: 'Correct' },
} as const satisfies Record<string, Title>

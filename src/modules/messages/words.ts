import type { Title } from '#core/module-card.ts'

export const words = {
  messages: { zh: '来信留言', en: 'Messages' },
  clearFilters: { zh: '清除筛选', en: 'Clear filters' },
} as const satisfies Record<string, Title>

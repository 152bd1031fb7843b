import type { Title } from '#core/module-card.ts'

export const words = {
  register: { zh: '督办台账', en: 'Register' },
  keyCases: { zh: '重点案件', en: 'Key cases' },
  activities: { zh: '现场督办和协调会', en: 'On-site and meetings' },
  statistics: { zh: '督办统计', en: 'Figures' },
  automatic: { zh: '自动', en: 'by rule' },
  clearFilters: { zh: '清除筛选', en: 'Clear filters' },
} as const satisfies Record<string, Title>

export const LEVEL_NAMES: Readonly<Record<'III' | 'II' | 'I', Title>> = {
  III: { zh: '三级', en: 'III' },
  II: { zh: '二级', en: 'II' },
  I: { zh: '一级', en: 'I' },
}

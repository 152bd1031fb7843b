import type { Title } from '#core/module-card.ts'

export const words = {
  alerts: { zh: '治理告警', en: 'Alerts' },
  rules: { zh: '告警规则', en: 'Alert rules' },
  tasks: { zh: '未诉先办', en: 'Preventive tasks' },
  clearFilters: { zh: '清除筛选', en: 'Clear filters' },
} as const satisfies Record<string, Title>

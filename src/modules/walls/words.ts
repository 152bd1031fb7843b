import type { Title } from '#core/module-card.ts'

export const words = {
  control: { zh: '大屏遥控', en: 'Wall control' },
} as const satisfies Record<string, Title>

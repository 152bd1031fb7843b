import type { Title } from '#core/module-card.ts'

export const words = {
  layers: { zh: '图层', en: 'Layers' },
} as const satisfies Record<string, Title>

import type { Title } from '#core/module-card.ts'

export const words = {
  map: { zh: '一张图', en: 'Map' },
  layers: { zh: '图层', en: 'Layers' },
} as const satisfies Record<string, Title>

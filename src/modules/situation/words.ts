import type { Title } from '#core/module-card.ts'

export const words = {
  map: { zh: '一张图', en: 'Map' },
  layers: { zh: '图层', en: 'Layers' },
  sceneUpdates: { zh: '三维更新', en: '3D updates' },
  gridActivity: { zh: '网格运行', en: 'Grid activity' },
  spaceService: { zh: '空间服务', en: 'Spatial service' },
  invented: { zh: '演示数据', en: 'made up for demonstration' },
} as const satisfies Record<string, Title>

import type { Title } from '#core/module-card.ts'
import type { AreaLevel } from '#core/place/area-code.ts'
import type { Precision } from './contract.ts'

export const LEVEL_WORDS: Record<AreaLevel, Title> = {
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
}

export const PRECISION_WORDS: Record<Precision, Title> = {
  door: { zh: '到门牌', en: 'Door' },
  building: { zh: '到楼栋', en: 'Building' },
  poi: { zh: '到地点', en: 'Place' },
  compound: { zh: '到小区', en: 'Compound' },
  crossing: { zh: '到路口', en: 'Crossing' },
  road: { zh: '只到道路', en: 'Road only' },
  community: { zh: '只到社区', en: 'Community only' },
  street: { zh: '只到街道', en: 'Street only' },
}

export const words = {
  areas: { zh: '区域', en: 'Areas' },
  code: { zh: '区划代码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  importAreas: { zh: '导入区域', en: 'Import areas' },
  importAddresses: { zh: '导入地址', en: 'Import addresses' },
} as const satisfies Record<string, Title>

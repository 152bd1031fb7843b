import type { Title } from '#core/module-card.ts'

const MODULES: Readonly<Record<string, Title>> = {
  patrol: { zh: '移动采集', en: 'patrol' },
  alerts: { zh: '预警', en: 'alerts' },
  sensors: { zh: '物联感知', en: 'sensors' },
  video: { zh: '视频', en: 'video' },
  drones: { zh: '无人机', en: 'drones' },
  emergency: { zh: '应急', en: 'emergency' },
  ownerless: { zh: '无主设施', en: 'ownerless facilities' },
  signs: { zh: '城市体征', en: 'vital signs' },
  people: { zh: '人员', en: 'people' },
  cases: { zh: '案件', en: 'cases' },
  clocks: { zh: '时限', en: 'clocks' },
  supervise: { zh: '督办', en: 'supervision' },
  territory: { zh: '区域', en: 'territory' },
}

/** Why a layer that a module should tell has nothing to show. */
export function saySlot(source: string): Title {
  const id = source.replace(/^module:/, '')
  const { zh, en } = MODULES[id] ?? { zh: id, en: id }
  return { zh: `${zh}模块尚未接入`, en: `The module ${en} is not connected yet` }
}

export const NEVER_LOADED: Title = { zh: '尚未载入数据', en: 'Nothing has been loaded yet' }

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

/** What is missing is not the module but what would have to send to it. */
const OWN_WORDS: Readonly<Record<string, Title>> = {
  congestion: { zh: '交管路况尚未接入', en: 'Traffic conditions of the traffic police are not connected yet' },
  enforcement_team: { zh: '执法队伍定位尚未接入', en: 'Positions of enforcement teams are not connected yet' },
}

/** Why a layer that a module should tell has nothing to show. */
export function saySlot(layer: string, source: string): Title {
  const own = OWN_WORDS[layer]
  if (own) return own
  const id = source.replace(/^module:/, '')
  const { zh, en } = MODULES[id] ?? { zh: id, en: id }
  return { zh: `${zh}模块尚未接入地图`, en: `The module ${en} is not connected to the map yet` }
}

export const NEVER_LOADED: Title = { zh: '尚未载入数据', en: 'Nothing has been loaded yet' }

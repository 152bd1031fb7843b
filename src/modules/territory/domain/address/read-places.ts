import { type AddressIndex, buildingKey, type Meaning, type NamedArea, type Place, placeOf } from './address-index.ts'
import { type Draft, draftAt } from './candidate.ts'
import type { FoundName } from './name-finder.ts'
import { readBlockNumber } from './read-number.ts'

const EXACT_BUILDING = 0.95
const COMPOUND = 0.85
const COMPOUND_WITHOUT_BLOCK = 0.7
const POI = 0.9
const AT_POI = 0.86
const NEAR_POI = 0.86
const SHORT_POI_SHARE = 0.9
const NOT_ON_ROAD_SHARE = 0.6
const BLOCK_SAID_LATER_SHARE = 0.92
const COMMUNITY = 0.2
const STREET = 0.1

/** What the text said just before a compound or a point of interest: 滨江路18号锦绣花园. */
export interface RoadBefore {
  name: string
  number: string | null
}

export function readCompound(
  index: AddressIndex,
  text: string,
  token: FoundName,
  { compounds }: Meaning,
  before: RoadBefore | null,
): Draft[] {
  const fitting = compounds.filter((compound) => fits(placeOf(compound), before))
  const gates = fitting.length > 0 ? fitting : compounds
  const block = readBlockNumber(text, token.end)
  const later = block ? null : findBlockLater(text, token.end)
  if (later) {
    const blocks = index.buildings.get(buildingKey(token.name, later)) ?? []
    const why = {
      zh: `小区与地址库一致，楼栋按后文的 ${later} 栋`,
      en: `The compound is known; building ${later} is named further on`,
    }
    const told = blocks.filter(({ roadId, number }) => gates.some((g) => g.roadId === roadId && g.number === number))
    const sure = EXACT_BUILDING * BLOCK_SAID_LATER_SHARE
    if (told.length > 0) return told.map((one) => draftAt(placeOf(one), 'building', sure, why, token.start))
  }
  if (!block) {
    const why = { zh: '小区与地址库一致，未说楼栋', en: 'The compound is known; no building was said' }
    return gates.map((gate) => draftAt(placeOf(gate), 'compound', COMPOUND, why, token.start))
  }
  const buildings = index.buildings.get(buildingKey(token.name, block.number)) ?? []
  return gates.map((gate) => {
    const building = buildings.find((b) => b.roadId === gate.roadId && b.number === gate.number)
    if (building) {
      const why = { zh: '楼栋与地址库一致', en: 'The building is in the address book' }
      return draftAt(placeOf(building), 'building', EXACT_BUILDING, why, token.start)
    }
    const why = {
      zh: `小区内查无 ${block.number} 栋，取小区大门`,
      en: `No building ${block.number} in the compound; this is its gate`,
    }
    return draftAt(placeOf(gate), 'compound', COMPOUND_WITHOUT_BLOCK, why, token.start)
  })
}

const BLOCK_LATER = /^[^栋楼]{1,40}?(?<![\d-])(\d{1,3})(?:号楼|栋)/

/** 我们这个锦绣花园,从上个月开始,5栋…: the building named further on, no other place between. */
function findBlockLater(text: string, at: number): string | null {
  const match = BLOCK_LATER.exec(text.slice(at))
  return match && !/[路街巷]|小区|花园/.test(match[0]) ? String(Number(match[1])) : null
}

const AT_IT = /^(?:的?(?:正|大|东|西|南|北|前|后|侧)?门|里|内|院内|楼下|楼上|站台)/
const NEAR_IT = /^(?:的|那|这)?(?:附近|旁|边|对面|周边|周围|隔壁|后面|前面|后边|前边|东侧|西侧|南侧|北侧|斜对面|一带)/

export function readPoi(
  text: string,
  token: FoundName,
  { pois, shortPois }: Meaning,
  before: RoadBefore | null,
): Draft[] {
  if (pois.length > 0) return readPlaces(text, token, pois, before)
  return readPlaces(text, token, shortPois, before).map((draft) => ({
    ...draft,
    confidence: draft.confidence * SHORT_POI_SHARE,
    why: { zh: `按简称或俗称；${draft.why.zh}`, en: `By its short name; ${draft.why.en}` },
  }))
}

function readPlaces(text: string, token: FoundName, pois: readonly Place[], before: RoadBefore | null): Draft[] {
  const fitting = pois.filter((poi) => fits(poi, before))
  const after = text.slice(token.end)
  const [confidence, why] = NEAR_IT.test(after)
    ? [NEAR_POI, { zh: '在此地点附近', en: 'Near this place' }]
    : AT_IT.test(after)
      ? [AT_POI, { zh: '在此地点门口或里面', en: 'At or in this place' }]
      : [POI, { zh: '地名与地址库一致', en: 'The place is in the address book' }]
  if (fitting.length > 0) return fitting.map((poi) => draftAt(poi, 'poi', confidence, why, token.start))
  const isElsewhere = before !== null && pois.every(({ address }) => address?.road && address.road !== before.name)
  const sure = isElsewhere ? confidence * NOT_ON_ROAD_SHARE : confidence
  const told = isElsewhere
    ? { zh: `${why.zh}，但不在所说的路上`, en: `${why.en}, yet not on the road that was said` }
    : why
  return pois.map((poi) => draftAt(poi, 'poi', sure, told, token.start))
}

/** Whether a road and number lead to a place of this name: then they say nothing beside it. */
export function leadsTo({ compounds, pois, shortPois }: Meaning, before: RoadBefore): boolean {
  return [...compounds.map(placeOf), ...pois, ...shortPois].some((place) => fits(place, before))
}

function fits({ address }: Place, before: RoadBefore | null): boolean {
  if (!before || address?.road !== before.name) return false
  return before.number === null || address.number === before.number
}

export function readArea(token: FoundName, area: NamedArea): Draft {
  const place = { addressId: null, text: area.name, point: area.labelPoint, areaCode: area.code }
  if (area.level === 'street') {
    const why = { zh: '只认出街道，未到社区', en: 'Only the street is known' }
    return draftAt(place, 'street', STREET, why, token.start)
  }
  const why = { zh: '只认出社区，未到门牌', en: 'Only the community is known' }
  return draftAt(place, 'community', COMMUNITY, why, token.start)
}

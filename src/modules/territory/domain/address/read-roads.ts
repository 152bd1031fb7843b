import type { Address } from '../territory-data.ts'
import { type AddressIndex, crossingKey, placeOf, type RoadEntry } from './address-index.ts'
import { type Draft, draftAt } from './candidate.ts'
import type { FoundName } from './name-finder.ts'
import { type ReadNumber, readHouseNumber } from './read-number.ts'

const EXACT_DOOR = 0.95
const UNFINISHED_NUMBER = 0.88
const LONGER_NUMBER = 0.35
const NEAREST_DOOR = 0.8
const DOOR_NOT_NEAR = 0.6
const FAR_DOOR = 0.3
const NEAR_NUMBERS = 6
const FAR_NUMBERS = 30
/** Whoever names only a road may mean any part of it: the surer the shorter it is. */
const WHOLE_ROAD = 0.9
const ROAD_SURE_M = 150
const LEAST_OF_ROAD = 0.05
const OPPOSITE_SHARE = 0.85
const BESIDE_SHARE = 0.95
const CROSSING = 0.9
const ROADS_THAT_CROSS = 0.72
const MOST_LONGER_NUMBERS = 5

/** The doors of a road that fit the number said behind its name; the middle of the road where none was said. */
export function readRoad(text: string, token: FoundName, road: RoadEntry): Draft[] {
  const read = readHouseNumber(text, token.end)
  if (!read || road.doors.length === 0) return wholeRoad(road, token.start)
  const doors = road.doorsByNumber.get(read.number) ?? []
  const near = doors.length > 0 ? exactDoors(read, doors, token.start) : nearestDoors(road, read, token.start)
  const found = near.map((draft) => beside(draft, text.slice(read.end)))
  return read.isComplete ? found : [...found, ...longerNumbers(road, read, token.start)]
}

const OPPOSITE = /^号?(?:的|那)?(?:正|斜|马路)?对(?:面|过)/
const BESIDE = /^号?(?:的|那)?(?:隔壁|旁|边上|附近|跟前|那块|一带|左右|周边|后面|前面)/

/** What lies across the road may belong to another grid than the door that was named. */
function beside(draft: Draft, after: string): Draft {
  if (OPPOSITE.test(after)) {
    const why = {
      zh: `${draft.why.zh}，所说在其对面，网格可能在路的另一侧`,
      en: `${draft.why.en}; what is meant lies opposite, perhaps in the grid across the road`,
    }
    return { ...draft, confidence: draft.confidence * OPPOSITE_SHARE, why }
  }
  if (!BESIDE.test(after)) return draft
  const why = { zh: `${draft.why.zh}，所说在其旁边`, en: `${draft.why.en}; what is meant lies beside it` }
  return { ...draft, confidence: draft.confidence * BESIDE_SHARE, why }
}

function exactDoors(read: ReadNumber, doors: Address[], at: number): Draft[] {
  const why = { zh: '门牌与地址库一致', en: 'The house number is in the address book' }
  const confidence = read.isComplete ? EXACT_DOOR : UNFINISHED_NUMBER
  return doors.map((door) => draftAt(placeOf(door), 'door', confidence, why, at))
}

/** The number may still be in the middle of being typed. */
function longerNumbers(road: RoadEntry, read: ReadNumber, at: number): Draft[] {
  const why = { zh: `以 ${read.number} 开头的门牌`, en: `A house number that begins with ${read.number}` }
  const longer = road.doors.filter((door) => door.number!.startsWith(read.number) && door.number !== read.number)
  return longer.slice(0, MOST_LONGER_NUMBERS).map((door) => draftAt(placeOf(door), 'door', LONGER_NUMBER, why, at))
}

/** In each series of numbers the nearest on the same side of the road, else on any side. */
function nearestDoors(road: RoadEntry, read: ReadNumber, at: number): Draft[] {
  const wanted = Number.parseInt(read.number, 10)
  const gapOf = (door: Address) => Math.abs(Number.parseInt(door.number!, 10) - wanted)
  return road.series.map((doors) => {
    const sameSide = doors.filter((door) => Number.parseInt(door.number!, 10) % 2 === wanted % 2)
    const eligible = sameSide.length > 0 ? sameSide : doors
    const nearest = eligible.reduce((best, door) => (gapOf(door) < gapOf(best) ? door : best))
    const why = {
      zh: `${road.name}查无 ${read.number} 号，取最近的 ${nearest.number} 号`,
      en: `No number ${read.number} on this road; ${nearest.number} is the nearest`,
    }
    const gap = gapOf(nearest)
    const confidence = gap <= NEAR_NUMBERS ? NEAREST_DOOR : gap <= FAR_NUMBERS ? DOOR_NOT_NEAR : FAR_DOOR
    return draftAt(placeOf(nearest), 'door', confidence, why, at)
  })
}

export function wholeRoad(road: RoadEntry, at: number): Draft[] {
  if (road.middleArea === null) return []
  const why = { zh: '只有路名，取道路中点', en: 'Only the road is known; this is its middle' }
  const place = { addressId: null, text: road.name, point: road.middle, areaCode: road.middleArea }
  const sure = WHOLE_ROAD * Math.min(1, ROAD_SURE_M / Math.max(1, road.lengthM))
  return [draftAt(place, 'road', Math.max(LEAST_OF_ROAD, sure), why, at)]
}

const BETWEEN_ROADS = /^(?:与|和|跟|同|及|到|至|交|近|靠近|靠|、|,|\/|&|-)?(?:.{0,2}相?交)?$/
const MEETING_WORDS =
  /^(?:路|道|街)?的?(?:那个|那里|这个)?(?:十字|丁字|三岔)?(?:交叉|交汇|交界|交会|路口|街口|口|相交|处|岔|转角|拐角|红绿灯)/

/** Two roads said together: 甲路与乙路交叉口, 甲路乙路路口. Empty where they do not meet. */
export function readCrossing(index: AddressIndex, text: string, first: FoundName, second: FoundName): Draft[] {
  const link = text.slice(first.end, second.start)
  if (!BETWEEN_ROADS.test(link)) return []
  const isSaid = MEETING_WORDS.test(text.slice(second.end))
  if (link === '' && !isSaid) return []
  // 我住东街,临江路12号: a number makes the second road an address of its own
  if (!isSaid && readHouseNumber(text, second.end)) return []
  const crossings = index.crossings.get(crossingKey(first.name, second.name)) ?? []
  const why = { zh: '两条路的交叉口', en: 'Where the two roads meet' }
  return crossings.map((crossing) => {
    return draftAt(placeOf(crossing), 'crossing', isSaid ? CROSSING : ROADS_THAT_CROSS, why, first.start)
  })
}

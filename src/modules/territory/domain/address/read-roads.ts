import type { Address } from '../territory-data.ts'
import { type AddressIndex, crossingKey, placeOf, type RoadEntry } from './address-index.ts'
import { type Draft, draftAt } from './candidate.ts'
import type { FoundName } from './name-finder.ts'
import { type ReadNumber, readHouseNumber } from './read-number.ts'

const EXACT_DOOR = 0.95
const UNFINISHED_NUMBER = 0.88
const LONGER_NUMBER = 0.35
const NEAREST_DOOR = 0.6
const FAR_DOOR = 0.45
const FAR_NUMBERS = 20
const WHOLE_ROAD = 0.3
const CROSSING = 0.9
const ROADS_THAT_CROSS = 0.72
const MOST_LONGER_NUMBERS = 5

/** The doors of a road that fit the number said behind its name; the middle of the road where none was said. */
export function readRoad(text: string, token: FoundName, road: RoadEntry): Draft[] {
  const read = readHouseNumber(text, token.end)
  if (!read || road.doors.length === 0) return wholeRoad(road, token.start)
  const doors = road.doorsByNumber.get(read.number) ?? []
  const found = doors.length > 0 ? exactDoors(read, doors, token.start) : nearestDoors(road, read, token.start)
  return read.isComplete ? found : [...found, ...longerNumbers(road, read, token.start)]
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
    return draftAt(placeOf(nearest), 'door', gapOf(nearest) <= FAR_NUMBERS ? NEAREST_DOOR : FAR_DOOR, why, at)
  })
}

export function wholeRoad(road: RoadEntry, at: number): Draft[] {
  if (road.middleArea === null) return []
  const why = { zh: '只有路名，取道路中点', en: 'Only the road is known; this is its middle' }
  const place = { addressId: null, text: road.name, point: road.middle, areaCode: road.middleArea }
  return [draftAt(place, 'road', WHOLE_ROAD, why, at)]
}

const BETWEEN_ROADS = /^(?:与|和|跟|同|及|到|至|交|、|,|\/|&|-)?(?:.{0,2}相?交)?$/
const MEETING_WORDS = /^(?:路|道|街)?的?(?:十字|丁字|三岔)?(?:交叉|交汇|交界|交会|路口|街口|口|相交|处|岔)/

/** Two roads said together: 甲路与乙路交叉口, 甲路乙路路口. Empty where they do not meet. */
export function readCrossing(index: AddressIndex, text: string, first: FoundName, second: FoundName): Draft[] {
  const link = text.slice(first.end, second.start)
  if (!BETWEEN_ROADS.test(link)) return []
  const isSaid = MEETING_WORDS.test(text.slice(second.end))
  if (link === '' && !isSaid) return []
  const crossings = index.crossings.get(crossingKey(first.name, second.name)) ?? []
  const why = { zh: '两条路的交叉口', en: 'Where the two roads meet' }
  return crossings.map((crossing) => {
    return draftAt(placeOf(crossing), 'crossing', isSaid ? CROSSING : ROADS_THAT_CROSS, why, first.start)
  })
}

import { AREA_CODE_LENGTH, type AreaLevel } from '#core/place/area-code.ts'
import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import type { Address, Poi, Road } from '../territory-data.ts'
import { type NameFinder, nameFinder } from './name-finder.ts'
import { shortNamesOf } from './place-aliases.ts'
import { plainText } from './plain-text.ts'
import { type Respeller, respeller } from './respeller.ts'

export interface NamedArea {
  code: string
  level: AreaLevel
  name: string
  labelPoint: LonLat
}

/** What a name found in a text may mean; one name may mean several things. */
export interface Meaning {
  roads: RoadEntry[]
  compounds: Address[]
  pois: Place[]
  /** Places that are called so for short: 五中, 百佳超市 without its branch. */
  shortPois: Place[]
  /** Called by its full name: 西街街道. */
  areas: NamedArea[]
  /** Called by its short name: 西街. */
  nearAreas: NamedArea[]
}

export interface RoadEntry {
  name: string
  /** Doorplates in the order of their numbers. */
  doors: Address[]
  doorsByNumber: Map<string, Address[]>
  /** The doors again, parted by street where numbers begin anew in each. */
  series: Address[][]
  middle: LonLat
  lengthM: number
  /** Grid of the address that is nearest to the middle; null where nothing along the road has an address. */
  middleArea: string | null
}

export interface Place {
  addressId: string | null
  text: string
  point: LonLat
  areaCode: string
  address?: Address
}

export interface AddressIndex {
  names: NameFinder
  meanings: Map<string, Meaning>
  /** Roads by their name without the ending: 同德 for 同德西路 and 同德东路. */
  roadsByStem: Map<string, RoadEntry[]>
  /** Roads as they are called at a crossing: 尚贤 for 尚贤路 and 尚贤街, and by their whole names. */
  roadsCalled: Map<string, RoadEntry[]>
  callsOfRoads: NameFinder
  /** Compounds by their name without 花园, 小区 and the like. */
  compoundsByStem: Map<string, Address[]>
  stemsOfCompounds: NameFinder
  respell: Respeller
  areaAt: (point: LonLat) => string | null
  /** Names of the district itself; empty where nobody told. */
  districts: string[]
  buildings: Map<string, Address[]>
  crossings: Map<string, Address[]>
  byText: Map<string, Address>
}

/** What the index is told by those who may ask further than these rules. */
export interface AddressAids {
  /** How a character sounds, without tone; without it misspelled names are not heard. */
  soundOf?: (character: string) => string
  /** The grid that holds a point. */
  areaAt?: (point: LonLat) => string | null
}

export function buildAddressIndex(
  addresses: readonly Address[],
  roads: readonly Road[],
  pois: readonly Poi[],
  areas: readonly NamedArea[] = [],
  { soundOf, areaAt = () => null }: AddressAids = {},
): AddressIndex {
  const meanings = new Map<string, Meaning>()
  const meaningOf = (name: string) => {
    const key = plainText(name)
    const known = meanings.get(key)
    if (known) return known
    const fresh: Meaning = { roads: [], compounds: [], pois: [], shortPois: [], areas: [], nearAreas: [] }
    meanings.set(key, fresh)
    return fresh
  }
  const entries = roadEntries(addresses, roads)
  for (const entry of entries) meaningOf(entry.name).roads.push(entry)
  for (const address of addresses) {
    if (address.kind === 'compound' && address.compound) meaningOf(address.compound).compounds.push(address)
    if (address.kind === 'poi' && address.poi) meaningOf(address.poi).pois.push(placeOf(address))
  }
  for (const { name, point, areaCode } of pois) {
    const { pois: known } = meaningOf(name)
    if (known.every((place) => place.areaCode !== areaCode)) {
      known.push({ addressId: null, text: name, point, areaCode })
    }
  }
  const whole = [...meanings]
  const isRoad = (name: string) => (meanings.get(name)?.roads.length ?? 0) > 0
  for (const [name, { pois: places }] of whole) {
    if (places.length === 0) continue
    for (const short of shortNamesOf(places[0]!.address?.poi ?? places[0]!.text, isRoad)) {
      const meaning = meaningOf(short)
      if (plainText(short) !== name) meaning.shortPois.push(...places)
    }
  }
  for (const area of areas) {
    if (area.level !== 'street' && area.level !== 'community') continue
    meaningOf(area.name).areas.push(area)
    const short = area.name.replace(/(街道|社区|村|镇|乡)$/, '')
    if (short !== area.name && short.length >= 2) meaningOf(short).nearAreas.push(area)
  }
  const roadsCalled = new Map<string, RoadEntry[]>()
  for (const entry of entries)
    for (const called of new Set([plainText(entry.name), withoutEnding(plainText(entry.name))]))
      if (called.length >= 2) roadsCalled.set(called, [...(roadsCalled.get(called) ?? []), entry])
  const compoundsByStem = Map.groupBy(
    addresses.filter((address) => address.kind === 'compound'),
    (address) => compoundStem(plainText(address.compound ?? '')),
  )
  return {
    names: nameFinder(meanings.keys()),
    meanings,
    roadsByStem: Map.groupBy(entries, (entry) => roadStem(plainText(entry.name))),
    roadsCalled,
    callsOfRoads: nameFinder(roadsCalled.keys()),
    compoundsByStem,
    stemsOfCompounds: nameFinder(compoundsByStem.keys()),
    respell: respeller(
      whole.map(([name]) => name),
      soundOf,
    ),
    areaAt,
    districts: areas.filter(({ level }) => level === 'district').map(({ name }) => name),
    buildings: Map.groupBy(
      addresses.filter((address) => address.kind === 'building'),
      (address) => buildingKey(plainText(address.compound ?? ''), address.building ?? ''),
    ),
    crossings: Map.groupBy(
      addresses.filter((address) => address.kind === 'intersection'),
      (address) => crossingKey(plainText(address.road ?? ''), plainText(address.crossRoad ?? '')),
    ),
    byText: new Map(addresses.map((address) => [plainText(address.text), address])),
  }
}

export function placeOf(address: Address): Place {
  return { addressId: address.id, text: address.text, point: address.point, areaCode: address.areaCode, address }
}

export function buildingKey(compound: string, building: string): string {
  return `${compound} ${building}`
}

export function crossingKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

function withoutEnding(name: string): string {
  return name.replace(/(大道|大街|路|街|巷|里|弄)$/, '')
}

/** 锦绣 for 锦绣花园. */
export function compoundStem(name: string): string {
  return name.replace(/(?<=..)(花园|小区|家园|新村|公寓|[雅景名佳花]?苑|名城|华庭|嘉园|新城|大院|山庄|公馆|宿舍)$/, '')
}

/** The name of a road without its ending and without east, west, south, north, first, second. */
export function roadStem(name: string): string {
  return withoutEnding(name).replace(/(?<=..)[东西南北中一二三四五六]$/, '')
}

function roadEntries(addresses: readonly Address[], roads: readonly Road[]): RoadEntry[] {
  // addresses that came from elsewhere know the name of their road but not its id
  const keyOf = (address: Address) => address.roadId ?? `name ${address.road}`
  const along = Map.groupBy(
    addresses.filter((address) => address.road && (address.kind === 'doorplate' || address.kind === 'intersection')),
    keyOf,
  )
  const known = roads.map((road) => {
    const own = [...(along.get(road.id) ?? []), ...(along.get(`name ${road.name}`) ?? [])]
    return roadEntry(road.name, own, road.line)
  })
  const drawn = new Set(roads.map((road) => road.name))
  const onlyTold = [...along].flatMap(([key, own]) => {
    return key.startsWith('name ') && !drawn.has(own[0]!.road!)
      ? [
          roadEntry(
            own[0]!.road!,
            own,
            own.map(({ point }) => point),
          ),
        ]
      : []
  })
  return [...known, ...onlyTold]
}

function roadEntry(name: string, along: Address[], line: LonLat[]): RoadEntry {
  const middle = middleOf(line)
  const doors = along
    .filter((address) => address.kind === 'doorplate' && address.number)
    .sort((a, b) => Number.parseInt(a.number!, 10) - Number.parseInt(b.number!, 10))
  const doorsByNumber = Map.groupBy(doors, (door) => door.number!)
  const isRenumbered = [...doorsByNumber.values()].some((same) => same.length > 1)
  const nearest = along.reduce<Address | null>((best, address) => {
    return !best || distanceM(address.point, middle) < distanceM(best.point, middle) ? address : best
  }, null)
  return {
    name,
    doors,
    doorsByNumber,
    series: isRenumbered
      ? [...Map.groupBy(doors, (door) => door.areaCode.slice(0, AREA_CODE_LENGTH.street)).values()]
      : [doors],
    middle,
    lengthM: lengthOf(line),
    middleArea: nearest?.areaCode ?? null,
  }
}

function stepsOf(line: LonLat[]): number[] {
  return line.slice(1).map((point, i) => distanceM(line[i]!, point))
}

function lengthOf(line: LonLat[]): number {
  return stepsOf(line).reduce((sum, length) => sum + length, 0)
}

function middleOf(line: LonLat[]): LonLat {
  const lengths = stepsOf(line)
  let left = lengthOf(line) / 2
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [[lon, lat], [nextLon, nextLat]] = [line[i]!, line[i + 1]!]
      const share = left / length
      return [sixDecimals(lon + (nextLon - lon) * share), sixDecimals(lat + (nextLat - lat) * share)]
    }
    left -= length
  }
  return line[0]!
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

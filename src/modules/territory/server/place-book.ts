import { pinyin } from 'pinyin-pro'
import { AREA_LEVELS, areaCodeAt } from '#core/place/area-code.ts'
import type { AreaGeometry } from '#core/place/geometry.ts'
import type { Executor } from '#platform/db/database.ts'
import type { AddressCandidate, AddressResolution, Area, GridHit, NearAddress, Place } from '../contract.ts'
import { buildAddressIndex, type FoundAddress, resolveAddress } from '../domain/address.ts'
import { type Findable, indexPlaces } from '../domain/place-search.ts'
import type { Address, Poi, Road } from '../domain/territory-data.ts'
import { type AddressRow, loadAddresses, loadPois, type PoiRow } from './address-store.ts'
import { loadRoads } from './basemap-store.ts'
import { buildLocator } from './locator.ts'
import { nearestAmong } from './nearest-address.ts'

/** Addresses and places in memory, with the areas that hold them. */
export interface PlaceBook {
  locate(lon: number, lat: number): GridHit | null
  resolveAddress(text: string): AddressResolution
  nearest(lon: number, lat: number, withinM: number): NearAddress | null
  search(text: string, limit: number): Place[]
  /** Makes now what the first search would wait for. */
  warm(): void
}

export interface PlaceFacts {
  areas: readonly Area[]
  byCode: ReadonlyMap<string, Area>
  geometries: ReadonlyMap<string, AreaGeometry>
  districtName: string
}

/** Reads all rows; what they are found by is made when somebody first looks, or when the house warms up. */
export async function loadPlaces(db: Executor, facts: PlaceFacts): Promise<PlaceBook> {
  const locate = makeLocate(facts)
  const [addressRows, poiRows, roads] = [await loadAddresses(db), await loadPois(db), await loadRoads(db)]
  // Which grid holds an address follows from the boundaries in force; outside them it lies nowhere.
  const placed = <Row extends AddressRow | PoiRow>(row: Row) => ({
    ...row,
    areaCode: locate(row.point[0], row.point[1])?.code ?? '',
  })
  const plainName = (text: string) =>
    text.startsWith(facts.districtName) ? text.slice(facts.districtName.length) : text
  const found = onFirstUse(() => {
    const addresses: Address[] = addressRows.map(placed)
    const pois: Poi[] = poiRows.map(placed)
    return {
      index: buildAddressIndex(addresses, roads, pois, facts.areas, {
        soundOf: (character) => pinyin(character, { toneType: 'none' }),
        areaAt: ([lon, lat]) => locate(lon, lat)?.code ?? null,
      }),
      names: indexPlaces(findables(addresses, pois, roads, facts, plainName)),
      nearest: nearestAmong(addresses, plainName),
    }
  })
  return {
    locate,
    warm: () => void found(),
    resolveAddress: (text) => {
      const { candidates, ambiguous } = resolveAddress(found().index, text)
      return { text, ambiguous, candidates: candidates.map((one) => candidateOf(one, plainName)) }
    },
    nearest: (lon, lat, withinM) => found().nearest(lon, lat, withinM),
    search: (text, limit) =>
      found()
        .names.search(text, limit)
        .map(({ rank: _, areaCode, ...entry }) => {
          const code = areaCode || (locate(entry.lon, entry.lat)?.code ?? '')
          const where = `${facts.byCode.get(code.slice(0, 9))?.name ?? ''}${facts.byCode.get(code.slice(0, 12))?.name ?? ''}`
          return { ...entry, detail: entry.detail || where, gridCode: areaCodeAt(code, 'grid') }
        }),
  }
}

function onFirstUse<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function candidateOf(
  { text, precision, point, areaCode, confidence, why }: FoundAddress,
  plainName: (text: string) => string,
): AddressCandidate {
  return {
    text: plainName(text),
    precision,
    lon: point[0],
    lat: point[1],
    streetCode: areaCodeAt(areaCode, 'street'),
    communityCode: areaCodeAt(areaCode, 'community'),
    gridCode: areaCodeAt(areaCode, 'grid'),
    confidence,
    why,
  }
}

type Entry = Findable & Omit<Place, 'gridCode'> & { areaCode: string }

/** What people mean first when names are equal. */
const RANK = { area: 0, poi: 1, road: 2, address: 3 } as const

function findables(
  addresses: readonly Address[],
  pois: readonly Poi[],
  roads: readonly Road[],
  { areas, byCode }: PlaceFacts,
  plainName: (text: string) => string,
): Entry[] {
  const entry = (
    kind: Place['kind'],
    name: string,
    [lon, lat]: readonly [number, number],
    areaCode = '',
    detail = '',
  ) => ({
    kind,
    name,
    detail,
    lon,
    lat,
    areaCode,
    rank: RANK[kind],
  })
  return [
    ...areas
      .filter((area) => area.level === 'street' || area.level === 'community')
      .map((area) =>
        entry('area', area.name, area.labelPoint, area.code, byCode.get(area.parentCode ?? '')?.name ?? ''),
      ),
    ...pois.map((poi) => entry('poi', poi.name, poi.point, poi.areaCode)),
    ...roads.filter((road) => road.name).map((road) => entry('road', road.name, road.line[road.line.length >> 1]!)),
    // places are in the list under their own names
    ...addresses
      .filter((address) => address.kind !== 'poi')
      .map((address) => entry('address', plainName(address.text), address.point, address.areaCode)),
  ]
}

/** Grids first; where none is drawn, what is: communities, streets, the district. */
function makeLocate({ areas, geometries }: PlaceFacts): PlaceBook['locate'] {
  const locators = AREA_LEVELS.toReversed().map((level) =>
    buildLocator(
      areas.flatMap((area) => {
        const polygon = area.level === level ? geometries.get(area.code) : undefined
        return polygon ? [{ code: area.code, polygon }] : []
      }),
    ),
  )
  return (lon, lat) => {
    for (const locator of locators) {
      const hit = locator.gridAt(lon, lat)
      if (hit) return hit
    }
    return null
  }
}

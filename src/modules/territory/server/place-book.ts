import { AREA_LEVELS } from '#core/place/area-code.ts'
import type { AreaGeometry } from '#core/place/geometry.ts'
import type { Executor } from '#platform/db/database.ts'
import type { AddressResolution, Area, GridHit, Place } from '../contract.ts'
import { type Findable, indexPlaces } from '../domain/place-search.ts'
import { loadAddresses, loadPois } from './address-store.ts'
import { roadPlaces } from './basemap-store.ts'
import { buildLocator } from './locator.ts'

/** Addresses and places in memory, with the areas that hold them. */
export interface PlaceBook {
  locate(lon: number, lat: number): GridHit | null
  resolveAddress(text: string): AddressResolution
  search(text: string, limit: number): Place[]
}

export interface PlaceFacts {
  areas: readonly Area[]
  byCode: ReadonlyMap<string, Area>
  geometries: ReadonlyMap<string, AreaGeometry>
  districtName: string
}

/** What people mean first when names are equal. */
const RANK = { area: 0, poi: 1, road: 2, address: 3 } as const

export async function loadPlaces(db: Executor, facts: PlaceFacts): Promise<PlaceBook> {
  const addresses = await loadAddresses(db)
  const pois = await loadPois(db)
  const roads = await roadPlaces(db)
  const locate = makeLocate(facts)
  const gridAt = (lon: number, lat: number) => {
    const code = locate(lon, lat)?.code
    return code?.length === 15 ? code : null
  }
  const whereOf = (code: string | null) => {
    if (code === null) return ''
    return `${facts.byCode.get(code.slice(0, 9))?.name ?? ''}${facts.byCode.get(code.slice(0, 12))?.name ?? ''}`
  }
  type Entry = Findable & Omit<Place, 'detail' | 'gridCode'>
  const entries: Entry[] = [
    ...facts.areas
      .filter((area) => area.level === 'street' || area.level === 'community')
      .map((area) => ({
        kind: 'area' as const,
        name: area.name,
        detail: facts.byCode.get(area.parentCode ?? '')?.name ?? '',
        lon: area.labelPoint[0],
        lat: area.labelPoint[1],
        rank: RANK.area,
      })),
    ...pois.map(({ name, point: [lon, lat] }) => ({
      kind: 'poi' as const,
      name,
      detail: '',
      lon,
      lat,
      rank: RANK.poi,
    })),
    ...roads.map(({ name, lon, lat }) => ({ kind: 'road' as const, name, detail: '', lon, lat, rank: RANK.road })),
    ...addresses
      .filter((address) => address.kind !== 'poi')
      .map(({ text, point: [lon, lat] }) => ({
        kind: 'address' as const,
        name: text.startsWith(facts.districtName) ? text.slice(facts.districtName.length) : text,
        detail: '',
        lon,
        lat,
        rank: RANK.address,
      })),
  ]
  const index = indexPlaces(entries)
  return {
    locate,
    resolveAddress: (text) => ({ text, parts: [], candidates: [], ambiguous: false }),
    search: (text, limit) =>
      index.search(text, limit).map(({ rank: _, ...entry }) => {
        const gridCode = gridAt(entry.lon, entry.lat)
        return { ...entry, detail: entry.detail || whereOf(gridCode), gridCode }
      }),
  }
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

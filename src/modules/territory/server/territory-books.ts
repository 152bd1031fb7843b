import type { AreaLevel } from '#core/place/area-code.ts'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { port } from '#core/port.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { type Area, type AreaBook, type GridHit, type Place, TERRITORY_CHANGED } from '../contract.ts'
import { type Bbox, joinBoxes } from '../domain/bbox-of.ts'
import { type AreaRow, loadAreas } from './area-store.ts'
import { loadPlaces, type PlaceBook } from './place-book.ts'

/** The district that this installation serves, as setting `district` holds it. */
export interface DistrictSetting {
  key: string
  code: string
  name: string
  nameEn: string
  center?: LonLat
}

/** What the module's own use cases need beside the book that others see. */
export interface TerritoryBooks extends AreaBook {
  /** All areas in force, in order of code. */
  current(): readonly Area[]
  geometryOf(code: string): AreaGeometry | null
  /** The smallest area in force that holds a point: a grid, or what is drawn where grids are not. */
  locate(lon: number, lat: number): GridHit | null
  searchPlaces(text: string, limit: number): Place[]
  district(): DistrictSetting
  /** What all drawn areas together cover; null when none is drawn. */
  extent(): Bbox | null
  /** Loads everything and from then on whenever something changes. */
  open(): Promise<void>
  /** Makes what searches need now, so that nobody who types waits for it. */
  warm(): void
}

export const territoryBooks = port<TerritoryBooks>('territory.books')

interface Loaded {
  district: DistrictSetting
  byCode: ReadonlyMap<string, Area>
  current: readonly Area[]
  levels: Readonly<Record<AreaLevel, readonly Area[]>>
  children: ReadonlyMap<string, readonly Area[]>
  geometries: ReadonlyMap<string, AreaGeometry>
  extent: Bbox | null
  places: PlaceBook
}

const NO_DISTRICT: DistrictSetting = { key: '', code: '', name: '', nameEn: '' }
/** Mainland China: what an area without a border of its own or below it is taken to lie in. */
const ANYWHERE: Bbox = [73, 18, 135, 54]

export function makeTerritoryBooks(runtime: Runtime): TerritoryBooks {
  let loaded: Loaded | null = null
  let listening = false
  const now = (): Loaded => {
    if (!loaded) throw new Error('the territory has not been loaded')
    return loaded
  }
  let last: Promise<void> = Promise.resolve()
  // One after the other: a slow older load must not replace a newer one.
  const reload = () => {
    last = last
      .catch(() => {})
      .then(async () => {
        loaded = await load(runtime.db)
      })
    return last
  }
  const nameAt = (code: string, length: number) =>
    code.length >= length ? now().byCode.get(code.slice(0, length))?.name : undefined
  return {
    find: (code) => now().byCode.get(code) ?? null,
    all: (level) => now().levels[level],
    childrenOf: (code) => now().children.get(code) ?? [],
    gridAt: (lon, lat) => {
      const hit = now().places.locate(lon, lat)
      return hit?.code.length === 15 ? hit : null
    },
    locate: (lon, lat) => now().places.locate(lon, lat),
    resolveAddress: (text) => now().places.resolveAddress(text),
    nearestAddress: (lon, lat, withinM) => now().places.nearest(lon, lat, withinM),
    searchPlaces: (text, limit) => now().places.search(text, limit),
    namesOf: (code) => {
      const [street, community, grid] = [nameAt(code, 9), nameAt(code, 12), nameAt(code, 15)]
      return { ...(street ? { street } : {}), ...(community ? { community } : {}), ...(grid ? { grid } : {}) }
    },
    current: () => now().current,
    geometryOf: (code) => now().geometries.get(code) ?? null,
    district: () => now().district,
    extent: () => now().extent,
    open: async () => {
      await reload()
      if (!listening) runtime.broadcast.on(TERRITORY_CHANGED, reload)
      listening = true
    },
    warm: () => now().places.warm(),
  }
}

async function load(db: Executor): Promise<Loaded> {
  const district = (await findSetting<DistrictSetting>(db, 'district')) ?? NO_DISTRICT
  const rows = await loadAreas(db)
  const inForce = rows.filter((row) => row.validToMs === null)
  const fallback = fallbackOf(district, inForce)
  const areas = rows.map((row) => areaOf(row, fallback))
  const current = areas.filter((area) => area.validTo === null)
  const atLevel = (level: AreaLevel) => current.filter((area) => area.level === level)
  const geometries = new Map(inForce.flatMap((row) => (row.polygon ? [[row.code, row.polygon] as const] : [])))
  const byCode = new Map(areas.map((area) => [area.code, area]))
  return {
    district,
    byCode,
    current,
    levels: {
      district: atLevel('district'),
      street: atLevel('street'),
      community: atLevel('community'),
      grid: atLevel('grid'),
    },
    children: Map.groupBy(current, (area) => area.parentCode ?? ''),
    geometries,
    extent: joinBoxes(inForce.flatMap(boxOf)),
    places: await loadPlaces(db, { areas: current, byCode, geometries, districtName: district.name }),
  }
}

function boxOf({ west, south, east, north }: AreaRow): Bbox[] {
  return west === null || south === null || east === null || north === null ? [] : [[west, south, east, north]]
}

interface Fallback {
  bbox: Bbox
  labelPoint: LonLat
}

/** Box and label of areas that have no border: what is drawn of the district, or its centre, or the country. */
function fallbackOf({ center }: DistrictSetting, rows: readonly AreaRow[]): Fallback {
  const bbox: Bbox = joinBoxes(rows.flatMap(boxOf)) ?? (center ? [...center, ...center] : ANYWHERE)
  return { bbox, labelPoint: [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2] }
}

function areaOf(row: AreaRow, fallback: Fallback): Area {
  const { code, level, name, parentCode, areaM2, version } = row
  return {
    code,
    level,
    name,
    parentCode,
    areaM2,
    labelPoint: row.labelLon === null || row.labelLat === null ? fallback.labelPoint : [row.labelLon, row.labelLat],
    bbox: boxOf(row)[0] ?? fallback.bbox,
    version,
    validFrom: toRfc3339(row.validFromMs),
    validTo: row.validToMs === null ? null : toRfc3339(row.validToMs),
  }
}

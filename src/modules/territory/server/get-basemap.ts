import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { BASEMAP_LAYERS, type BasemapLayer, type GeoFeature, getBasemap, getPublicBasemap } from '../contract.ts'
import type { Bbox } from '../domain/bbox-of.ts'
import { poisIn } from './address-store.ts'
import { buildingsIn, roadsIn, surfacesIn } from './basemap-store.ts'
import { badBox } from './faults.ts'
import { type TerritoryBooks, territoryBooks } from './territory-books.ts'

/** Most features of one layer in one answer; a district's roads and greens fit, its buildings do not. */
const MOST_FEATURES = 4000
const DEFAULT_LAYERS: readonly BasemapLayer[] = ['district', 'streets', 'waters', 'greens', 'roads']

export const getBasemapHandler = handle(getBasemap, async (input, call) => draw(input, call))
export const getPublicBasemapHandler = handle(getPublicBasemap, async (input, call) => draw(input, call))

async function draw({ bbox, layers }: { bbox: string; layers?: string }, call: Call) {
  const box = readBox(bbox)
  const asked = new Set(layers === undefined ? DEFAULT_LAYERS : layers.split(','))
  const books = call.runtime.use(territoryBooks)
  const features: GeoFeature[] = []
  const cut: string[] = []
  for (const layer of BASEMAP_LAYERS) {
    if (!asked.has(layer)) continue
    const found = await LAYERS[layer](call.db, box, books)
    if (found.length > MOST_FEATURES) cut.push(layer)
    for (const { geometry, ...properties } of found.slice(0, MOST_FEATURES))
      features.push({ type: 'Feature', geometry, properties: { layer, ...properties } })
  }
  return { features: { type: 'FeatureCollection' as const, features }, cut }
}

type Drawn = { geometry: GeoFeature['geometry'] } & Record<string, unknown>
type Draw = (db: Executor, box: Bbox, books: TerritoryBooks) => Promise<Drawn[]>

const MORE = MOST_FEATURES + 1

const LAYERS: Record<BasemapLayer, Draw> = {
  district: async (_, box, books) => areasIn(books, 'district', box),
  streets: async (_, box, books) => areasIn(books, 'street', box),
  waters: async (db, box) => (await surfacesIn(db, 'water', box, MORE)).map(surfaceOf),
  greens: async (db, box) => (await surfacesIn(db, 'green', box, MORE)).map(surfaceOf),
  roads: async (db, box) =>
    (await roadsIn(db, box, MORE)).map((road) => ({
      name: road.name,
      rank: road.class,
      geometry: { type: 'LineString', coordinates: road.line },
    })),
  buildings: async (db, box) =>
    (await buildingsIn(db, box, MORE)).map(({ use, floors, polygon }) => ({ kind: use, floors, geometry: polygon })),
  pois: async (db, box) =>
    (await poisIn(db, box, MORE)).map(({ name, kind, point }) => ({
      name,
      kind,
      geometry: { type: 'Point', coordinates: point },
    })),
  communities: async (_, box, books) => namesIn(books, 'community', box),
  grids: async (_, box, books) => namesIn(books, 'grid', box),
}

function surfaceOf({ name, kind, polygon }: { name: string; kind: string; polygon: GeoFeature['geometry'] }): Drawn {
  return { name, kind, geometry: polygon }
}

function areasIn(books: TerritoryBooks, level: 'district' | 'street', box: Bbox): Drawn[] {
  return books.all(level).flatMap(({ code, name, bbox, labelPoint }) => {
    const geometry = books.geometryOf(code)
    const apart = bbox[0] > box[2] || bbox[2] < box[0] || bbox[1] > box[3] || bbox[3] < box[1]
    return geometry && !apart ? [{ code, name, labelPoint, geometry }] : []
  })
}

/** Names where a border would be one line too many. */
function namesIn(books: TerritoryBooks, level: 'community' | 'grid', [west, south, east, north]: Bbox): Drawn[] {
  return books
    .all(level)
    .filter(({ labelPoint: [lon, lat] }) => lon >= west && lon <= east && lat >= south && lat <= north)
    .map(({ code, name, labelPoint }) => ({ code, name, geometry: { type: 'Point', coordinates: labelPoint } }))
}

function readBox(text: string): Bbox {
  const box = text.split(',').map(Number) as Bbox
  const [west, south, east, north] = box
  if (box.length !== 4 || box.some(Number.isNaN) || west >= east || south >= north) throw badBox()
  return box
}

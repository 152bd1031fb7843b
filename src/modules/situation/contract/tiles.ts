import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CASE_LIGHTS, CaseFilters, type CaseLight } from '#modules/cases/contract.ts'
import { LayerId } from './layers.ts'

/** Vector tiles as Mapbox has them (2.1), 512 px wide on the screen, cut as the web Mercator grid is. */
export const TILE_MIME = 'application/vnd.mapbox-vector-tile'

/** Tiles are made up to this zoom; beyond it the client draws the same ones larger. */
export const MOST_TILE_ZOOM = 20

/** Most clusters and single symbols in one tile: a screen of 3840 × 1080 then draws fewer than 3,000. */
export const MOST_TILE_SYMBOLS = 144

/**
 * What a tile may hold, by name. `symbols`: points, each in exactly one tile of a zoom, alone (`count` 1) or within a
 * cluster (`count` over 1): over all tiles of a zoom their counts add up to the number of points. `shapes`: lines and
 * areas, cut to the tile with a margin; those smaller than a few pixels are counted in symbols instead, at their middle.
 */
export const TILE_LAYERS = { symbols: 'symbols', shapes: 'shapes' } as const

/** A symbol that stands for several. Of cases it also has how many are of each light, under the light's own name. */
export interface ClusterProperties {
  count: number
  /** The zoom at which it falls apart; 0: never, all stand at one place and a press lists them. */
  expandZoom: number
  /** The cell that was counted, in degrees: west,south,east,north. */
  bbox: string
  /** Of cases: the worst light among them. */
  light?: CaseLight
}

/** A feature of a layer, single: its other properties are told by `situation.identify`. */
export interface FeatureProperties {
  /** 1; shapes have none. */
  count?: 1
  id: string
  name: string
}

/** A case, single; `id` opens it. */
export interface CaseProperties {
  count: 1
  id: string
  caseNo: string
  light: CaseLight
  state: string
  urgency: string
  category: string
  emergency: boolean
}

export { CASE_LIGHTS, type CaseLight }

const Tile = {
  z: Type.Integer({ minimum: 0, maximum: MOST_TILE_ZOOM }),
  x: Type.Integer({ minimum: 0, maximum: 2 ** MOST_TILE_ZOOM - 1 }),
  y: Type.Integer({ minimum: 0, maximum: 2 ** MOST_TILE_ZOOM - 1 }),
}

/** A tile of a loaded layer, whatever its geometry. */
export const getLayerTile = operation({
  name: 'situation.getLayerTile',
  http: 'GET /layers/{id}/tiles/{z}/{x}/{y}',
  title: { zh: '图层瓦片', en: 'Tile of a layer' },
  may: 'situation:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    id: LayerId,
    ...Tile,
    /** The layer's version, as `listLayers` tells it: with it the address changes when the tiles do. */
    v: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
  }),
  out: Type.Unknown(),
})

/**
 * Cases with a place, as `cases.listCases` lists them by the same filters to the same caller; open ones unless a filter
 * says otherwise. With `at` those that were open then, whatever `state` they have now.
 */
export const getCaseTile = operation({
  name: 'situation.getCaseTile',
  http: 'GET /situation/case-tiles/{z}/{x}/{y}',
  title: { zh: '案件瓦片', en: 'Tile of cases' },
  may: 'cases:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    ...Tile,
    ...CaseFilters.properties,
    light: Type.Optional(
      Type.Array(Type.Unsafe<CaseLight>(Type.Enum([...CASE_LIGHTS])), { maxItems: CASE_LIGHTS.length }),
    ),
    /** A moment of the past; now without it. */
    at: Type.Optional(Type.String({ format: 'date-time', maxLength: 40 })),
  }),
  out: Type.Unknown(),
})

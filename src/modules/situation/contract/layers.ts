import { type Static, type TSchema, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import {
  type Bbox,
  COLOR_TOKENS,
  type ColorToken,
  type FeatureGeometry,
  type FeatureValue,
  FIELD_KINDS,
  type FieldKind,
  LAYER_GEOMETRIES,
  type LayerGeometry,
  SYMBOL_SHAPES,
  type SymbolShape,
} from '../domain/layer.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Title = Type.Object({ zh: Type.String(), en: Type.String() })

/** `west,south,east,north` in degrees CGCS2000. */
export const BboxIn = Type.String({ pattern: '^-?[0-9.]{1,20}(,-?[0-9.]{1,20}){3}$', maxLength: 100 })
const BboxOut = Type.Unsafe<Bbox>(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }))
export const LayerId = Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' })
/** Ids of layers, comma-separated. */
const LayerIds = Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}(,[a-z][a-z0-9_]{1,40}){0,199}$', maxLength: 6000 })
export const FeatureId = Type.String({ minLength: 1, maxLength: 100 })
const Instant = Type.String({ format: 'date-time' })
const Longitude = Type.Number({ minimum: -180, maximum: 180 })
const Latitude = Type.Number({ minimum: -90, maximum: 90 })

/** One thing of a layer, whoever keeps it. */
export interface LayerFeature {
  /** Stable within its layer. */
  id: string
  /** What it is called on the map and in lists. */
  name: string
  geometry: FeatureGeometry
  /** By the keys of the layer's fields; no personal data. */
  properties: Readonly<Record<string, FeatureValue>>
  /** The smallest area that holds it, for cutting by scope; null outside the district or not known. */
  areaCode: string | null
  /** Page that tells more: `/c/cases/…`. */
  link?: string
}

/** A feature as screens get it: GeoJSON with `id`, and `name`, `layer`, `link` beside the fields. */
export interface MapFeatureOut {
  type: 'Feature'
  id: string
  geometry: FeatureGeometry
  properties: Record<string, FeatureValue>
}
const FeatureCollection = Type.Unsafe<{ type: 'FeatureCollection'; features: MapFeatureOut[] }>(
  Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(Type.Unknown()) }),
)

export const LayerStyle = Type.Object({
  shape: Type.Unsafe<SymbolShape>(Type.Enum([...SYMBOL_SHAPES])),
  color: Type.Unsafe<ColorToken>(Type.Enum([...COLOR_TOKENS])),
  /** Shown from this zoom on. */
  minZoom: Type.Integer({ minimum: 0, maximum: 20 }),
  /** On when a person opens the map for the first time. */
  visible: Type.Boolean(),
  /** From 0.1 to 1. */
  opacity: Type.Number({ minimum: 0.1, maximum: 1 }),
})
export type LayerStyle = Static<typeof LayerStyle>

export const LayerField = Type.Object({
  key: Type.String(),
  title: Title,
  kind: Type.Unsafe<FieldKind>(Type.Enum([...FIELD_KINDS])),
})
export type LayerField = Static<typeof LayerField>

export const LayerCard = Type.Object({
  id: Type.String(),
  title: Title,
  group: Type.String(),
  geometry: Type.Unsafe<LayerGeometry>(Type.Enum([...LAYER_GEOMETRIES])),
  /** loaded: features from a file, kept here; live: a module tells them; slot: the module is not there yet. */
  kind: Type.Unsafe<'loaded' | 'live' | 'slot'>(Type.Enum(['loaded', 'live', 'slot'])),
  /** A file may be loaded into it; of a live layer that file takes the place of what is told. */
  loadable: Type.Boolean(),
  /** What a live layer shows, or why a slot or an unloaded layer is empty. */
  note: nullable(Title),
  style: LayerStyle,
  fields: Type.Array(LayerField),
  permission: Type.String(),
  version: Type.Integer(),
  /** Null of a live layer: it is counted when it is read. */
  featureCount: nullable(Type.Integer()),
  bbox: nullable(BboxOut),
  /** live: as of now; fresh, stale: by age and limit; never: nothing was loaded; none: without source. */
  freshness: Type.Unsafe<'live' | 'fresh' | 'stale' | 'never' | 'none'>(
    Type.Enum(['live', 'fresh', 'stale', 'never', 'none']),
  ),
  /** The day to which loaded data are true. */
  dataAt: nullable(Type.String()),
  changedAt: nullable(Type.String()),
  staleAfterDays: nullable(Type.Integer()),
  /** Made up for a demonstration: to be marked 演示数据 wherever it is shown. */
  invented: Type.Boolean(),
  favourite: Type.Boolean(),
})
export type LayerCard = Static<typeof LayerCard>

/** All layers that the caller may see, in the order of groups. */
export const listLayers = operation({
  name: 'situation.listLayers',
  http: 'GET /layers',
  title: { zh: '查看图层目录', en: 'List layers' },
  may: 'situation:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Type.String(),
    groups: Type.Array(Type.Object({ id: Type.String(), title: Title })),
    layers: Type.Array(LayerCard),
    /** Layers that exist but are not for the caller's posts. */
    hidden: Type.Integer(),
  }),
})

/** Features of one layer in a box, cut by the caller's scope where the layer asks for it. */
export const readLayer = operation({
  name: 'situation.readLayer',
  http: 'GET /layers/{id}/features',
  title: { zh: '查看图层要素', en: 'Show features of a layer' },
  may: 'situation:view',
  reach: 'area',
  in: Type.Object({
    id: LayerId,
    bbox: Type.Optional(BboxIn),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    /** A moment of the past, where the source keeps one. */
    at: Type.Optional(Instant),
  }),
  out: Type.Object({
    features: FeatureCollection,
    /** There are more than `limit`: ask for a smaller box. */
    cut: Type.Boolean(),
    asOf: Type.String(),
    version: Type.Integer(),
  }),
})

export const FeatureHit = Type.Object({
  layer: Type.String(),
  id: Type.String(),
  name: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
  areaCode: nullable(Type.String()),
  properties: Type.Unsafe<Record<string, FeatureValue>>(Type.Record(Type.String(), Type.Unknown())),
  link: nullable(Type.String()),
  /** Metres from where was asked; 0 inside a polygon; null in a search by text. */
  distanceM: nullable(Type.Number()),
})
export type FeatureHit = Static<typeof FeatureHit>

/** What lies at a point: polygons that hold it, lines and points within the radius, nearest first. */
export const identify = operation({
  name: 'situation.identify',
  http: 'GET /layers/identify',
  title: { zh: '查询一点上的要素', en: 'Identify what lies at a point' },
  may: 'situation:view',
  reach: 'area',
  in: Type.Object({
    lon: Longitude,
    lat: Latitude,
    layers: LayerIds,
    radiusM: Type.Optional(Type.Number({ minimum: 0, maximum: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({ items: Type.Array(FeatureHit), cut: Type.Boolean(), asOf: Type.String() }),
})

/** By name, number or value of a field; without `layers` in all loaded layers that the caller may see. */
export const searchFeatures = operation({
  name: 'situation.searchFeatures',
  http: 'GET /layers/search',
  title: { zh: '搜索图层要素', en: 'Search features of layers' },
  may: 'situation:view',
  reach: 'area',
  in: Type.Object({
    text: Type.String({ minLength: 1, maxLength: 60 }),
    layers: Type.Optional(LayerIds),
    bbox: Type.Optional(BboxIn),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({ items: Type.Array(FeatureHit), cut: Type.Boolean() }),
})

/** All that is known of one feature, with its past. */
export const getFeature = operation({
  name: 'situation.getFeature',
  http: 'GET /layers/{id}/features/{feature}',
  title: { zh: '查看一个要素', en: 'Show one feature' },
  may: 'situation:view',
  reach: 'area',
  in: Type.Object({ id: LayerId, feature: FeatureId }),
  out: Type.Object({
    feature: Type.Unsafe<MapFeatureOut>(Type.Unknown()),
    areaCode: nullable(Type.String()),
    /** As it came in another datum; null where it came in CGCS2000. */
    original: nullable(Type.Unsafe<FeatureGeometry>(Type.Unknown())),
    /** Version of the layer with which it became as it is: what `If-Match` names. */
    version: Type.Integer(),
    /** Newest first; empty of a live layer. */
    history: Type.Array(
      Type.Object({
        version: Type.Integer(),
        kind: Type.String(),
        note: Type.String(),
        byName: Type.String(),
        at: Type.String(),
      }),
    ),
  }),
})

export const setFavourite = operation({
  name: 'situation.setFavourite',
  http: 'PUT /layers/{id}/favourite',
  title: { zh: '收藏图层', en: 'Mark a layer as favourite' },
  may: 'situation:view',
  reach: 'own',
  in: Type.Object({ id: LayerId, on: Type.Boolean() }),
  out: Type.Object({ on: Type.Boolean() }),
})

/** The map as the caller left it; what is in it is the map page's own business. */
export const MapState = Type.Record(
  Type.String({ pattern: '^[a-zA-Z]{1,20}$' }),
  Type.Union([
    Type.String({ maxLength: 400 }),
    Type.Number(),
    Type.Boolean(),
    Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }),
    Type.Array(Type.Number(), { maxItems: 8 }),
  ]),
  { maxProperties: 20 },
)
export type MapState = Static<typeof MapState>

export const getMapState = operation({
  name: 'situation.getMapState',
  http: 'GET /map-state',
  title: { zh: '查看本人地图状态', en: 'Show my map as I left it' },
  may: 'situation:view',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({ state: nullable(MapState) }),
})

export const saveMapState = operation({
  name: 'situation.saveMapState',
  http: 'PUT /map-state',
  title: { zh: '保存本人地图状态', en: 'Keep my map as it is' },
  may: 'situation:view',
  reach: 'own',
  in: Type.Object({ state: MapState }),
  out: Type.Object({ saved: Type.Boolean() }),
})

/** Layers have new features, fields or style; screens ask again for what they show. */
export const layersChanged = happening('situation.layersChanged', Type.Object({ layers: Type.Array(Type.String()) }), {
  may: 'situation:view',
  places: () => [{ areaCode: null, units: [] }],
})

export {
  type Bbox,
  COLOR_TOKENS,
  type ColorToken,
  type FeatureGeometry,
  type FeatureValue,
  FIELD_KINDS,
  type FieldKind,
  LAYER_GEOMETRIES,
  type LayerGeometry,
  SYMBOL_SHAPES,
  type SymbolShape,
}

import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { AREA_LEVELS, type AreaLevel } from '#core/place/area-code.ts'
import { DATUMS } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { port } from '#core/port.ts'
import type { FoundPrecision } from './domain/address.ts'
import type { Bbox } from './domain/bbox-of.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Title = Type.Object({ zh: Type.String(), en: Type.String() })
const Position = Type.Unsafe<LonLat>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))
const Longitude = Type.Number({ minimum: -180, maximum: 180 })
const Latitude = Type.Number({ minimum: -90, maximum: 90 })
const AreaCode = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })
const Level = Type.Unsafe<AreaLevel>(Type.Enum([...AREA_LEVELS]))
const BboxOut = Type.Unsafe<Bbox>(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }))
/** `west,south,east,north` in degrees. */
const BboxIn = Type.String({ pattern: '^-?[0-9.]+(,-?[0-9.]+){3}$', maxLength: 100 })
const FeatureCollection = Type.Unsafe<GeoFeatures>(
  Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(Type.Unknown()) }),
)

export type { Bbox }

export interface GeoFeature {
  type: 'Feature'
  id?: string | number
  geometry: { type: string; coordinates: unknown }
  properties: Record<string, unknown>
}

export interface GeoFeatures {
  type: 'FeatureCollection'
  features: GeoFeature[]
}

/** One area in its newest version. A code is never given to another area; a new boundary is a new version. */
export type Area = Static<typeof Area>
export const Area = Type.Object({
  code: Type.String(),
  level: Level,
  name: Type.String(),
  parentCode: nullable(Type.String()),
  areaM2: Type.Number(),
  labelPoint: Position,
  bbox: BboxOut,
  version: Type.Integer(),
  validFrom: Type.String(),
  /** Set when the area no longer exists; old cases keep its code. */
  validTo: nullable(Type.String()),
})

/** How exactly a candidate says where it is, most exactly first. */
export const PRECISIONS = ['door', 'building', 'poi', 'compound', 'crossing', 'road', 'community', 'street'] as const
export type Precision = FoundPrecision

export type AddressCandidate = Static<typeof AddressCandidate>
export const AddressCandidate = Type.Object({
  /** The address as this district writes it, without the district's own name. */
  text: Type.String(),
  precision: Type.Unsafe<Precision>(Type.Enum([...PRECISIONS])),
  lon: Type.Number(),
  lat: Type.Number(),
  streetCode: nullable(Type.String()),
  communityCode: nullable(Type.String()),
  gridCode: nullable(Type.String()),
  /** 0 to 1. */
  confidence: Type.Number(),
  why: Title,
})

export type AddressResolution = Static<typeof AddressResolution>
export const AddressResolution = Type.Object({
  text: Type.String(),
  /** Best first. */
  candidates: Type.Array(AddressCandidate),
  /** True: several places fit about equally well and a person must choose. */
  ambiguous: Type.Boolean(),
})

/** The grid that holds a point; on a border the smaller code, marked. */
export interface GridHit {
  code: string
  borderAmbiguous: boolean
}

export interface AreaNames {
  street?: string
  community?: string
  grid?: string
}

export interface NearAddress {
  text: string
  kind: 'doorplate' | 'compound' | 'building' | 'poi' | 'intersection'
  lon: number
  lat: number
  distanceM: number
}

/** Areas and addresses in memory, for hot paths. `find` also knows areas that no longer exist; lists hold current ones. */
export interface AreaBook {
  find(code: string): Area | null
  all(level: AreaLevel): readonly Area[]
  childrenOf(code: string): readonly Area[]
  /** CGCS2000 degrees; null outside the district. */
  gridAt(lon: number, lat: number): GridHit | null
  resolveAddress(text: string): AddressResolution
  /** The entry of the address book that is nearest to a point; null where none is so near. */
  nearestAddress(lon: number, lat: number, withinM: number): NearAddress | null
  namesOf(code: string): AreaNames
}

export const areaBook = port<AreaBook>('territory.areaBook')

/** Sent through `runtime.broadcast` when areas or addresses have changed. */
export const TERRITORY_CHANGED = 'territory.changed'

export const listAreas = operation({
  name: 'territory.listAreas',
  http: 'GET /areas',
  title: { zh: '查看区域列表', en: 'List areas' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    level: Type.Optional(Level),
    parent: Type.Optional(AreaCode),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  out: Type.Object({ items: Type.Array(Area), next: nullable(Type.String()) }),
})

export const getArea = operation({
  name: 'territory.getArea',
  http: 'GET /areas/{code}',
  title: { zh: '查看一个区域', en: 'Show one area' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({ code: AreaCode }),
  out: Type.Object({
    area: Area,
    /** From the district down to the area's parent. */
    ancestors: Type.Array(Type.Object({ code: Type.String(), level: Level, name: Type.String() })),
    childCount: Type.Integer(),
    /** Newest first. */
    versions: Type.Array(
      Type.Object({
        version: Type.Integer(),
        name: Type.String(),
        areaM2: Type.Number(),
        validFrom: Type.String(),
        validTo: nullable(Type.String()),
      }),
    ),
  }),
})

export const getAreaShapes = operation({
  name: 'territory.getAreaShapes',
  http: 'GET /area-shapes',
  title: { zh: '查看区域边界', en: 'Show boundaries of areas' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    level: Level,
    /** Only areas within this one, itself included. */
    within: Type.Optional(AreaCode),
    /** Borders may be drawn this far from where they are; 0 gives them exactly. */
    toleranceM: Type.Optional(Type.Number({ minimum: 0, maximum: 500 })),
  }),
  out: FeatureCollection,
})

export const locatePoint = operation({
  name: 'territory.locatePoint',
  http: 'GET /locate',
  title: { zh: '查询坐标所在网格', en: 'Find the grid of a point' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({ lon: Longitude, lat: Latitude, datum: Type.Optional(Type.Enum([...DATUMS])) }),
  out: Type.Object({
    /** CGCS2000, six decimals. */
    lon: Type.Number(),
    lat: Type.Number(),
    inside: Type.Boolean(),
    /** The point lies on a border; the smaller code was taken. */
    borderAmbiguous: Type.Boolean(),
    district: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
    street: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
    community: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
    grid: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  }),
})

/** Changes nothing; a POST, so that somebody's address stands in no address line and no log. */
export const resolveAddress = operation({
  name: 'territory.resolveAddress',
  http: 'POST /addresses/resolve',
  title: { zh: '解析地址', en: 'Resolve an address' },
  may: 'signedIn',
  reach: 'district',
  journal: 'own',
  in: Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }),
  out: AddressResolution,
})

export type Place = Static<typeof Place>
export const Place = Type.Object({
  kind: Type.Unsafe<'poi' | 'address' | 'road' | 'area'>(Type.Enum(['poi', 'address', 'road', 'area'])),
  name: Type.String(),
  /** Where it is, in words. */
  detail: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
  gridCode: nullable(Type.String()),
})

const PlaceQuery = {
  text: Type.String({ minLength: 1, maxLength: 60 }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
}

export const searchPlaces = operation({
  name: 'territory.searchPlaces',
  http: 'GET /places',
  title: { zh: '搜索地点', en: 'Search places' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object(PlaceQuery),
  out: Type.Object({ items: Type.Array(Place) }),
})

export const searchPublicPlaces = operation({
  name: 'territory.searchPublicPlaces',
  http: 'GET /public/places',
  title: { zh: '市民搜索地点', en: 'Search places as a citizen' },
  may: 'public',
  reach: 'district',
  in: Type.Object(PlaceQuery),
  out: Type.Object({ items: Type.Array(Place) }),
})

export const BASEMAP_LAYERS = [
  'district',
  'streets',
  'waters',
  'greens',
  'roads',
  'buildings',
  'pois',
  'communities',
  'grids',
] as const
export type BasemapLayer = (typeof BASEMAP_LAYERS)[number]

const BasemapQuery = {
  bbox: BboxIn,
  /** Comma-separated names of layers; without it all but buildings, places, communities and grids. */
  layers: Type.Optional(Type.String({ maxLength: 100 })),
}
const Basemap = Type.Object({
  /** Feature properties have `layer` and `name`; roads also `rank`, places `kind`. Communities and grids are points for their names. */
  features: FeatureCollection,
  /** Layers that hold more than an answer may; ask for a smaller box. */
  cut: Type.Array(Type.String()),
})

export const getBasemap = operation({
  name: 'territory.getBasemap',
  http: 'GET /basemap',
  title: { zh: '查看底图', en: 'Show the base map' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object(BasemapQuery),
  out: Basemap,
})

export const getPublicBasemap = operation({
  name: 'territory.getPublicBasemap',
  http: 'GET /public/basemap',
  title: { zh: '市民查看底图', en: 'Show the base map to citizens' },
  may: 'public',
  reach: 'district',
  in: Type.Object(BasemapQuery),
  out: Basemap,
})

export const getDistrict = operation({
  name: 'territory.getDistrict',
  http: 'GET /public/district',
  title: { zh: '查看本区名称和范围', en: 'Show the name and extent of the district' },
  may: 'public',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    key: Type.String(),
    code: Type.String(),
    name: Type.String(),
    nameEn: Type.String(),
    /** Null until boundaries have been imported. */
    center: nullable(Position),
    bbox: nullable(BboxOut),
  }),
})

/** Fields of a multipart form are text. */
const Flag = Type.Enum(['true', 'false'])

/** One thing wrong with one row or feature, counted from 1 as it stands in the file. */
export type ImportFault = Static<typeof ImportFault>
export const ImportFault = Type.Object({
  line: Type.Integer(),
  code: nullable(Type.String()),
  zh: Type.String(),
  en: Type.String(),
})

export const importAreas = operation({
  name: 'territory.importAreas',
  http: 'POST /areas/import',
  title: { zh: '导入区域边界', en: 'Import boundaries of areas' },
  may: 'territory:import-areas',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 64 * 1024 * 1024,
  in: Type.Object({
    /** `true` checks and counts without changing anything. */
    dryRun: Type.Optional(Flag),
    /** `true` ends every current area of the file's levels, within the file's parents, that the file leaves out. */
    endMissing: Type.Optional(Flag),
    datum: Type.Optional(Type.Enum([...DATUMS])),
  }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    read: Type.Integer(),
    added: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    ended: Type.Integer(),
    rejected: Type.Integer(),
    /** At most 200. */
    faults: Type.Array(ImportFault),
    /** Where children do not tile their parent; a warning, at most 200. */
    tiling: Type.Array(
      Type.Object({
        parentCode: Type.String(),
        kind: Type.Unsafe<'gap' | 'overlap' | 'outside'>(Type.Enum(['gap', 'overlap', 'outside'])),
        areaM2: Type.Number(),
        at: Position,
        codes: Type.Array(Type.String()),
        zh: Type.String(),
        en: Type.String(),
      }),
    ),
  }),
})

export const importAddresses = operation({
  name: 'territory.importAddresses',
  http: 'POST /addresses/import',
  title: { zh: '导入标准地址', en: 'Import standard addresses' },
  may: 'territory:import-addresses',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 64 * 1024 * 1024,
  in: Type.Object({ dryRun: Type.Optional(Flag), datum: Type.Optional(Type.Enum([...DATUMS])) }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    read: Type.Integer(),
    added: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    rejected: Type.Integer(),
    faults: Type.Array(ImportFault),
  }),
})

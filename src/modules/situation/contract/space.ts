import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { DATUMS } from '#core/place/datum.ts'
import { FeatureId, LayerId } from './layers.ts'
import { AreaIn, GeometryIn, SpaceWhere } from './space-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Title = Type.Object({ zh: Type.String(), en: Type.String() })
const Longitude = Type.Number({ minimum: -180, maximum: 180 })
const Latitude = Type.Number({ minimum: -90, maximum: 90 })
const Point = Type.Object({ lon: Longitude, lat: Latitude })
const Named = nullable(Type.Object({ code: Type.String(), name: Type.String() }))

/** In which datum positions are sent and in which they are wanted; both CGCS2000 unless said. */
const datums = { datum: Type.Optional(Type.Enum([...DATUMS])), outDatum: Type.Optional(Type.Enum([...DATUMS])) }
const Use = Type.Object({
  /** What this call counted. */
  units: Type.Integer(),
  /** What is left of the day's quota, which ends at midnight in Shanghai. */
  unitsLeft: Type.Integer(),
})
const answered = { datum: Type.Enum([...DATUMS]), use: Use }

const service = {
  may: 'situation:use-space-service',
  reach: 'district',
  // changes nothing but the count of use, which the handler writes
  journal: 'own',
} as const

/** Address texts to places, with how sure that is and why. */
export const geocode = operation({
  ...service,
  name: 'situation.geocode',
  http: 'POST /space/geocode',
  title: { zh: '地址转坐标', en: 'Addresses to places' },
  in: Type.Object({
    texts: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 }),
    outDatum: datums.outDatum,
    /** How many places to tell of each text; 1 unless said. */
    candidates: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        text: Type.String(),
        /** Several places fit about equally well: a person should choose. */
        ambiguous: Type.Boolean(),
        /** Best first; none where nothing fits. */
        places: Type.Array(
          Type.Object({
            place: Type.String(),
            precision: Type.String(),
            lon: Type.Number(),
            lat: Type.Number(),
            street: Named,
            community: Named,
            grid: Named,
            /** How probable it is that the point lies within 100 m of what was meant, 0 to 1. */
            confidence: Type.Number(),
            why: Title,
          }),
        ),
      }),
    ),
    ...answered,
  }),
})

/** Points to areas, and to the nearest address. */
export const reverse = operation({
  ...service,
  name: 'situation.reverse',
  http: 'POST /space/reverse',
  title: { zh: '坐标转地址', en: 'Points to addresses' },
  in: Type.Object({
    points: Type.Array(Point, { minItems: 1, maxItems: 500 }),
    /** How far the nearest address may be; 200 m unless said. */
    withinM: Type.Optional(Type.Number({ minimum: 1, maximum: 2000 })),
    ...datums,
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        inside: Type.Boolean(),
        street: Named,
        community: Named,
        grid: Named,
        /** On a border; the smaller code was taken. */
        borderAmbiguous: Type.Boolean(),
        nearest: nullable(
          Type.Object({
            place: Type.String(),
            kind: Type.String(),
            lon: Type.Number(),
            lat: Type.Number(),
            distanceM: Type.Number(),
          }),
        ),
      }),
    ),
    ...answered,
  }),
})

export const gridOf = operation({
  ...service,
  name: 'situation.gridOf',
  http: 'POST /space/grid',
  title: { zh: '坐标所在网格', en: 'Grids of points' },
  in: Type.Object({ points: Type.Array(Point, { minItems: 1, maxItems: 5000 }), datum: datums.datum }),
  out: Type.Object({
    /** In the order of the points. */
    items: Type.Array(
      Type.Object({
        /** Null outside the grids. */
        code: nullable(Type.String()),
        name: nullable(Type.String()),
        community: nullable(Type.String()),
        street: nullable(Type.String()),
        borderAmbiguous: Type.Boolean(),
      }),
    ),
    use: Use,
  }),
})

const Found = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** The point that stands for it. */
  lon: Type.Number(),
  lat: Type.Number(),
  areaCode: nullable(Type.String()),
  properties: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
})
export type SpaceFound = Static<typeof Found>

/** Which of the points sent, or which features of a layer, lie in a circle, polygon or area; borders count. */
export const findWithin = operation({
  ...service,
  name: 'situation.findWithin',
  http: 'POST /space/within',
  title: { zh: '范围内查询', en: 'What lies within' },
  maxBodyBytes: 1024 * 1024,
  in: Type.Object({
    where: SpaceWhere,
    points: Type.Optional(Type.Array(Point, { minItems: 1, maxItems: 5000 })),
    layer: Type.Optional(LayerId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    ...datums,
  }),
  out: Type.Object({
    /** Of points: their places in the list sent, counted from 0. */
    points: Type.Array(Type.Integer()),
    features: Type.Array(Found),
    /** There are more than `limit`, or than can be looked through. */
    cut: Type.Boolean(),
    ...answered,
  }),
})

export const findNearest = operation({
  ...service,
  name: 'situation.findNearest',
  http: 'POST /space/nearest',
  title: { zh: '最近的要素', en: 'Nearest features' },
  in: Type.Object({
    layer: LayerId,
    points: Type.Array(Point, { minItems: 1, maxItems: 100 }),
    /** How many of each point; 1 unless said. */
    k: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    /** No farther than this; 5,000 m unless said. */
    withinM: Type.Optional(Type.Number({ minimum: 1, maximum: 50_000 })),
    ...datums,
  }),
  out: Type.Object({
    /** In the order of the points; each nearest first. */
    items: Type.Array(
      Type.Object({
        features: Type.Array(Type.Object({ ...Found.properties, distanceM: Type.Number() })),
        cut: Type.Boolean(),
      }),
    ),
    ...answered,
  }),
})

const AreaOut = Type.Unsafe<{ type: 'Polygon' | 'MultiPolygon'; coordinates: unknown }>(
  Type.Object({ type: Type.Enum(['Polygon', 'MultiPolygon']), coordinates: Type.Array(Type.Unknown()) }),
)

/** Everything within so many true metres of points, lines or areas; what overlaps is joined. */
export const bufferShapes = operation({
  ...service,
  name: 'situation.bufferShapes',
  http: 'POST /space/buffer',
  title: { zh: '缓冲区', en: 'Buffer' },
  maxBodyBytes: 1024 * 1024,
  in: Type.Object({
    geometries: Type.Array(GeometryIn, { minItems: 1, maxItems: 200 }),
    metres: Type.Number({ minimum: 0.1, maximum: 20_000 }),
    ...datums,
  }),
  out: Type.Object({ geometry: AreaOut, areaM2: Type.Number(), ...answered }),
})

/** Square metres on the ellipsoid: of each area, and of all together with what overlaps counted once. */
export const measureAreas = operation({
  ...service,
  name: 'situation.measureAreas',
  http: 'POST /space/area',
  title: { zh: '量算面积', en: 'Measure areas' },
  maxBodyBytes: 1024 * 1024,
  in: Type.Object({ geometries: Type.Array(AreaIn, { minItems: 1, maxItems: 500 }), datum: datums.datum }),
  out: Type.Object({
    areasM2: Type.Array(Type.Number()),
    sumM2: Type.Number(),
    /** What they cover together. */
    coveredM2: Type.Number(),
    use: Use,
  }),
})

/** How much of the service a caller has used, a day a row. */
export const SpaceClientDay = Type.Object({
  day: Type.String(),
  units: Type.Integer(),
  calls: Type.Integer(),
  /** Calls that were refused because the quota was used up. */
  refused: Type.Integer(),
})
export type SpaceClientDay = Static<typeof SpaceClientDay>

export const SpaceClient = Type.Object({
  account: Type.String(),
  name: Type.String(),
  kind: Type.Unsafe<'person' | 'program'>(Type.Enum(['person', 'program'])),
  unitsADay: Type.Integer(),
  /** True: set for this caller; else as the district's file says for all. */
  isOwnQuota: Type.Boolean(),
  today: SpaceClientDay,
  /** The last 14 days, newest first, those without use left out. */
  days: Type.Array(SpaceClientDay),
  /** By operation over the last 14 days, most used first. */
  operations: Type.Array(Type.Object({ operation: Type.String(), calls: Type.Integer(), units: Type.Integer() })),
})
export type SpaceClient = Static<typeof SpaceClient>

/** One's own use, for programs that want to know before they ask. */
export const getSpaceUse = operation({
  name: 'situation.getSpaceUse',
  http: 'GET /space/use',
  title: { zh: '查看本账号空间服务用量', en: 'Show own use of the spatial service' },
  may: 'situation:use-space-service',
  reach: 'own',
  in: Type.Object({}),
  out: SpaceClient,
})

export const listSpaceClients = operation({
  name: 'situation.listSpaceClients',
  http: 'GET /space/clients',
  title: { zh: '查看空间服务用量', en: 'List users of the spatial service' },
  may: 'situation:watch-space-service',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Type.String(),
    usualUnitsADay: Type.Integer(),
    items: Type.Array(SpaceClient),
  }),
})

/** `unitsADay` left out: as the district's file says again. All keys of a program share its quota. */
export const setSpaceQuota = operation({
  name: 'situation.setSpaceQuota',
  http: 'PUT /space/clients/{account}/quota',
  title: { zh: '设置空间服务配额', en: 'Set a quota of the spatial service' },
  may: 'situation:watch-space-service',
  reach: 'district',
  in: Type.Object({
    account: FeatureId,
    unitsADay: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    note: Type.String({ minLength: 2, maxLength: 200 }),
  }),
  out: Type.Object({ account: Type.String(), unitsADay: Type.Integer(), isOwnQuota: Type.Boolean() }),
})

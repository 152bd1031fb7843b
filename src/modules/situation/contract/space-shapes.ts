import { type Static, Type } from 'typebox'

const Position = Type.Array(Type.Number({ minimum: -180, maximum: 180 }), { minItems: 2, maxItems: 3 })
const Line = Type.Array(Position, { minItems: 1, maxItems: 20_000 })
const Rings = Type.Array(Line, { minItems: 1, maxItems: 500 })
const Polygons = Type.Array(Rings, { minItems: 1, maxItems: 500 })

/** A GeoJSON polygon, sent by others: what its schema leaves open, `readShapes` looks at. */
export const AreaIn = Type.Union([
  Type.Object({ type: Type.Literal('Polygon'), coordinates: Rings }),
  Type.Object({ type: Type.Literal('MultiPolygon'), coordinates: Polygons }),
])
export type AreaIn = Static<typeof AreaIn>

export const GeometryIn = Type.Union([
  Type.Object({ type: Type.Literal('Point'), coordinates: Position }),
  Type.Object({ type: Type.Literal('MultiPoint'), coordinates: Line }),
  Type.Object({ type: Type.Literal('LineString'), coordinates: Line }),
  Type.Object({ type: Type.Literal('MultiLineString'), coordinates: Rings }),
  AreaIn,
])
export type GeometryIn = Static<typeof GeometryIn>

/** A circle, a polygon, or an area of the district by its code. */
export const SpaceWhere = Type.Union([
  Type.Object({
    circle: Type.Object({
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      radiusM: Type.Number({ minimum: 0.1, maximum: 50_000 }),
    }),
  }),
  Type.Object({ polygon: AreaIn }),
  Type.Object({ area: Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' }) }),
])
export type SpaceWhere = Static<typeof SpaceWhere>

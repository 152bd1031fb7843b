import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { FeatureId, LayerId, LayerStyle } from './layers.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Note = Type.String({ minLength: 2, maxLength: 200 })
const Changed = Type.Object({ version: Type.Integer(), featureCount: Type.Integer() })

/** Positions of a drawn geometry: longitude and latitude in degrees. */
const Position = Type.Array(Type.Number({ minimum: -180, maximum: 180 }), { minItems: 2, maxItems: 3 })
const Line = Type.Array(Position, { minItems: 1, maxItems: 10_000 })
const Rings = Type.Array(Line, { minItems: 1, maxItems: 200 })
const Geometry = Type.Object({
  type: Type.Unsafe<'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon'>(
    Type.Enum(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']),
  ),
  coordinates: Type.Union([Position, Line, Rings, Type.Array(Rings, { minItems: 1, maxItems: 200 })]),
})

/** Adds a feature (without `feature`) or changes one; `If-Match` names the version in which it was seen. */
export const saveFeature = operation({
  name: 'situation.saveFeature',
  http: 'POST /layers/{id}/features',
  title: { zh: '新增或修改要素', en: 'Add or change a feature' },
  may: 'situation:keep-layers',
  reach: 'district',
  maxBodyBytes: 1024 * 1024,
  in: Type.Object({
    id: LayerId,
    feature: Type.Optional(FeatureId),
    name: Type.String({ maxLength: 200 }),
    geometry: Geometry,
    properties: Type.Record(
      Type.String({ pattern: '^.{1,80}$' }),
      Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean(), Type.Null()]),
      { maxProperties: 60 },
    ),
    note: Note,
  }),
  out: Type.Object({ feature: Type.String(), version: Type.Integer(), featureCount: Type.Integer() }),
})

export const removeFeature = operation({
  name: 'situation.removeFeature',
  http: 'POST /layers/{id}/features/{feature}/remove',
  title: { zh: '删除要素', en: 'Remove a feature' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: LayerId, feature: FeatureId, note: Note }),
  out: Changed,
})

export const LayerVersion = Type.Object({
  version: Type.Integer(),
  kind: Type.Unsafe<'load' | 'edit' | 'restore' | 'style'>(Type.Enum(['load', 'edit', 'restore', 'style'])),
  note: Type.String(),
  /** Of a restore: the version that is in force again. */
  restoredVersion: nullable(Type.Integer()),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  featureCount: Type.Integer(),
  fileName: nullable(Type.String()),
  datum: nullable(Type.String()),
  byName: Type.String(),
  at: Type.String(),
  /** Its features are still kept, so that it can be put in force again. */
  restorable: Type.Boolean(),
})
export type LayerVersion = Static<typeof LayerVersion>

export const listLayerVersions = operation({
  name: 'situation.listLayerVersions',
  http: 'GET /layers/{id}/versions',
  title: { zh: '查看图层版本', en: 'List versions of a layer' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: LayerId, cursor: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })) }),
  out: Type.Object({ items: Type.Array(LayerVersion), next: nullable(Type.Integer()) }),
})

/** Makes a new version whose features are those of an earlier one; nothing in between is lost. */
export const restoreLayer = operation({
  name: 'situation.restoreLayer',
  http: 'POST /layers/{id}/restore',
  title: { zh: '恢复图层到早先版本', en: 'Put an earlier version of a layer in force' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: LayerId, version: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }), note: Note }),
  out: Changed,
})

/** `style` left out: as the district's file says again. */
export const setLayerStyle = operation({
  name: 'situation.setLayerStyle',
  http: 'PUT /layers/{id}/style',
  title: { zh: '修改图层样式', en: 'Set the style of a layer' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: LayerId, style: Type.Optional(LayerStyle), note: Note }),
  out: Changed,
})

import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { DATUMS } from '#core/place/datum.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Year = Type.Integer({ minimum: 2000, maximum: 2100 })

/** An area of the 3D scene that was surveyed anew on a day. */
export const SceneUpdate = Type.Object({
  id: Type.String(),
  name: Type.String(),
  updatedOn: Type.String(),
  areaM2: Type.Number(),
  /** What it adds to its year: areas of the same year that came before it are not counted again. */
  addsM2: Type.Number(),
  street: nullable(Type.String()),
  maker: Type.String(),
  note: Type.String(),
  fileName: nullable(Type.String()),
  /** Made up for a demonstration. */
  invented: Type.Boolean(),
  /** Middle of its box. */
  lon: Type.Number(),
  lat: Type.Number(),
})
export type SceneUpdate = Static<typeof SceneUpdate>

export const SceneYear = Type.Object({
  year: Type.Integer(),
  count: Type.Integer(),
  /** Sum of all areas. */
  sumM2: Type.Number(),
  /** What they cover, on the ellipsoid; what lies on each other counts once a year. */
  coveredM2: Type.Number(),
  /** Yearly target; null where the district's file names none. */
  targetM2: nullable(Type.Number()),
})
export type SceneYear = Static<typeof SceneYear>

export const listSceneUpdates = operation({
  name: 'situation.listSceneUpdates',
  http: 'GET /scene-updates',
  title: { zh: '查看实景三维更新区', en: 'List updated areas of the 3D scene' },
  may: 'situation:view',
  reach: 'district',
  in: Type.Object({ year: Type.Optional(Year) }),
  out: Type.Object({
    asOf: Type.String(),
    year: Type.Integer(),
    /** The year asked for and those before it that have areas, newest first. */
    years: Type.Array(SceneYear),
    /** Of the year asked for, newest first. */
    items: Type.Array(SceneUpdate),
  }),
})

/** GeoJSON polygons with name and date; sound ones are taken, the others told with their number. */
export const importSceneUpdates = operation({
  name: 'situation.importSceneUpdates',
  http: 'POST /scene-updates/import',
  title: { zh: '导入实景三维更新区', en: 'Import updated areas of the 3D scene' },
  may: 'situation:keep-scene-updates',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 33 * 1024 * 1024,
  in: Type.Object({
    datum: Type.Optional(Type.Enum([...DATUMS])),
    /** For areas whose properties name no date. */
    updatedOn: Type.Optional(Type.String({ format: 'date' })),
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
  }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    read: Type.Integer(),
    added: Type.Integer(),
    /** The same area on the same day is there already. */
    known: Type.Integer(),
    rejected: Type.Integer(),
    addedM2: Type.Number(),
    /** At most 200; `line` counts features from 1. */
    faults: Type.Array(Type.Object({ line: Type.Integer(), zh: Type.String(), en: Type.String() })),
  }),
})

/** Takes an area back, with a reason; it stays for the record and counts no more. */
export const removeSceneUpdate = operation({
  name: 'situation.removeSceneUpdate',
  http: 'POST /scene-updates/{id}/remove',
  title: { zh: '撤回实景三维更新区', en: 'Take back an updated area of the 3D scene' },
  may: 'situation:keep-scene-updates',
  reach: 'district',
  in: Type.Object({ id: Type.String({ format: 'uuid' }), reason: Type.String({ minLength: 2, maxLength: 200 }) }),
  out: Type.Object({ id: Type.String(), year: Type.Integer(), coveredM2: Type.Number() }),
})

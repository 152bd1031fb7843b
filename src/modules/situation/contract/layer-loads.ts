import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { DATUMS } from '#core/place/datum.ts'
import { LayerId } from './layers.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Said = Type.Object({
  /** Line of the file, or number of the feature; null: the whole file. */
  line: nullable(Type.Integer()),
  feature: nullable(Type.Integer()),
  zh: Type.String(),
  en: Type.String(),
})
export type LoadSaid = Static<typeof Said>

export const LOAD_STATES = ['waiting', 'reading', 'saving', 'done', 'failed', 'cancelled'] as const
export type LoadState = (typeof LOAD_STATES)[number]

/** Largest file that can be loaded; larger ones are refused before they are read. */
export const MOST_LOAD_BYTES = 500 * 1024 * 1024

/** A file on its way into a layer. */
export const LayerLoad = Type.Object({
  id: Type.String(),
  layer: Type.String(),
  state: Type.Unsafe<LoadState>(Type.Enum([...LOAD_STATES])),
  dryRun: Type.Boolean(),
  fileName: Type.String(),
  fileBytes: Type.Integer(),
  readBytes: Type.Integer(),
  features: Type.Integer(),
  /** Version that it became; null while it runs, and of a try. */
  version: nullable(Type.Integer()),
  /** Why it came to nothing: one sentence for the file, then what is wrong with which line or feature. */
  faults: Type.Array(Said),
  wayOut: nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
  /** What was taken, though not quite as it stood. */
  notes: Type.Array(Said),
  byName: Type.String(),
  startedAt: Type.String(),
  finishedAt: nullable(Type.String()),
})
export type LayerLoad = Static<typeof LayerLoad>

/**
 * Loads a GeoJSON, CSV or XLSX file in the place of all features of a layer. Answers at once; the work is a job, and
 * until it is done the layer stays as it is.
 */
export const loadLayer = operation({
  name: 'situation.loadLayer',
  http: 'POST /layers/{id}/load',
  title: { zh: '载入图层文件', en: 'Load a file into a layer' },
  may: 'situation:keep-layers',
  reach: 'district',
  journal: 'own',
  takes: 'file',
  maxBodyBytes: MOST_LOAD_BYTES + 64 * 1024,
  in: Type.Object({
    id: LayerId,
    /** The datum of the coordinates in the file. */
    datum: Type.Enum([...DATUMS]),
    /** Day to which the data are true: 2026-11-21; left out: today. */
    dataAt: Type.Optional(Type.String({ format: 'date' })),
    /** Of text files; left out: UTF-8, for tables whichever reads better. */
    encoding: Type.Optional(Type.Enum(['UTF-8', 'GB18030'])),
    /** Field that names a feature; left out: 名称, name and the like. */
    nameField: Type.Optional(Type.String({ maxLength: 80 })),
    /** Columns of a table that hold the coordinates; left out: 经度, 纬度, lon, lat and the like. */
    lonField: Type.Optional(Type.String({ maxLength: 80 })),
    latField: Type.Optional(Type.String({ maxLength: 80 })),
    /** `true` reads and checks everything and keeps nothing. */
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: LayerLoad,
})

export const getLayerLoad = operation({
  name: 'situation.getLayerLoad',
  http: 'GET /layer-loads/{id}',
  title: { zh: '查看载入进度', en: 'Show how far a load is' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  out: LayerLoad,
})

export const listLayerLoads = operation({
  name: 'situation.listLayerLoads',
  http: 'GET /layers/{id}/loads',
  title: { zh: '查看载入记录', en: 'List loads of a layer' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: LayerId }),
  out: Type.Object({ items: Type.Array(LayerLoad) }),
})

export const cancelLayerLoad = operation({
  name: 'situation.cancelLayerLoad',
  http: 'POST /layer-loads/{id}/cancel',
  title: { zh: '停止载入', en: 'Stop a load' },
  may: 'situation:keep-layers',
  reach: 'district',
  in: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  out: LayerLoad,
})

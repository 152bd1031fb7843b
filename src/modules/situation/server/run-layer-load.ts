import { rm } from 'node:fs/promises'
import type { LonLat } from '#core/place/geometry.ts'
import { areaBook, locatePoint } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Bbox, LayerField, LoadSaid } from '../contract.ts'
import { DatumJudge } from '../domain/load/judge-datum.ts'
import { MOST_FAULTS } from '../domain/load/limits.ts'
import type { LoadFault } from '../domain/load/load-fault.ts'
import { readFeature } from '../domain/load/read-feature.ts'
import { FieldReader } from '../domain/load/read-fields.ts'
import { addFeatures, type PlacedFeature } from './edition-store.ts'
import type { KnownLayer } from './layer-room.ts'
import { beatLoad, type StoredLoad } from './load-store.ts'
import { LoadFileFault, readLoadFile } from './read-load-file.ts'

const BATCH = 2000
const PROGRESS_MS = 500

/** What a sound file came to. */
export interface LoadedFile {
  features: number
  readBytes: number
  bbox: Bbox | null
  fields: LayerField[]
  notes: LoadSaid[]
}

/** Somebody has stopped the load. */
export class LoadStopped extends Error {}

/** A file that is not taken, with all that is wrong with it. */
export class LoadRefused extends Error {
  readonly faults: readonly LoadFault[]

  constructor(faults: readonly LoadFault[]) {
    super(faults[0]!.en)
    this.faults = faults
  }
}

/**
 * Reads a file into an edition that nobody sees. Each batch is committed by itself: a transaction that is open for
 * minutes would hold up whatever waits for older writers. One fault refuses the whole file; some more are looked for,
 * so that one repair is enough.
 */
export async function readIntoEdition(call: Call, load: StoredLoad, layer: KnownLayer, edition: number) {
  const { db, runtime } = call
  const place = placeFinder(call)
  const fields = new FieldReader()
  const judge = new DatumJudge(load.options.datum, (point) => place.isInside(point))
  const faults: LoadFault[] = []
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  let batch: PlacedFeature[] = []
  let [features, readBytes, outside, toldMs] = [0, 0, 0, 0]
  const tell = async () => {
    if (performance.now() - toldMs < PROGRESS_MS) return
    toldMs = performance.now()
    const going = await beatLoad(db, load.id, { state: 'reading', readBytes, features, atMs: runtime.wallMs() })
    if (!going) throw new LoadStopped()
  }
  const store = async () => {
    if (batch.length > 0 && faults.length === 0 && !load.options.dryRun) await addFeatures(db, edition, batch)
    batch = []
    await tell()
  }
  const rules = {
    layer,
    datum: load.options.datum,
    district: place.district,
    nameField: load.options.nameField,
  }
  const file = { ...load.options, path: load.spool, name: load.fileName }
  const raws = readLoadFile(file, (bytes) => {
    readBytes += bytes
  })
  try {
    for await (const raw of raws) {
      const read = readFeature(raw, rules, fields)
      if (!read.ok) {
        faults.push({ code: read.code, zh: read.zh, en: read.en, line: raw.line, feature: raw.no })
        if (faults.length === MOST_FAULTS) break
        continue
      }
      const { feature } = read
      const areaCode = await place.areaOf(feature.at)
      features += 1
      outside += areaCode === null ? 1 : 0
      if (place.district) judge.see(feature.at, areaCode !== null)
      box[0] = Math.min(box[0], feature.box[0])
      box[1] = Math.min(box[1], feature.box[1])
      box[2] = Math.max(box[2], feature.box[2])
      box[3] = Math.max(box[3], feature.box[3])
      batch.push({ ...feature, areaCode })
      if (batch.length === BATCH) await store()
    }
    await store()
  } catch (error) {
    if (!(error instanceof LoadFileFault)) throw error
    faults.push(error.said)
  }
  const suspicion = judge.suspicion()
  if (suspicion) faults.unshift(datumFault(load.options.datum, suspicion))
  if (faults.length > 0) throw new LoadRefused(faults)
  if (features === 0) throw new LoadRefused([{ code: 'empty', ...NOTHING, line: null, feature: null }])
  return {
    features,
    readBytes: load.fileBytes,
    bbox: box,
    fields: titled(fields, layer.fields),
    notes: notesOf({ outside: place.district ? outside : 0, nested: fields.nested }),
  } satisfies LoadedFile
}

const NOTHING = { zh: '文件里没有要素', en: 'there are no features in the file' }

function datumFault(
  named: string,
  { tried, outside, likelier, outsideThen }: NonNullable<ReturnType<DatumJudge['suspicion']>>,
) {
  return {
    code: 'datum' as const,
    line: null,
    feature: null,
    zh: `坐标系可能选错了：按 ${named} 有 ${outside}/${tried} 个要素落在区外，按 ${likelier} 只有 ${outsideThen} 个`,
    en: `the datum seems wrong: as ${named} ${outside} of ${tried} features lie outside, as ${likelier} only ${outsideThen}`,
  }
}

function notesOf({ outside, nested }: { outside: number; nested: number }): LoadSaid[] {
  const notes: LoadSaid[] = []
  const say = (zh: string, en: string) => notes.push({ line: null, feature: null, zh, en })
  if (outside > 0)
    say(
      `${outside} 个要素在区界外不远处，已载入，不归入网格。`,
      `${outside} features lie just outside and belong to no grid.`,
    )
  if (nested > 0)
    say(
      `${nested} 个字段值是列表或对象，已按文本保存。`,
      `${nested} values were lists or objects and are kept as text.`,
    )
  return notes
}

/** Fields that had a title before keep it. */
function titled(fields: FieldReader, before: readonly LayerField[]): LayerField[] {
  const titles = new Map(before.map(({ key, title }) => [key, title]))
  return fields.fields().map(({ key, kind }) => ({ key, kind, title: titles.get(key) ?? { zh: key, en: key } }))
}

/** Where points lie; a district that is not divided down to grids is asked the longer way. */
function placeFinder(call: Call) {
  const book = call.runtime.use(areaBook)
  const hasBorders = [...book.all('grid'), ...book.all('community'), ...book.all('street')].length > 0
  const district = hasBorders ? (book.all('district')[0]?.bbox ?? null) : null
  const hasGrids = book.all('grid').length > 0
  return {
    district,
    isInside: ([lon, lat]: LonLat) => !hasGrids || book.gridAt(lon, lat) !== null,
    areaOf: async ([lon, lat]: LonLat): Promise<string | null> => {
      const grid = book.gridAt(lon, lat)
      if (grid || hasGrids || !hasBorders) return grid?.code ?? null
      const found = await call.call(locatePoint, { lon, lat })
      return found.community?.code ?? found.street?.code ?? null
    },
  }
}

export async function removeSpool({ spool }: { spool: string }): Promise<void> {
  await rm(spool, { force: true })
}

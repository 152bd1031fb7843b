import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import type { LayerField } from '../contract.ts'
import { removeFeature, saveFeature } from '../contract.ts'
import { joinedBox } from '../domain/joined-box.ts'
import { MOST_FEATURES } from '../domain/load/limits.ts'
import { wayOutOf } from '../domain/load/load-fault.ts'
import { readFeature } from '../domain/load/read-feature.ts'
import { FieldReader } from '../domain/load/read-fields.ts'
import { editFaults } from './edit-faults.ts'
import { endFeature, extentOf, featureVersion, nextNo, putFeature } from './edit-store.ts'
import { addEdition, keepEdition } from './edition-store.ts'
import { keptLayer } from './kept-layer.ts'
import { layerFaults } from './layer-faults.ts'
import { lockLayer, type StoredLayer } from './layer-store.ts'
import { makeVersion } from './make-version.ts'

export const saveFeatureHandler = handle(saveFeature, async (input, call) => {
  const layer = await lockedLayer(call, input.id)
  const edition = layer.edition ?? (await firstEdition(call, layer))
  const no = input.feature === undefined ? await nextNo(call.db, edition) : numberOf(input.feature)
  const seen = input.feature === undefined ? null : await checkSeen(call, edition, no)
  if (seen === null && layer.featureCount >= MOST_FEATURES) throw editFaults.full(MOST_FEATURES)
  const { feature, fields } = checked(call, layer, no, input)
  const version = layer.version + 1
  if (seen !== null) await endFeature(call.db, edition, no, version)
  await putFeature(call.db, edition, version, feature)
  const made = await makeVersion(
    call,
    layer,
    { kind: 'edit', note: input.note, ...(seen === null ? { added: 1 } : { changed: 1 }) },
    {
      edition,
      fields,
      featureCount: layer.featureCount + (seen === null ? 1 : 0),
      bbox: joinedBox(layer.bbox, feature.box),
      dataMs: layer.dataMs ?? call.nowMs,
    },
  )
  return { feature: String(no), ...made }
})

export const removeFeatureHandler = handle(removeFeature, async ({ id, feature, note }, call) => {
  const layer = await lockedLayer(call, id)
  const no = numberOf(feature)
  if (layer.edition === null) throw layerFaults.featureUnknown()
  await checkSeen(call, layer.edition, no)
  await endFeature(call.db, layer.edition, no, layer.version + 1)
  const { count, bbox } = await extentOf(call.db, layer.edition)
  return makeVersion(call, layer, { kind: 'edit', note, removed: 1 }, { featureCount: count, bbox })
})

/** The layer as it stands, held until this command is done: edits of one layer follow each other. */
export async function lockedLayer(call: Call, id: string): Promise<StoredLayer> {
  const known = keptLayer(call, id)
  const layer = await lockLayer(call.db, known.id)
  if (!layer) throw layerFaults.unknown(id)
  return layer
}

async function firstEdition(call: Call, layer: StoredLayer): Promise<number> {
  const edition = await addEdition(call.db, layer.id, call.nowMs)
  await keepEdition(call.db, edition)
  return edition
}

function numberOf(feature: string): number {
  if (!/^\d{1,9}$/.test(feature)) throw layerFaults.featureUnknown()
  return Number(feature)
}

/** The version in which the caller saw the feature must be the one in force. */
async function checkSeen(call: Call, edition: number, no: number): Promise<number> {
  const version = await featureVersion(call.db, edition, no)
  if (version === null) throw layerFaults.featureUnknown()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== version) throw editFaults.stale()
  return version
}

function checked(
  call: Call,
  layer: StoredLayer,
  no: number,
  input: { name: string; geometry: unknown; properties: Record<string, unknown> },
) {
  const book = call.runtime.use(areaBook)
  const hasBorders = book.all('street').length > 0
  const reader = new FieldReader()
  const read = readFeature(
    { no, line: 0, id: undefined, geometry: input.geometry, properties: input.properties },
    {
      layer,
      datum: 'CGCS2000',
      district: hasBorders ? (book.all('district')[0]?.bbox ?? null) : null,
      nameField: null,
    },
    reader,
  )
  if (!read.ok) throw editFaults.wrong(read, wayOutOf(read.code))
  const { feature } = read
  const areaCode = book.gridAt(...feature.at)?.code ?? null
  const name = input.name.trim() || feature.name
  return { feature: { ...feature, name, areaCode }, fields: withNew(layer.fields, reader) }
}

/** Fields that an edit brings stand after those that were there. */
function withNew(fields: readonly LayerField[], reader: FieldReader): LayerField[] {
  const known = new Set(fields.map(({ key }) => key))
  const added = reader.fields().filter(({ key }) => !known.has(key))
  return [...fields, ...added.map(({ key, kind }) => ({ key, kind, title: { zh: key, en: key } }))]
}

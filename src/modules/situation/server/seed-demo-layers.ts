import { DAY_MS } from '#core/time/local.ts'
import { areaBook, getAreaShapes } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { within } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import type { FeatureGeometry } from '../contract.ts'
import type { DemoGround, DemoLayer, DemoLayerFile } from '../domain/demo/demo-layer.ts'
import { inventLayer } from '../domain/demo/invent-layer.ts'
import { joinedBox } from '../domain/joined-box.ts'
import type { Bbox } from '../domain/layer.ts'
import type { LoadedFeature } from '../domain/load/read-feature.ts'
import { FieldReader } from '../domain/load/read-fields.ts'
import { putInForce } from './change-layer-store.ts'
import { loadGround } from './demo-ground-store.ts'
import { addEdition, addFeatures, keepEdition } from './edition-store.ts'
import { loadLayers, type StoredLayer } from './layer-store.ts'
import { addVersion } from './version-store.ts'

const BATCH = 4000

/** Invented features for layers that nobody has loaded yet, marked as such; only in a demonstration. */
export const seedDemoLayers: Seed = async (call, district, mode, progress) => {
  if (mode !== 'demo') return
  const file = await district.find<DemoLayerFile>('demo-layers')
  const empty = new Map((await loadLayers(call.db)).filter(({ version }) => version === 0).map((one) => [one.id, one]))
  const wanted = file?.layers.filter(({ id }) => empty.has(id)) ?? []
  if (!file || wanted.length === 0) return
  const ground: DemoGround = { ...(await loadGround(call.db)), communities: await communities(call) }
  if (ground.roads.length === 0) return
  let count = 0
  for (const layer of wanted) {
    const stored = empty.get(layer.id)!
    const features = inventLayer(layer, stored.zh, ground, file.seed)
    if (features.length > 0) await keep(call, stored, layer, features)
    count += features.length
  }
  progress(`图层：${wanted.length} 个，演示要素 ${count} 个`)
}

async function keep(
  call: Call,
  stored: StoredLayer,
  layer: DemoLayer,
  features: readonly LoadedFeature[],
): Promise<void> {
  const book = call.runtime.use(areaBook)
  const reader = new FieldReader()
  for (const { properties } of features) reader.read(properties)
  const fields = reader.fields().map(({ key, kind }) => ({ key, kind, title: { zh: key, en: key } }))
  const bbox = features.reduce<Bbox | null>((box, one) => joinedBox(box, one.box), null)
  const dataMs = call.nowMs - (layer.ageDays ?? 0) * DAY_MS
  const placed = features.map((one) => ({ ...one, areaCode: book.gridAt(...one.at)?.code ?? null }))
  await within(call.db, async (tx) => {
    const edition = await addEdition(tx, stored.id, call.nowMs)
    for (let at = 0; at < placed.length; at += BATCH) await addFeatures(tx, edition, placed.slice(at, at + BATCH))
    await keepEdition(tx, edition)
    const common = { edition, version: 1, featureCount: features.length, fields, atMs: call.nowMs }
    await addVersion(tx, {
      ...common,
      layer: stored.id,
      kind: 'load',
      restoredVersion: null,
      note: '演示数据（虚构）',
      added: features.length,
      changed: 0,
      removed: 0,
      detail: { style: stored.style, dataMs, invented: true },
      byId: call.principal.id,
      byName: call.principal.name,
    })
    await putInForce(tx, { ...common, id: stored.id, bbox, style: stored.style, dataMs, invented: true })
  })
}

async function communities(call: Call): Promise<DemoGround['communities']> {
  const { features } = await call.call(getAreaShapes, { level: 'community', toleranceM: 0 })
  return features.map(({ geometry, properties }) => ({
    name: String(properties.name),
    geometry: geometry as FeatureGeometry,
  }))
}

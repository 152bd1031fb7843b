import { handle } from '#platform/plug.ts'
import { setLayerStyle } from '../contract.ts'
import { fitsGeometry } from '../domain/layer-file.ts'
import { editFaults } from './edit-faults.ts'
import { layerFaults } from './layer-faults.ts'
import { layerFor } from './layer-for.ts'
import { lockLayer } from './layer-store.ts'
import { makeVersion } from './make-version.ts'

const WORDS = {
  point: { zh: '点', en: 'points' },
  line: { zh: '线', en: 'lines' },
  polygon: { zh: '面', en: 'polygons' },
  raster: { zh: '热力', en: 'heat' },
}

/** Live layers have a style too; only their features are changed elsewhere. */
export const setLayerStyleHandler = handle(setLayerStyle, async ({ id, style, note }, call) => {
  const known = layerFor(call, id)
  if (style && !fitsGeometry(style.shape, known.geometry)) throw editFaults.styleWrong(WORDS[known.geometry])
  const layer = await lockLayer(call.db, known.id)
  if (!layer) throw layerFaults.unknown(id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== layer.version) throw editFaults.styleStale()
  return makeVersion(call, layer, { kind: 'style', note }, { style: style ?? null })
})

import type { Call } from '#platform/call.ts'
import { layerFaults } from './layer-faults.ts'
import { layerFor } from './layer-for.ts'
import type { KnownLayer } from './layer-room.ts'

/** A layer whose features are kept here; what a module tells live is changed there. */
export function keptLayer(call: Call, id: string): KnownLayer {
  const layer = layerFor(call, id)
  if (!layer.loadable) throw layerFaults.notLoaded(layer.zh, layer.en)
  return layer
}

import type { Call } from '#platform/call.ts'
import { mayView } from '../domain/may-view.ts'
import { layerFaults } from './layer-faults.ts'
import { type KnownLayer, layerRoom } from './layer-room.ts'

const PUBLIC = 'situation:view'

/** A layer for the spatial service: public ones for every caller, others by their own permission; the rest does not exist. */
export function spaceLayer(call: Call, id: string): KnownLayer {
  const layer = call.runtime.use(layerRoom).find(id)
  if (!layer || !(layer.permission === PUBLIC || mayView(layer, call.may))) throw layerFaults.unknown(id)
  return layer
}

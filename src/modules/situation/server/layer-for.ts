import type { Call } from '#platform/call.ts'
import { mayView } from '../domain/may-view.ts'
import { layerFaults } from './layer-faults.ts'
import { type KnownLayer, layerRoom } from './layer-room.ts'

/** A layer that the caller may see; everything else does not exist for that caller. */
export function layerFor(call: Call, id: string): KnownLayer {
  const layer = call.runtime.use(layerRoom).find(id)
  if (!layer || !mayView(layer, call.may)) throw layerFaults.unknown(id)
  return layer
}

/** Those of the named layers that the caller may see; without names all of them. */
export function layersFor(call: Call, ids: string | undefined): KnownLayer[] {
  const room = call.runtime.use(layerRoom)
  const named = ids === undefined ? room.all() : [...new Set(ids.split(','))].flatMap((id) => room.find(id) ?? [])
  return named.filter((layer) => mayView(layer, call.may))
}

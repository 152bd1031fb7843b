import { createHash } from 'node:crypto'
import { port } from '#core/port.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { openByteStore } from '#platform/tiles/byte-store.ts'
import { LAYERS_CHANGED } from '../contract.ts'
import { type LayerPlaces, readLayerPlaces } from './layer-places.ts'
import type { KnownLayer } from './layer-room.ts'
import { makeLayerTile, type TileAt } from './layer-tile.ts'
import { scopeOn } from './scope-on.ts'

/** Tiles of loaded layers, kept while they are asked for. */
export interface TileRoom {
  /** What names the bytes of this layer's tiles for this caller. */
  markOf(call: Call, layer: KnownLayer): string
  tile(call: Call, layer: KnownLayer, at: TileAt): Promise<Buffer>
  /** Forgets what it keeps of a layer, of all without one. */
  forget(layer?: string): void
  readonly bytes: { places: number; tiles: number }
}
export const tileRoom = port<TileRoom>('situation.tileRoom')

const MIB = 1024 ** 2
const MOST_PLACES_BYTES = 384 * MIB
const MOST_TILES_BYTES = 64 * MIB
/** What an entry takes beside its bytes. */
const ENTRY_BYTES = 200

export function openTileRoom(runtime: Runtime): TileRoom {
  const places = openByteStore<LayerPlaces>(MOST_PLACES_BYTES, ({ bytes }) => bytes + ENTRY_BYTES)
  const tiles = openByteStore<Buffer>(MOST_TILES_BYTES, ({ length }) => length + ENTRY_BYTES)
  const keyOf = (call: Call, layer: KnownLayer) => `${layer.id}/${layer.version}/${areasSeen(call, layer) ?? ''}/`
  return {
    markOf: (call, layer) => createHash('sha256').update(keyOf(call, layer)).digest('base64url').slice(0, 16),
    tile: async (call, layer, at) => {
      const { edition, version } = layer
      if (edition === null) return Buffer.alloc(0)
      const key = keyOf(call, layer)
      const source = { edition, version, areas: areasSeen(call, layer) }
      const withBoxes = layer.geometry === 'line' || layer.geometry === 'polygon'
      const { db } = runtime
      return tiles.get(`${key}${at.z}/${at.x}/${at.y}`, async () => {
        const where = await places.get(key, () => readLayerPlaces(db, source, withBoxes))
        return makeLayerTile(db, source, where, at)
      })
    },
    forget: (layer) => {
      const prefix = layer === undefined ? '' : `${layer}/`
      places.drop(prefix)
      tiles.drop(prefix)
    },
    get bytes() {
      return { places: places.bytes, tiles: tiles.bytes }
    },
  }
}

function areasSeen(call: Call, layer: KnownLayer): readonly string[] | null {
  const scope = scopeOn(call, layer)
  return scope === null || scope.all ? null : scope.areas
}

export function startTileRoom(runtime: Runtime): void {
  const room = runtime.use(tileRoom)
  // The version is part of every key, so what is dropped here only frees memory.
  runtime.broadcast.on(LAYERS_CHANGED, (ids) => {
    if (Array.isArray(ids)) for (const id of ids) room.forget(String(id))
  })
}

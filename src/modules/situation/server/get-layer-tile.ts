import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { getLayerTile, TILE_MIME } from '../contract/tiles.ts'
import { layerFor } from './layer-for.ts'
import { tileFaults } from './tile-faults.ts'
import { tileRoom } from './tile-room.ts'

/** What everybody on the staff may see may lie on a disk; it names its version. */
const OPEN_TO_ALL = 'situation:view'
const KEPT_SECONDS = 3600

export const getLayerTileHandler = handle(getLayerTile, async ({ id, z, x, y, v }, call): Promise<FileAnswer> => {
  const layer = layerFor(call, id)
  if (layer.kind === 'live') throw tileFaults.live(layer.zh, layer.en, id)
  if (x >= 2 ** z || y >= 2 ** z) throw tileFaults.outside()
  const room = call.runtime.use(tileRoom)
  const disk = layer.permission === OPEN_TO_ALL ? { maxAgeSeconds: v === layer.version ? KEPT_SECONDS : 0 } : {}
  return {
    name: `${id}-${z}-${x}-${y}.mvt`,
    mime: TILE_MIME,
    disposition: 'inline',
    etag: `${layer.version}-${room.markOf(call, layer)}`,
    ...disk,
    stream: () => room.tile(call, layer, { z, x, y }),
  }
})

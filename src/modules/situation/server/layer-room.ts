import { port } from '#core/port.ts'
import type { Runtime } from '#platform/runtime.ts'
import { LAYERS_CHANGED, type LayerStyle, layerSources } from '../contract.ts'
import { loadGroups, loadLayers, type StoredLayer } from './layer-store.ts'

export interface KnownLayer extends StoredLayer {
  /** loaded: features from a file, kept here; live: a module tells them; slot: the module is not there yet. */
  kind: 'loaded' | 'live' | 'slot'
  /** A file may be loaded into it, and its features edited. */
  loadable: boolean
  /** As it is drawn: what a person has set, else what the district's file says. */
  drawn: LayerStyle
}

/** All layers in memory, for every handler of this module. */
export interface LayerRoom {
  find(id: string): KnownLayer | null
  /** In the order of the district's file. */
  all(): readonly KnownLayer[]
  groups(): readonly { id: string; zh: string; en: string }[]
  /** Reads the registry again. */
  load(): Promise<void>
}
export const layerRoom = port<LayerRoom>('situation.layerRoom')

export function openLayerRoom(runtime: Runtime): LayerRoom {
  let layers = new Map<string, StoredLayer>()
  let groups: { id: string; zh: string; en: string }[] = []
  const known = (layer: StoredLayer): KnownLayer => {
    const source = runtime.use(layerSources).find(layer.id)
    const isData = layer.source === 'district data'
    const loadable = isData && (source === null || source.givesWay === true)
    const kind = source && !(loadable && layer.edition !== null) ? 'live' : isData ? 'loaded' : 'slot'
    return { ...layer, kind, loadable, drawn: layer.style ?? styleInFile(layer) }
  }
  return {
    find: (id) => {
      const layer = layers.get(id)
      return layer ? known(layer) : null
    },
    all: () => [...layers.values()].map(known),
    groups: () => groups,
    load: async () => {
      groups = await loadGroups(runtime.db)
      layers = new Map((await loadLayers(runtime.db)).map((layer) => [layer.id, layer]))
    },
  }
}

export function styleInFile({ symbol, minZoom, defaultVisible }: StoredLayer): LayerStyle {
  return { ...symbol, minZoom, visible: defaultVisible, opacity: 1 }
}

export async function startLayerRoom(runtime: Runtime): Promise<void> {
  const room = runtime.use(layerRoom)
  await room.load()
  runtime.broadcast.on(LAYERS_CHANGED, () => room.load())
}

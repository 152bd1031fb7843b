import type { LayerSource, LayerSources } from '../contract.ts'

/** What modules offer; whoever starts again offers again. */
export function openLayerSources(): LayerSources {
  const sources = new Map<string, LayerSource>()
  return {
    offer: (source) => {
      sources.set(source.layer, source)
    },
    find: (layer) => sources.get(layer) ?? null,
    all: () => [...sources.values()],
  }
}

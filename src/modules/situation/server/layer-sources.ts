import type { LayerSource, LayerSources } from '../contract.ts'

/** What modules offer; a second source for one layer would hide the first. */
export function openLayerSources(): LayerSources {
  const sources = new Map<string, LayerSource>()
  return {
    offer: (source) => {
      if (sources.has(source.layer)) throw new Error(`layer ${source.layer} has a source already`)
      sources.set(source.layer, source)
    },
    find: (layer) => sources.get(layer) ?? null,
    all: () => [...sources.values()],
  }
}

import type { ConnectionSource, ConnectionSources } from '../contract.ts'

export function openSources(): ConnectionSources {
  const sources = new Map<string, ConnectionSource>()
  return {
    offer: (source) => {
      // A module starts, and offers, once more after its data have been seeded.
      sources.set(source.id, source)
    },
    all: () => [...sources.values()],
  }
}

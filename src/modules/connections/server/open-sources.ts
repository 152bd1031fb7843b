import type { ConnectionSource, ConnectionSources } from '../contract.ts'

export function openSources(): ConnectionSources {
  const sources = new Map<string, ConnectionSource>()
  return {
    offer: (source) => {
      if (sources.has(source.id)) throw new Error(`two connections have the id ${source.id}`)
      sources.set(source.id, source)
    },
    all: () => [...sources.values()],
  }
}

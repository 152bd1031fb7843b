import type { Runtime } from '#platform/runtime.ts'
import { layerSources } from '../../contract.ts'
import { areaSources } from './area-sources.ts'
import { basemapSources } from './basemap-sources.ts'
import { caseSources } from './case-sources.ts'
import { forceSources } from './force-sources.ts'

/** Live layers of the modules that this one stands on; others offer theirs themselves. */
export function offerSources(runtime: Runtime): void {
  const sources = runtime.use(layerSources)
  for (const source of [...areaSources, ...basemapSources, ...caseSources, ...forceSources]) sources.offer(source)
}

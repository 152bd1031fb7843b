import type { Title } from '#core/module-card.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'

type Names = ReadonlyMap<string, Title>

const kept = new WeakMap<Runtime, Promise<Names>>()

/** What the district calls its sources of money, by key. */
export function sourceNames(runtime: Runtime): Promise<Names> {
  const found = kept.get(runtime) ?? load(runtime)
  kept.set(runtime, found)
  return found
}

async function load({ config }: Runtime): Promise<Names> {
  const folder = openDistrictFolder(config.root, config.district)
  const { sources } = await folder.get<{ sources: (Title & { id: string })[] }>('ledger')
  return new Map(sources.map(({ id, zh, en }) => [id, { zh, en }]))
}

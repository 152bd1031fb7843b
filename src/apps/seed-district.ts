import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { SeedMode } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'

/** Loads the district's data module by module, in order of need. Running it again changes nothing. */
export async function seedDistrict(
  runtime: Runtime,
  mode: SeedMode,
  progress: (text: string) => void = () => {},
): Promise<void> {
  const district = openDistrictFolder(runtime.config.root, runtime.config.district)
  for (const plug of runtime.plugs) {
    const { seed } = plug
    if (!seed) continue
    const startedMs = performance.now()
    await runtime.asSystem(`${plug.card.id}.seed`, (call) => seed(call, district, mode, progress))
    // What later modules read of this one must be what was just loaded.
    await plug.start?.(runtime)
    progress(`${plug.card.title.zh}：已就绪（${((performance.now() - startedMs) / 1000).toFixed(1)} 秒）`)
  }
}

import { fault } from '#core/fault.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { SeedMode } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'

/** Loads the district's data module by module, in order of need. Running it again changes nothing. */
export async function seedDistrict(
  runtime: Runtime,
  mode: SeedMode,
  progress: (text: string) => void = () => {},
): Promise<void> {
  await checkInstallation(runtime, mode)
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

/** Demonstration accounts have a published password: they must never come into a database that serves a real district. */
async function checkInstallation({ db }: Runtime, mode: SeedMode): Promise<void> {
  if (mode !== 'demo') return
  const district = await findSetting<{ name: string }>(db, 'district')
  if (district && (await findSetting<string>(db, 'installation')) !== 'demo')
    throw fault('not-a-demonstration', {
      status: 409,
      zh: `这个数据库是正式的“${district.name}”，不能载入演示数据。请用 bin/yiwang serve 启动；要看演示，请另设 YIWANG_DATA。`,
      en: 'This database serves a real district. Start it with bin/yiwang serve; for a demonstration set another YIWANG_DATA.',
    })
  await saveSetting(db, 'installation', 'demo')
}

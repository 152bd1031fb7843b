import { fault } from '#core/fault.ts'
import type { Executor } from '#platform/db/database.ts'
import type { DistrictFolder } from '#platform/district/district-folder.ts'
import type { Seed } from '#platform/plug.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import type { GeographyRules } from '../domain/generate/geography-rules.ts'
import { generateTerritory } from '../domain/generate/territory.ts'
import type { Territory } from '../domain/territory-data.ts'
import { saveAddresses, savePois } from './address-store.ts'
import { addAreaVersions, loadAreas } from './area-store.ts'
import { saveBuildings, saveRoads, saveSurfaces } from './basemap-store.ts'
import type { DistrictSetting } from './territory-books.ts'

const BATCH = 5000

/** The district's own area always; in a demonstration a whole invented district, drawn from `geography.json`. */
export const seedTerritory: Seed = async (call, folder, mode, progress) => {
  const district = await districtOf(call.db, folder)
  const codes = new Set((await loadAreas(call.db)).map((area) => area.code))
  const rules = mode === 'demo' && codes.size <= 1 ? await folder.find<GeographyRules>('geography') : null
  if (rules) {
    const territory = generateTerritory(rules)
    progress(`区域：${territory.grids.length} 个网格、${territory.addresses.length} 条地址`)
    await call.runtime.db.tx((tx) => saveTerritory(tx, territory, call.nowMs))
  } else if (!codes.has(district.code))
    await addAreaVersions(call.db, [{ code: district.code, name: district.name, polygon: null }], call.nowMs)
}

/** The setting that `init` or an earlier seed wrote, else the folder's `district.json`, which becomes the setting. */
async function districtOf(db: Executor, folder: DistrictFolder): Promise<DistrictSetting> {
  const known = await findSetting<DistrictSetting>(db, 'district')
  if (known) return known
  const written = await folder.find<DistrictSetting>('district')
  if (!written)
    throw fault('district-unknown', {
      status: 422,
      zh: `没有名为“${folder.key}”的区。请先运行 bin/yiwang init，或写好 districts/${folder.key}/district.json。`,
      en: `There is no district ${folder.key}: run bin/yiwang init first, or write its district.json.`,
    })
  await saveSetting(db, 'district', written)
  return written
}

async function saveTerritory(tx: Executor, territory: Territory, nowMs: number): Promise<void> {
  const { district, streets, communities, grids } = territory
  await addAreaVersions(tx, [district, ...streets, ...communities, ...grids], nowMs)
  await saveRoads(tx, territory.roads)
  await saveSurfaces(tx, 'water', territory.waters)
  await saveSurfaces(tx, 'green', territory.greens)
  for (const batch of batches(territory.buildings)) await saveBuildings(tx, batch)
  await savePois(tx, territory.pois)
  for (const batch of batches(territory.addresses)) await saveAddresses(tx, batch)
}

function batches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, i) => rows.slice(i * BATCH, (i + 1) * BATCH))
}

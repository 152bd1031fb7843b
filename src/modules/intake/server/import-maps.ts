import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fault } from '#core/fault.ts'
import type { Config } from '#platform/config/config.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { ImportMap } from '../domain/import-map.ts'

const NAME = /^[a-z][a-z0-9-]{1,40}$/

/** The saved mapping of that name, of the district or of the defaults. */
export async function getImportMap(config: Config, name: string): Promise<ImportMap> {
  const map = NAME.test(name)
    ? await openDistrictFolder(config.root, config.district).find<ImportMap>(`import/${name}`)
    : null
  if (map) return map
  const names = (await listMaps(config)).map((found) => found.name).join('、')
  throw fault('map-unknown', {
    status: 422,
    zh: `没有名为“${name}”的导入模板。现有：${names}。`,
    en: `There is no import map ${name}. There are: ${names}.`,
  })
}

export async function listMaps(config: Config): Promise<ImportMap[]> {
  const folder = openDistrictFolder(config.root, config.district)
  const names = new Set<string>()
  for (const key of [config.district, '_defaults'])
    for (const file of await readdir(join(config.root, 'districts', key, 'import')).catch(() => []))
      if (file.endsWith('.json')) names.add(file.slice(0, -'.json'.length))
  return Promise.all([...names].sort().map((name) => folder.get<ImportMap>(`import/${name}`)))
}

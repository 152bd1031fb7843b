import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SeedMode } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import { seedDistrict } from './seed-district.ts'

const SETTING = 'seeded'
/** What loading reads, and the code that loads. */
const SOURCES = ['districts', 'src/modules']

/** Loads the district's data unless this database has them already, as these very files say: a start should be quick. */
export async function seedIfChanged(
  runtime: Runtime,
  mode: SeedMode,
  progress: (text: string) => void,
): Promise<boolean> {
  const { root, district } = runtime.config
  const mark = `${district} ${mode} ${await marksOf(root)}`
  if ((await findSetting<string>(runtime.db, SETTING)) === mark) return false
  await seedDistrict(runtime, mode, progress)
  await saveSetting(runtime.db, SETTING, mark)
  return true
}

/** Stands for the files by name, size and time: their content need not be read. */
async function marksOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const names = (await readdir(join(root, source), { recursive: true })).filter(
      (name) => /\.(ts|json|csv|sql)$/.test(name) && !name.includes('.test.'),
    )
    const found = await Promise.all(names.sort().map(async (name) => ({ name, ...(await marks(root, source, name)) })))
    for (const { name, size, mtimeMs } of found) hash.update(`${source}/${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 32)
}

async function marks(root: string, source: string, name: string): Promise<{ size: number; mtimeMs: number }> {
  const { size, mtimeMs } = await stat(join(root, source, name))
  return { size, mtimeMs }
}

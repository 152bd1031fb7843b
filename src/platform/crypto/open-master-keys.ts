import { existsSync } from 'node:fs'
import type { Database } from '../db/database.ts'
import { findSetting, saveSetting } from '../settings/setting-store.ts'
import { startFaults } from '../start-faults.ts'
import { loadMasterKeys, type MasterKey, masterKeyPath } from './master-keys.ts'
import { softwareProvider } from './software-provider.ts'

const SETTING = 'masterKeys'

/** Version to fingerprint, from which the key cannot be told. */
type Known = Record<string, string>

/**
 * The keys under which this database was written. With others a start would seem to succeed, and whatever was sealed
 * before could not be opened: so a missing or different key is refused, and no new one is made beside old data.
 */
export async function openMasterKeys(
  db: Database,
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<MasterKey[]> {
  const known = await findSetting<Known>(db, SETTING)
  if (known && !env.YIWANG_MASTER_KEY && !existsSync(masterKeyPath(dataDir))) throw startFaults.masterKeyLost(dataDir)
  const keys = await loadMasterKeys(dataDir, env)
  const here = Object.fromEntries(keys.map(({ version, key }) => [version, fingerprint(key)]))
  for (const [version, print] of Object.entries(known ?? {}))
    if (here[version] !== print) throw startFaults.masterKeyLost(dataDir)
  if (Object.keys(here).length > Object.keys(known ?? {}).length) await saveSetting(db, SETTING, here)
  return keys
}

function fingerprint(key: Buffer): string {
  return softwareProvider.hmacSm3(key, 'yiwang master key').toString('hex').slice(0, 16)
}

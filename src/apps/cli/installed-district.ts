import { openDatabase } from '#platform/db/database.ts'
import { findSetting } from '#platform/settings/setting-store.ts'

/** Key of the district that this database was loaded for; null when it is still empty. */
export async function installedDistrict(appUrl: string): Promise<string | null> {
  const db = openDatabase(appUrl, { connections: 1 })
  try {
    const installed = await findSetting<{ key: string }>(db, 'district')
    return installed?.key ?? null
  } finally {
    await db.end()
  }
}

import { openDatabase } from '#platform/db/database.ts'
import { findSetting } from '#platform/settings/setting-store.ts'

/** The district that this database was initialised for; the given key when it is still empty. */
export async function installedDistrict(appUrl: string, key: string): Promise<string> {
  const db = openDatabase(appUrl, { connections: 1 })
  try {
    const installed = await findSetting<{ key: string }>(db, 'district')
    return installed?.key ?? key
  } finally {
    await db.end()
  }
}

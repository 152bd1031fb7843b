import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CALENDAR_YEARS, type CalendarYears, missingYears } from '#modules/clocks/contract.ts'
import type { Config } from '#platform/config/config.ts'
import { openMasterKeys } from '#platform/crypto/open-master-keys.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { compareSchema } from '#platform/db/migrate.ts'
import { countFailures } from '#platform/outbox/outbox-store.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { discoverModules, migrationFolders } from '../discover.ts'
import { needs } from './finding.ts'

type Environment = Readonly<Record<string, string | undefined>>

export async function checkDatabase(config: Config, env: Environment): Promise<string> {
  // To look at a new copy must not make a database in it.
  const isEmbedded = !env.DATABASE_URL
  const isMade = ['postgres', 'postgres-location.json'].some((name) => existsSync(join(config.dataDir, name)))
  if (isEmbedded && !isMade) return '内置数据库尚未建立，首次启动时自动建立'
  const found = await resolveDatabase(env, config.dataDir, () => {})
  const db = openDatabase(found.appUrl, { connections: 1 })
  try {
    const where = isEmbedded ? `内置数据库${found.embedded?.startedByUs ? '可以启动' : '正在运行'}` : '外部数据库可连接'
    const district = await findSetting<{ name: string }>(db, 'district').catch(() => null)
    if (!district) return `${where}，还没有区（请运行 bin/yiwang seed --demo 或 init）`
    const keys = await openMasterKeys(db, config.dataDir, env)
    return `${where}，区：${district.name}，${await schemaOf(db)}，主密钥 ${keys.length} 个（请与数据分开备份）${await calendarOf(db)}`
  } finally {
    await db.end()
    await found.embedded?.stop()
  }
}

async function schemaOf(db: Database): Promise<string> {
  const { waiting, changed } = await compareSchema(db, migrationFolders(await discoverModules()))
  needs(
    changed.length === 0,
    '',
    `数据库结构步骤 ${changed.join('、')} 执行后被改动过，不能启动。请换回与数据库相配的程序版本`,
  )
  const stuck = await countFailures(db)
  needs(stuck === 0, '', `有 ${stuck} 项后续处理反复失败，见表 platform.failed_reaction 和运行日志，改正后会自动重做`)
  return waiting === 0 ? '结构最新' : `有 ${waiting} 步结构更新，下次启动自动完成`
}

/** A year without calendar is no fault yet, but somebody has to load it in time. */
async function calendarOf(db: Database): Promise<string> {
  const years = await findSetting<CalendarYears>(db, CALENDAR_YEARS)
  if (!years) return ''
  return missingYears(years, Date.now())
    .map((year) => `。${year.zh}`)
    .join('')
}

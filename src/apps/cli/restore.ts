import { parseArgs } from 'node:util'
import { checkBackup, contentDigest } from '#platform/backup/read-backup.ts'
import { demandEmptyPlace, hasMasterKey, restoreBackup, stepsOfBackup } from '#platform/backup/restore-backup.ts'
import { readConfig } from '#platform/config/config.ts'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { discoverModules, migrationFolders, ROOT } from '../discover.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { appRoleOf } from './open-house.ts'
import { readableFile, UsageError } from './words-of.ts'

/** Puts a backup back into an empty place, and compares what stands there with what was taken. */
export async function restore(words: string[]): Promise<number> {
  const { positionals } = parseArgs({ args: words, allowPositionals: true })
  const [name] = positionals
  if (!name || positionals.length > 1) throw new UsageError('请写一个备份文件名。')
  const say = (text: string) => console.error(text)
  const file = await readableFile(name)
  say('正在核对备份文件')
  const backup = await checkBackup(file)
  const modules = await discoverModules()
  const steps = await stepsOfBackup(backup, migrationFolders(modules))
  const { dataDir } = readConfig(ROOT, process.env)
  const database = await resolveDatabase(process.env, dataDir, say)
  try {
    const { ownerUrl } = database
    const wish = { ownerUrl, dataDir, file, backup, onPart: (part: string) => say(`恢复 ${part}`) }
    await demandEmptyPlace(wish)
    const appRole = appRoleOf(database)
    await prepareDatabase(ownerUrl, modules, { appRole, only: steps })
    await restoreBackup(wish)
    const newer = await prepareDatabase(ownerUrl, modules, { appRole })
    const { head, manifest } = backup
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { id, madeAt, district } = head
    const counts = { tables: manifest.tables.length, rows, files: manifest.files.count, jobs: manifest.jobs.length }
    const hasKeys = await hasMasterKey(dataDir, process.env)
    console.log(
      JSON.stringify({
        id,
        madeAt,
        district,
        ...counts,
        newerSteps: newer.length,
        hasKeys,
        digest: contentDigest(backup),
      }),
    )
    say(
      hasKeys
        ? '已恢复，逐表核对一致。现在可运行 bin/yiwang verify-history 核对记录，再启动服务。'
        : `已恢复，逐表核对一致。启动前请把原来的密钥放进 ${dataDir}/keys（master.key、signing.key），否则不能启动。`,
    )
    return 0
  } finally {
    await database.embedded?.stop()
  }
}

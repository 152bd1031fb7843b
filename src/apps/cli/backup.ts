import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { contentDigest } from '#platform/backup/read-backup.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { readConfig } from '#platform/config/config.ts'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { ROOT } from '../discover.ts'
import { UsageError } from './words-of.ts'

/** Writes all data of the installation into one file, while it serves. */
export async function backup(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { 'with-keys': { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (!name || positionals.length > 1) throw new UsageError('请写一个备份文件名。')
  const file = resolve(name)
  const say = (text: string) => console.error(text)
  const { dataDir } = readConfig(ROOT, process.env)
  const database = await resolveDatabase(process.env, dataDir, say)
  try {
    const made = await writeBackup({
      ownerUrl: database.ownerUrl,
      dataDir,
      file,
      withKeys: values['with-keys'],
      nowMs: Date.now(),
      onPart: (part) => say(`备份 ${part}`),
    })
    const { head, manifest } = made
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { id, madeAt, district } = head
    const counts = { tables: manifest.tables.length, rows, files: manifest.files.count, jobs: manifest.jobs.length }
    console.log(
      JSON.stringify({ file, id, madeAt, district, ...counts, keys: manifest.keys, digest: contentDigest(made) }),
    )
    say(
      manifest.keys.length > 0
        ? '已写完并核对。备份里有密钥：谁拿到它就能看到全部个人信息，请像保管密钥一样保管。'
        : `已写完并核对。备份里没有密钥：没有 ${dataDir}/keys，恢复后姓名电话无法读取，请另行保管。`,
    )
    return 0
  } finally {
    await database.embedded?.stop()
  }
}

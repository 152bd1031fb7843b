import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { INTERRUPTED } from './import-handlers.ts'
import { filesInUse, giveUpRuns } from './import-store.ts'
import { importsFolder } from './imports-folder.ts'

const DAY_MS = 86_400_000
const GIVEN_UP = '导入多次中断，已停止，上传的文件已删除。请重新上传，已导入的不会重复。'

/**
 * Once a day: uploads hold names and phones in clear, so nothing of them stays that nobody will read again. A job is tried
 * again for some hours; an import that is still broken a day later will not be, and its file goes too.
 */
export const sweepUploadsJob = job(
  'intake.sweepUploads',
  async (_payload, call) => {
    // Files bear the time of the clock on the wall, whatever time it is in a replay.
    const beforeMs = call.runtime.wallMs() - DAY_MS
    await call.runtime.files.sweep(beforeMs)
    await giveUpRuns(call.db, beforeMs, { interrupted: INTERRUPTED, givenUp: GIVEN_UP })
    await sweepImports(call, beforeMs)
  },
  '40 3 * * *',
)

async function sweepImports(call: Call, beforeMs: number): Promise<void> {
  const folder = importsFolder(call.runtime.config)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return []
  })
  // Asked for after the folder was read: what has come since is not in the list.
  const used = new Set(await filesInUse(call.db))
  for (const name of names) {
    const path = join(folder, name)
    const found = used.has(path) ? null : await stat(path).catch(() => null)
    if (found?.isFile() && found.mtimeMs < beforeMs) await rm(path, { force: true })
  }
}

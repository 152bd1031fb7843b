import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFaults } from '../../start-faults.ts'
import { answers } from './ask-server.ts'
import type { DataPlace } from './data-place.ts'
import { SOCKET_FILE } from './embedded-url.ts'
import type { RunningServer } from './launch-server.ts'
import { findPostmasterFile } from './postmaster-file.ts'
import { isPostgres } from './processes.ts'
import { findRunRecord } from './run-record.ts'
import { stopPostmaster } from './stop-postmaster.ts'

const POLL_MS = 50
const PATIENCE_MS = 10_000
/** PostgreSQL writes `ready` a moment after its socket is there; a socket missing for so long was taken away. */
const SWEPT_MS = 500

/** The server of this place if it runs; waits for one that is recovering or stopping. Only under the start lock. */
export async function findRunning(place: DataPlace, log: (line: string) => void): Promise<RunningServer | null> {
  const begin = performance.now()
  let newsAt = begin + PATIENCE_MS
  for (;;) {
    const file = await findPostmasterFile(place.dataFolder)
    if (!file || !(await isPostgres(file.pid))) return null
    const { pid, socketFolder } = file
    if (socketFolder && (await answers(socketFolder, place.dataFolder))) return { postmasterPid: pid, socketFolder }
    if (file.isReady && performance.now() > begin + SWEPT_MS && !(await exists(join(socketFolder, SOCKET_FILE)))) {
      await stopUnreachable(place, pid)
      return null
    }
    if (performance.now() > newsAt) {
      if (file.isReady) throw silent(place, pid)
      log('内置数据库：等待它恢复或停止 (waiting until it has recovered or stopped)')
      newsAt += PATIENCE_MS
    }
    await sleep(POLL_MS)
  }
}

/** A socket that was swept away from the temporary folder does not come back; nobody can reach that server any more. */
async function stopUnreachable(place: DataPlace, pid: number) {
  if ((await findRunRecord(place.home))?.postmasterPid !== pid) throw silent(place, pid)
  await stopPostmaster(pid)
}

function silent(place: DataPlace, pid: number) {
  return startFaults.embeddedDidNotStart(`进程 ${pid} 在运行但不回应`, join(place.dataFolder, 'log'))
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

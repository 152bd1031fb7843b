import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DataPlace, openDataPlace } from './embedded/data-place.ts'
import { findRunning } from './embedded/find-running.ts'
import { launchServer, type RunningServer } from './embedded/launch-server.ts'
import { findPostmasterFile } from './embedded/postmaster-file.ts'
import { withStartLock } from './embedded/start-lock.ts'
import { stopPostmaster } from './embedded/stop-postmaster.ts'

const silent = () => {}
let opened: Promise<RunningServer> | null = null

/**
 * The one test server of this machine and user: begun by the first process that needs it, left running for the others.
 * It does not write through to the disk, so nothing but tests may use it.
 */
export function openTestServer(): Promise<RunningServer> {
  opened ??= open(testServerFolder())
  return opened
}

/** For whoever runs all tests, at the end. Returns whether one was running. */
export async function stopTestPostgres(): Promise<boolean> {
  const folder = testServerFolder()
  opened = null
  if (!existsSync(folder)) return false
  const place = await openDataPlace(folder)
  return withStartLock(place.clusterName, async () => {
    const running = await findRunning(place, silent)
    if (!running) return false
    await stopPostmaster(running.postmasterPid)
    await rmdir(running.socketFolder)
    return true
  })
}

export function testServerFolder(): string {
  return join(tmpdir(), `yiwang-test-pg-${process.getuid?.() ?? 0}`)
}

async function open(folder: string): Promise<RunningServer> {
  await mkdir(folder, { recursive: true })
  if ((await stat(folder)).uid !== process.getuid?.()) throw new Error(`${folder} belongs to another user: remove it`)
  const place = await openDataPlace(folder)
  return withStartLock(place.clusterName, async () => {
    const running = await findRunning(place, silent)
    if (running) return running
    await discardAfterPowerLoss(place)
    return launchServer(place, 'test', silent)
  })
}

/** Without fsync a machine that went down in the middle leaves data that cannot be trusted. */
async function discardAfterPowerLoss(place: DataPlace) {
  const bootId = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
  const bootFile = join(place.home, 'boot-id')
  const before = await readFile(bootFile, 'utf8').catch(() => bootId)
  if (before !== bootId && (await findPostmasterFile(place.dataFolder)))
    await rm(place.dataFolder, { recursive: true, force: true })
  await writeFile(bootFile, bootId)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFaults } from '../../start-faults.ts'
import { answers } from './ask-server.ts'
import type { DataPlace } from './data-place.ts'
import { explainEnding } from './explain-ending.ts'
import { findPostmasterFile } from './postmaster-file.ts'
import { serverEnvironment } from './server-environment.ts'

export interface Postmaster {
  pid: number
  untilReady(log: (line: string) => void): Promise<void>
}

const START_LOG = 'postgres-start.log'
const POLL_MS = 10
const NEWS_EVERY_MS = 5_000

/** Starts PostgreSQL in a session of its own; it goes on when we end. */
export async function spawnPostmaster(
  binaries: string,
  place: DataPlace,
  socketFolder: string,
  configFile: string,
): Promise<Postmaster> {
  const logFile = join(place.home, START_LOG)
  await rm(logFile, { force: true })
  const startLog = await open(logFile, 'wx')
  try {
    const settings = {
      config_file: configFile,
      cluster_name: place.clusterName,
      listen_addresses: '',
      port: '5432',
      unix_socket_directories: socketFolder,
    }
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const { uid, gid } = place.account
    const child = spawn(join(binaries, 'bin/postgres'), ['-D', place.dataFolder, ...options], {
      // Detached: a Ctrl-C in the terminal is for the program, which stops the server in its own time.
      detached: true,
      stdio: ['ignore', startLog.fd, startLog.fd],
      cwd: '/',
      uid,
      gid,
      env: serverEnvironment(),
    })
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
    return { pid: child.pid ?? 0, untilReady: (log) => waitUntilReady(child, place, socketFolder, log) }
  } catch (error) {
    throw startFaults.embeddedUnsupported(`${process.platform}-${process.arch}`, error)
  } finally {
    await startLog.close()
  }
}

/** Recovery after a crash may take minutes; as long as the server lives it is waited for. */
async function waitUntilReady(
  child: ChildProcess,
  place: DataPlace,
  socketFolder: string,
  log: (line: string) => void,
) {
  let newsAt = performance.now() + NEWS_EVERY_MS
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw await whyItEnded(place)
    const file = await findPostmasterFile(place.dataFolder)
    if (file?.pid === child.pid && file?.isReady && (await answers(socketFolder, place.dataFolder))) return
    if (performance.now() > newsAt) {
      log('内置数据库：正在恢复上次未写完的数据 (recovering after an unclean stop)')
      newsAt += NEWS_EVERY_MS
    }
    await sleep(POLL_MS)
  }
}

async function whyItEnded(place: DataPlace) {
  const logFile = join(place.home, START_LOG)
  return explainEnding(await readFile(logFile, 'utf8'), place.home, logFile)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rm, stat, statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { constrainedMemory } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFaults } from '../../start-faults.ts'
import { answers, askServer } from './ask-server.ts'
import { checkFreeSpace } from './check-free-space.ts'
import { clearLeftovers } from './clear-leftovers.ts'
import { createCluster } from './create-cluster.ts'
import { type DataPlace, isInitialised } from './data-place.ts'
import { ensureRoles } from './ensure-roles.ts'
import { explainEnding } from './explain-ending.ts'
import { ownFolder } from './own-folder.ts'
import { readyBinaries } from './postgres-binaries.ts'
import { getPostgresPackage } from './postgres-package.ts'
import { findPostmasterFile } from './postmaster-file.ts'
import { replaceFile } from './replace-file.ts'
import { writeRunRecord } from './run-record.ts'
import { serverEnvironment } from './server-environment.ts'
import { type ServerPurpose, serverSettings, settingsFile } from './server-settings.ts'
import { readySocketFolder } from './socket-folder.ts'

export interface RunningServer {
  postmasterPid: number
  socketFolder: string
}

const START_LOG = 'postgres-start.log'
const POLL_MS = 10
const NEWS_EVERY_MS = 5_000

/** Starts the server of a place where none runs. Only under the start lock. */
export async function launchServer(
  place: DataPlace,
  purpose: ServerPurpose,
  log: (line: string) => void,
): Promise<RunningServer> {
  await checkFreeSpace(place.home)
  const postgres = await getPostgresPackage()
  const binaries = await readyBinaries(postgres, place.account, place.home, log)
  if (await isInitialised(place.dataFolder)) {
    await checkVersion(place.dataFolder, postgres.version)
    if (place.account.lowered && (await stat(place.dataFolder)).uid === 0)
      await ownFolder(place.dataFolder, place.account)
  } else {
    log('内置数据库：首次建立数据 (creating its data, once)')
    await createCluster(binaries, place, purpose)
  }
  const socketFolder = await readySocketFolder(place)
  await clearLeftovers(place, socketFolder)
  const configFile = join(place.home, 'postgres.conf')
  await replaceFile(configFile, settingsFile(serverSettings(await describeMachine(place), purpose)))
  const child = await spawnPostmaster(binaries, place, socketFolder, configFile)
  const running = { postmasterPid: child.pid ?? 0, socketFolder }
  await writeRunRecord(place.home, running)
  await waitUntilReady(child, place, socketFolder, log)
  await askServer(socketFolder, 'postgres', ensureRoles)
  return running
}

async function spawnPostmaster(binaries: string, place: DataPlace, socketFolder: string, configFile: string) {
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
    return child
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

async function checkVersion(dataFolder: string, packageVersion: string) {
  const found = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).trim()
  const needed = packageVersion.split('.', 1)[0] ?? ''
  if (found !== needed) throw startFaults.embeddedOtherVersion(dataFolder, found, needed)
}

async function describeMachine(place: DataPlace) {
  const shared = await statfs('/dev/shm').catch(() => null)
  // 0 or a number beyond the memory: no limit is set for this process.
  const limit = constrainedMemory()
  return {
    memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    sharedMemoryBytes: shared ? shared.blocks * shared.bsize : 0,
    isLoginAccount: !place.account.lowered && place.account.uid >= 1000,
  }
}

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { startFaults } from '../../start-faults.ts'
import { askServer } from './ask-server.ts'
import { checkFreeSpace } from './check-free-space.ts'
import { clearLeftovers } from './clear-leftovers.ts'
import { createCluster } from './create-cluster.ts'
import { type DataPlace, isInitialised } from './data-place.ts'
import { describeMachine } from './describe-machine.ts'
import { ensureRoles } from './ensure-roles.ts'
import { ownFolder } from './own-folder.ts'
import { readyBinaries } from './postgres-binaries.ts'
import { getPostgresPackage } from './postgres-package.ts'
import { replaceFile } from './replace-file.ts'
import { writeRunRecord } from './run-record.ts'
import { type ServerPurpose, serverSettings, settingsFile } from './server-settings.ts'
import { readySocketFolder } from './socket-folder.ts'
import { spawnPostmaster } from './spawn-postmaster.ts'

export interface RunningServer {
  postmasterPid: number
  socketFolder: string
}

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
  await replaceFile(configFile, settingsFile(serverSettings(await describeMachine(place.account), purpose)))
  const postmaster = await spawnPostmaster(binaries, place, socketFolder, configFile)
  const running = { postmasterPid: postmaster.pid, socketFolder }
  await writeRunRecord(place.home, running)
  await postmaster.untilReady(log)
  await askServer(socketFolder, 'postgres', ensureRoles)
  return running
}

async function checkVersion(dataFolder: string, packageVersion: string) {
  const found = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).trim()
  const needed = packageVersion.split('.', 1)[0] ?? ''
  if (found !== needed) throw startFaults.embeddedOtherVersion(dataFolder, found, needed)
}

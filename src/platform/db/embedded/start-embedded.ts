import { existsSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { type DataPlace, openDataPlace } from './data-place.ts'
import { APP_ROLE, DATABASE_NAME, embeddedUrl, OWNER_ROLE } from './embedded-url.ts'
import { findRunning } from './find-running.ts'
import { launchServer, type RunningServer } from './launch-server.ts'
import { findRunRecord } from './run-record.ts'
import { enterServer, leaveServer } from './server-users.ts'
import { withStartLock } from './start-lock.ts'
import { stopPostmaster } from './stop-postmaster.ts'

export interface EmbeddedOptions {
  dataDir: string
  /** Told what takes long, a line at a time. */
  log?: (line: string) => void
}

/** A handle on the embedded database; several processes may hold one at once. */
export interface Embedded {
  ownerUrl: string
  appUrl: string
  startedByUs: boolean
  postmasterPid: number
  /** Where PostgreSQL keeps its files; elsewhere than in the data folder when its user cannot enter that. */
  dataFolder: string
  /** Gives the handle back. The last one out stops the server, if it was launched by this program at all. */
  stop(): Promise<void>
}

/** Attaches to the running database of the data folder, or starts it, or makes it first. */
export async function startEmbedded({ dataDir, log = () => {} }: EmbeddedOptions): Promise<Embedded> {
  const place = await openDataPlace(dataDir)
  return withStartLock(place.clusterName, async () => {
    const found = await findRunning(place, log)
    return hold(place, found ?? (await launchServer(place, 'product', log)), found === null)
  })
}

/** Attaches to the running database of the data folder; null if none runs. */
export async function attachEmbedded({ dataDir, log = () => {} }: EmbeddedOptions): Promise<Embedded | null> {
  if (!existsSync(dataDir)) return null
  const place = await openDataPlace(dataDir)
  return withStartLock(place.clusterName, async () => {
    const found = await findRunning(place, log)
    return found && hold(place, found, false)
  })
}

async function hold(place: DataPlace, server: RunningServer, startedByUs: boolean): Promise<Embedded> {
  const { postmasterPid, socketFolder } = server
  const user = await enterServer(place.home)
  const isOurs = (await findRunRecord(place.home))?.postmasterPid === postmasterPid
  let stopping: Promise<void> | null = null
  const leave = () =>
    withStartLock(place.clusterName, async () => {
      if ((await leaveServer(place.home, user)) || !isOurs) return
      await stopPostmaster(postmasterPid)
      // Left in place if something else lies in it.
      await rmdir(socketFolder).catch(() => {})
    })
  return {
    ownerUrl: embeddedUrl(socketFolder, OWNER_ROLE, DATABASE_NAME),
    appUrl: embeddedUrl(socketFolder, APP_ROLE, DATABASE_NAME),
    startedByUs,
    postmasterPid,
    dataFolder: place.dataFolder,
    stop: () => {
      stopping ??= leave()
      return stopping
    },
  }
}

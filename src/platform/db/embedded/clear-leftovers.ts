import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DataPlace } from './data-place.ts'
import { SOCKET_FILE } from './embedded-url.ts'
import { findPostmasterFile } from './postmaster-file.ts'
import { findClusterProcesses, isPidTaken, signalProcess } from './processes.ts'

const PATIENCE_MS = 10_000

/**
 * After a server that was killed: its other processes must be gone before a new one may touch the data (PostgreSQL
 * checks this too), then what it left is removed. They end by themselves, one in the middle of a long query late.
 */
export async function clearLeftovers(place: DataPlace, socketFolder: string) {
  await endProcesses(place.clusterName)
  const left = await findPostmasterFile(place.dataFolder)
  // PostgreSQL would refuse to start: the pid belongs to another program now (the machine was restarted),
  // or to the dead server itself, which a container without an init does not reap.
  if (left && (await isPidTaken(left.pid))) await rm(join(place.dataFolder, 'postmaster.pid'), { force: true })
  for (const name of [SOCKET_FILE, `${SOCKET_FILE}.lock`]) await rm(join(socketFolder, name), { force: true })
}

async function endProcesses(clusterName: string) {
  for (const signal of ['SIGQUIT', 'SIGKILL', null] as const) {
    const deadline = performance.now() + PATIENCE_MS
    let left = await findClusterProcesses(clusterName)
    while (left.length > 0 && performance.now() < deadline) {
      await sleep(20)
      left = await findClusterProcesses(clusterName)
    }
    if (left.length === 0 || signal === null) return
    for (const pid of left) signalProcess(pid, signal)
  }
}

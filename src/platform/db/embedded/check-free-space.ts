import { statfs } from 'node:fs/promises'
import { startFaults } from '../../start-faults.ts'

const MB = 2 ** 20
const NEEDED_MB = 500

/** A database that starts on a full disk stops at the first checkpoint: better not to start. */
export async function checkFreeSpace(folder: string, neededMb: number = NEEDED_MB) {
  const { bavail, bsize } = await statfs(folder)
  const freeMb = Math.floor((bavail * bsize) / MB)
  if (freeMb < neededMb) throw startFaults.diskFull(folder, freeMb, neededMb)
}

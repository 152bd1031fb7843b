import { statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { constrainedMemory } from 'node:process'
import type { ServerAccount } from './server-account.ts'
import type { ServerMachine } from './server-settings.ts'

export async function describeMachine(account: ServerAccount): Promise<ServerMachine> {
  const shared = await statfs('/dev/shm').catch(() => null)
  // 0 or a number beyond the memory: no limit is set for this process.
  const limit = constrainedMemory()
  return {
    memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    sharedMemoryBytes: shared ? shared.blocks * shared.bsize : 0,
    isLoginAccount: !account.lowered && account.uid >= 1000,
  }
}

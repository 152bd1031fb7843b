import type { StartFault } from './start-fault.ts'
import { startFaults } from './start-faults.ts'

/** What a failed `listen` means to the person who started the program; null when it is none of theirs. */
export function listenFault(error: unknown, host: string, port: number): StartFault | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return startFaults.portTaken(host, port)
  if (code === 'EACCES') return startFaults.portForbidden(host, port)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return startFaults.hostUnknown(host)
  return null
}

import type { StartFault } from '../../start-fault.ts'
import { startFaults } from '../../start-faults.ts'

/** Turns what PostgreSQL wrote before it ended into the sentence for the person at the keyboard. */
export function explainEnding(output: string, home: string, logFile: string): StartFault {
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => !line.includes('HINT:'))
  if (/No space left on device|Disk quota exceeded/.test(output)) return startFaults.diskFull(home, 0, 500)
  const telling = lines.findLast((line) => /FATAL:|PANIC:|error:/.test(line)) ?? lines.at(-1) ?? ''
  return startFaults.embeddedDidNotStart(telling.replace(/^.*?(FATAL|PANIC|error):\s*/, ''), logFile)
}

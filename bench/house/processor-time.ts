import { readFileSync } from 'node:fs'
import type pg from 'pg'

const TICK_MS = 10

/** Processor milliseconds that a process has taken so far; nought of one that is not there. */
export function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/** Processor milliseconds so far of the server and of all processes of the database but the one that asks. */
export function watchProcessors(sql: pg.Client, serverPid: number): () => Promise<number> {
  // One that has ended keeps what it took when it was last seen.
  const taken = new Map<number, number>()
  return async () => {
    const { rows } = await sql.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()')
    for (const pid of [serverPid, ...rows.map((row) => row.pid)])
      taken.set(pid, Math.max(processorMs(pid), taken.get(pid) ?? 0))
    return [...taken.values()].reduce((sum, ms) => sum + ms, 0)
  }
}

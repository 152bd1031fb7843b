import { readFileSync } from 'node:fs'

/** Resident memory of a process now, MiB (VmRSS of /proc). */
export function residentMemoryMiB(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}

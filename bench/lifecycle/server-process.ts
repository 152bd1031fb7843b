import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/apps/discover.ts'

export interface ServerProcess {
  pid: number
  stop(): Promise<void>
}

/** The product as it is run for real: its own process, reached over HTTP. */
export async function startServer(port: number, dataDir: string): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [join(ROOT, 'src/apps/cli/main.ts'), 'serve', '--demo'], {
    // Made-up values of sensors are no part of what a district's machine does.
    env: {
      ...process.env,
      YIWANG_PORT: String(port),
      YIWANG_DATA: dataDir,
      YIWANG_LOG: 'warn',
      YIWANG_SIMULATE: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    if (tries > 300 || child.exitCode !== null) throw new Error('the server did not start')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Highest resident memory of a process so far, MiB (VmHWM of /proc). */
export function peakMemoryMiB(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}

/** Memory of all PostgreSQL processes now, MiB, shared pages counted once (Pss). */
export function databaseMemoryMiB(): number {
  let kib = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) continue
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // the process ended while it was looked at
    }
  return Math.round(kib / 1024)
}

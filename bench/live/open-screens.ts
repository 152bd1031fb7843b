import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FromScreens, ToScreens } from './screens-process.ts'

type Report = Extract<FromScreens, { did: 'report' }>

/** Screens of another process, all connected to the stream. */
export interface Screens {
  open(): Promise<number>
  close(): Promise<void>
  report(asked: [key: string, atMs: number][]): Promise<Report>
  stop(): void
}

export function openScreens(port: number, cookies: string[]): Screens {
  const child = fork(join(import.meta.dirname, 'screens-process.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let failed: Error | null = null
  child.on('error', (error) => {
    failed = error
  })
  const ask = async (told: ToScreens): Promise<FromScreens> => {
    if (failed) throw failed
    const answered = once(child, 'message')
    child.send(told)
    return (await answered)[0] as FromScreens
  }
  return {
    open: async () => ((await ask({ do: 'open', port, cookies })) as Extract<FromScreens, { did: 'open' }>).open,
    close: async () => {
      await ask({ do: 'close' })
    },
    report: async (asked) => (await ask({ do: 'report', asked })) as Report,
    stop: () => child.kill('SIGTERM'),
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from '../../src/apps/discover.ts'

export interface CityOptions {
  port: number
  book: string
  district: string
  key: string
  secret: string
  trouble: object
}

export interface CityState {
  waiting: number
  threads: { thread: string; state: string; down: string[]; up: string[]; held: number }[]
}

/** The simulated city as a process of its own, which can be killed and comes back with what it had written down. */
export class CityProcess {
  readonly #options: CityOptions
  #child: ChildProcess | null = null

  constructor(options: CityOptions) {
    this.#options = options
    this.start()
  }

  start(): void {
    const { port, book, district, key, secret, trouble } = this.#options
    const words = ['--port', String(port), '--book', book, '--district', district, '--key', key, '--secret', secret]
    this.#child = spawn(
      process.execPath,
      [
        join(ROOT, 'src/adapters/upper-platform/simulator/main.ts'),
        ...words,
        ...['--trouble', JSON.stringify(trouble)],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (!child) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    this.#child = null
  }

  /** Asked again until it answers: it may just be dead. */
  async ask<T>(what: string, body: unknown = null): Promise<T> {
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(`http://127.0.0.1:${this.#options.port}/control/${what}`, {
        method: 'POST',
        body: JSON.stringify(body),
      }).catch(() => null)
      if (answer?.ok) return (await answer.json()) as T
      await pause(100)
    }
    throw new Error('the simulated city does not answer')
  }
}

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { HttpClient, type Session } from '../lifecycle/http-client.ts'

/** People of the district at their desks, who try again when the server is away. */
export class DistrictClient {
  readonly #port: number
  readonly #http: HttpClient
  readonly #sessions = new Map<string, Session>()

  constructor(port: number) {
    this.#port = port
    this.#http = new HttpClient(port, 8)
  }

  /** The same key at every try, so that a command whose answer was lost is not done twice. */
  async command(
    account: string,
    method: 'POST' | 'PUT',
    path: string,
    input: object,
  ): Promise<{ status: number; body: unknown }> {
    const key = randomUUID()
    return this.#again(async () => {
      const { cookie, csrfToken } = await this.#session(account)
      const answer = await fetch(`http://127.0.0.1:${this.#port}/api/v1${path}`, {
        method,
        headers: { cookie, 'x-csrf-token': csrfToken, 'idempotency-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return { status: answer.status, body: (await answer.json()) as unknown }
    })
  }

  async read<T>(account: string, path: string): Promise<T> {
    const { status, body } = await this.#again(async () => this.#http.send('GET', path, await this.#session(account)))
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    return body as T
  }

  close(): void {
    this.#http.close()
  }

  async #session(account: string): Promise<Session> {
    const known = this.#sessions.get(account) ?? (await this.#http.signIn(account, 'Yiwang-demo-1'))
    this.#sessions.set(account, known)
    return known
  }

  async #again<T extends { status: number }>(work: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < 600; tries++) {
      const answer = await work().catch(() => null)
      if (answer && answer.status < 500) return answer
      await pause(200)
    }
    throw new Error('the district does not answer')
  }
}

import { Agent, request } from 'node:http'
import type { Session } from '../lifecycle/http-client.ts'

export interface AskedTile {
  status: number
  bytes: Buffer
  etag: string | null
  ms: number
}

/** Asks for tiles as a browser does: kept connections, a cookie, what it has named by its tag. */
export class TileClient {
  readonly #agent: Agent
  readonly #port: number
  readonly #session: Session

  constructor(port: number, session: Session, connections: number) {
    this.#port = port
    this.#session = session
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  ask(path: string, etag?: string): Promise<AskedTile> {
    const begunMs = performance.now()
    const headers = { cookie: this.#session.cookie, ...(etag === undefined ? {} : { 'if-none-match': etag }) }
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.#agent, host: '127.0.0.1', port: this.#port, path: `/api/v1${path}`, headers },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              bytes: Buffer.concat(parts),
              etag: (answer.headers.etag as string | undefined) ?? null,
              ms: performance.now() - begunMs,
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.end()
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

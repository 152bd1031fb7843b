import { Agent, request } from 'node:http'

export interface Session {
  cookie: string
  csrfToken: string
}

export interface Answer {
  status: number
  body: unknown
}

/** The thinnest client that behaves like a browser: kept connections, cookie, CSRF token, JSON. */
export class HttpClient {
  readonly #agent: Agent
  readonly #port: number

  constructor(port: number, connections: number) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  async signIn(account: string, password: string): Promise<Session> {
    const { status, body, cookie } = await this.#send('POST', '/sign-in', null, { account, password })
    if (status !== 200 || !cookie) throw new Error(`${account} cannot sign in: ${JSON.stringify(body)}`)
    return { cookie, csrfToken: (body as { csrfToken: string }).csrfToken }
  }

  send(method: 'GET' | 'POST', path: string, session: Session, input?: object, key?: string): Promise<Answer> {
    return this.#send(method, path, session, input, key)
  }

  /** Fetches a file and answers its length. */
  download(path: string, session: Session, input: object): Promise<number> {
    const text = JSON.stringify(input)
    const headers = { cookie: session.cookie, 'x-csrf-token': session.csrfToken, 'content-type': 'application/json' }
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.#agent, port: this.#port, host: '127.0.0.1', method: 'POST', path: `/api/v1${path}`, headers },
        (answer) => {
          let bytes = 0
          answer.on('data', (part: Buffer) => {
            bytes += part.length
          })
          answer.on('error', reject)
          answer.on('end', () =>
            answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${answer.statusCode}`)),
          )
        },
      )
      sent.on('error', reject)
      sent.end(text)
    })
  }

  close(): void {
    this.#agent.destroy()
  }

  #send(
    method: string,
    path: string,
    session: Session | null,
    input?: object,
    key?: string,
  ): Promise<Answer & { cookie: string | null }> {
    const text = input === undefined ? undefined : JSON.stringify(input)
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          port: this.#port,
          host: '127.0.0.1',
          method,
          path: `/api/v1${path}`,
          headers: {
            ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrfToken } : {}),
            ...(key ? { 'idempotency-key': key } : {}),
            ...(text === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            const body = Buffer.concat(parts).toString()
            const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null
            resolve({ status: answer.statusCode ?? 0, body: body === '' ? null : JSON.parse(body), cookie })
          })
        },
      )
      sent.on('error', reject)
      sent.end(text)
    })
  }
}

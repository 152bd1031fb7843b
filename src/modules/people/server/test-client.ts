import assert from 'node:assert/strict'
import { buildHttpServer } from '#platform/http/http-server.ts'
import type { Runtime } from '#platform/runtime.ts'

export interface Answer<T = Record<string, unknown>> {
  status: number
  body: T
}

/** A browser of a test: keeps the session cookie and sends the CSRF token, over the real HTTP face of the house. */
export interface TestClient {
  cookie: string
  csrfToken: string
  signIn(account: string, password: string): Promise<Answer>
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>
  send<T = Record<string, unknown>>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer<T>>
}

export async function openClients(house: {
  runtime: Runtime
}): Promise<{ client(): TestClient; close(): Promise<void> }> {
  const server = await buildHttpServer(house.runtime)
  await server.ready()
  let made = 0
  const client = (): TestClient => {
    made += 1
    const remoteAddress = `10.0.${made >> 8}.${made & 255}`
    const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => {
      const answer = await server.inject({
        method,
        url: `/api/v1${path}`,
        remoteAddress,
        headers: { cookie: self.cookie, 'x-csrf-token': self.csrfToken },
        ...(body === undefined ? {} : { payload: body }),
      })
      return { answer, status: answer.statusCode, body: answer.json() }
    }
    const self: TestClient = {
      cookie: '',
      csrfToken: '',
      signIn: async (account, password) => {
        const { answer, status, body } = await ask('POST', '/sign-in', { account, password })
        if (status === 200) {
          const set = answer.headers['set-cookie']
          assert.equal(typeof set, 'string')
          assert.match(String(set), /^yiwang_session=[\w-]{43}; .*HttpOnly; .*SameSite=Strict/)
          self.cookie = String(set).split(';')[0] ?? ''
          self.csrfToken = body.csrfToken
        }
        return { status, body }
      },
      get: async (path) => {
        const { status, body } = await ask('GET', path)
        return { status, body }
      },
      send: async (method, path, body = {}) => {
        const { status, body: answer } = await ask(method, path, body)
        return { status, body: answer }
      },
    }
    return self
  }
  return { client, close: () => server.close() }
}

export const DEMO_PASSWORD = 'Yiwang-demo-1'

import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { operation } from '#core/operation.ts'
import { callOperation } from './call-operation.ts'
import { onSignedOut, setCsrfToken } from './connection.ts'
import { Problem } from './problem.ts'
import { requestOf } from './request-of.ts'
import { useCommand } from './use-command.ts'

const words = { title: { zh: '试', en: 'try' }, may: 'signedIn', reach: 'own' } as const
const read = operation({
  ...words,
  name: 'test.read',
  http: 'GET /things/{id}',
  in: Type.Object({
    id: Type.String(),
    state: Type.Optional(Type.Array(Type.String())),
    only: Type.Optional(Type.Boolean()),
  }),
  out: Type.Object({ ok: Type.Boolean() }),
})
const change = operation({
  ...words,
  name: 'test.change',
  http: 'POST /things/{id}/change',
  in: Type.Object({ id: Type.String(), text: Type.String() }),
  out: Type.Object({ ok: Type.Boolean() }),
})

interface Seen {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

let server: Server
let seen: Seen[] = []
let answers: { status: number; body: unknown; drop?: boolean }[] = []
const browserFetch = globalThis.fetch

beforeAll(async () => {
  server = createServer(async (request, reply) => {
    let body = ''
    for await (const part of request) body += part
    seen.push({ method: request.method!, url: request.url!, headers: request.headers, body })
    const { status, body: answer, drop } = answers.shift() ?? { status: 200, body: { ok: true } }
    if (drop) return void request.socket.destroy()
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // A browser reads addresses from its page; here the page is the server.
  globalThis.fetch = (input, init) => browserFetch(new URL(String(input), base), init)
})
afterAll(() => {
  globalThis.fetch = browserFetch
  server.close()
})
beforeEach(() => {
  seen = []
  answers = []
  setCsrfToken('token-1')
})

test('a read puts path fields into the path and the rest into the query, lists by repeating the name', async () => {
  await callOperation(read, { id: 'a/b', state: ['filed', 'done'], only: true })
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/things/a%2Fb?state=filed&state=done&only=true' })
  expect(seen[0]!.headers['idempotency-key']).toBeUndefined()
})

test('a command carries token, key, version and language, and its body without the path fields', async () => {
  await callOperation(change, { id: '7', text: '好' }, { expectedVersion: 4, idempotencyKey: 'k-1' })
  const { headers, body } = seen[0]!
  expect(headers).toMatchObject({
    'x-csrf-token': 'token-1',
    'idempotency-key': 'k-1',
    'if-match': '"4"',
    'accept-language': 'zh',
    'content-type': 'application/json',
  })
  expect(JSON.parse(body)).toEqual({ text: '好' })
})

test('a refusal becomes a problem with code, sentence, way out and fields', async () => {
  answers = [
    {
      status: 422,
      body: {
        code: 'children-open',
        detail: '还有下级工单未办结',
        wayOut: '请等待办结',
        fields: [{ field: 'text', detail: '必填' }],
      },
    },
  ]
  const problem = await callOperation(change, { id: '7', text: '' }).catch((thrown: unknown) => thrown)
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ code: 'children-open', status: 422, wayOut: '请等待办结', mayRetry: false })
  expect((problem as Problem).fields).toEqual([{ field: 'text', detail: '必填' }])
})

test('an answer that is no problem document, and a broken line, are said in words and may be tried again', async () => {
  answers = [
    { status: 502, body: 'bad gateway' },
    { status: 0, body: null, drop: true },
  ]
  const gateway = await callOperation(read, { id: '1' }).catch((thrown: unknown) => thrown)
  expect(gateway).toMatchObject({ status: 502, mayRetry: true })
  const broken = await callOperation(read, { id: '1' }).catch((thrown: unknown) => thrown)
  expect(broken).toMatchObject({ code: 'unreachable', status: 0, mayRetry: true })
})

test('a sign-in that the server no longer knows is told once to whoever listens', async () => {
  let told = 0
  const stop = onSignedOut(() => {
    told += 1
  })
  answers = [{ status: 401, body: { code: 'not-signed-in', detail: '请登录' } }]
  await callOperation(read, { id: '1' }).catch(() => {})
  stop()
  expect(told).toBe(1)
})

test('a file goes after the fields of its form', () => {
  const upload = operation({
    ...words,
    name: 'test.upload',
    http: 'POST /files',
    takes: 'file',
    in: Type.Object({ dryRun: Type.String() }),
    out: Type.Object({}),
  })
  const { body } = requestOf(upload, { dryRun: 'true' }, new File(['x'], 'a.txt'))
  expect([...(body as FormData).keys()]).toEqual(['dryRun', 'file'])
})

function commanding() {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(() => useCommand(change), { wrapper })
}
const keys = () => seen.map(({ headers }) => headers['idempotency-key'])

test('sent again after no answer it keeps its key; another input or an answer makes a new one', async () => {
  const { result } = commanding()
  answers = [{ status: 0, body: null, drop: true }]
  await act(async () => expect(await result.current.run({ id: '7', text: 'a' })).toBeNull())
  expect(result.current.problem?.mayRetry).toBe(true)
  await act(async () => expect(await result.current.run({ id: '7', text: 'a' })).toEqual({ ok: true }))
  await act(async () => void (await result.current.run({ id: '7', text: 'a' })))
  const [first, again, later] = keys()
  expect(again).toBe(first)
  expect(later).not.toBe(first)
})

test('two presses of one button are one command', async () => {
  const { result } = commanding()
  await act(async () => {
    const one = result.current.run({ id: '7', text: 'a' })
    const two = result.current.run({ id: '7', text: 'a' })
    expect(await two).toBeNull()
    expect(await one).toEqual({ ok: true })
  })
  expect(seen).toHaveLength(1)
})

test('a refused command has a new key when it is sent again', async () => {
  const { result } = commanding()
  answers = [{ status: 422, body: { code: 'x', detail: 'x' } }]
  await act(async () => void (await result.current.run({ id: '7', text: 'a' })))
  await act(async () => void (await result.current.run({ id: '7', text: 'a' })))
  expect(keys()[0]).not.toBe(keys()[1])
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { listenFault } from './listen-fault.ts'

async function failureOf(port: number, host: string): Promise<unknown> {
  const server = createServer().listen(port, host)
  return once(server, 'listening').then(
    () => server.close(),
    (error: unknown) => error,
  )
}

test('端口被占用：说出端口和换法', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  t.after(() => holder.close())
  const { port } = holder.address() as AddressInfo
  const fault = listenFault(await failureOf(port, '127.0.0.1'), '127.0.0.1', port)
  assert.equal(fault?.code, 'portTaken')
  assert.match(fault?.sentence ?? '', new RegExp(`^端口 127.0.0.1:${port} 已被.*YIWANG_PORT.* / Port ${port} is taken`))
})

test('地址不是本机的，端口不许用，别的错误', async () => {
  assert.equal(listenFault(await failureOf(0, '203.0.113.7'), '203.0.113.7', 80)?.code, 'hostUnknown')
  assert.equal(listenFault(Object.assign(new Error('no'), { code: 'EACCES' }), '::', 80)?.code, 'portForbidden')
  assert.equal(listenFault(new Error('a defect'), '::', 80), null)
})

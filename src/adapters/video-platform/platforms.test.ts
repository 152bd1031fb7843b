import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { distanceM } from '#core/place/distance.ts'
import type { VideoPlatform } from '#modules/video/contract.ts'
import { OutsideTrouble, type OutsideTroubleKind } from '#platform/http/ask-outside.ts'
import { openVideoHttp } from './http.ts'
import { openVideoSimulator } from './simulator.ts'
import { serveWire } from './testing/serve-wire.ts'

const NOW = Date.parse('2026-11-20T09:00:00+08:00')
const DAY_MS = 86_400_000
const PLACE = { lon: 112.86, lat: 30.08 }
const simulator = openVideoSimulator(() => NOW)
let wire: Awaited<ReturnType<typeof serveWire>>
before(async () => {
  wire = await serveWire(simulator, 'the-key')
})
after(() => wire.close())

const trouble = (kind: OutsideTroubleKind) => (error: unknown) => error instanceof OutsideTrouble && error.kind === kind
const PLATFORMS: readonly [string, () => VideoPlatform][] = [
  ['simulator', () => simulator],
  ['http', () => openVideoHttp({ baseUrl: `${wire.url}/`, key: 'the-key' })],
]

for (const [name, open] of PLATFORMS)
  test(`${name}：周边摄像头由近到远、不超范围和数量；画面、时刻、没有的都按约定`, async () => {
    const platform = open()
    const cameras = await platform.camerasNear({ ...PLACE, radiusM: 400, most: 10 })
    const far = cameras.map(({ lon, lat }) => distanceM([PLACE.lon, PLACE.lat], [lon, lat]))
    assert.equal(cameras.length, 10)
    assert.deepEqual(
      far,
      far.toSorted((a, b) => a - b),
    )
    assert.ok(far.every((metres) => metres <= 400))
    const online = cameras.find((camera) => camera.online)!
    const now = await platform.still(online.id, null)
    assert.equal(now.atMs, NOW)
    assert.deepEqual([...now.bytes.subarray(0, 2)], [0xff, 0xd8], 'a JPEG')
    assert.equal((await platform.still(online.id, NOW - DAY_MS)).atMs, NOW - DAY_MS)
    const link = await platform.live(online.id)
    assert.ok(link === null || /^https?:/.test(link.url))
    await assert.rejects(platform.still(online.id, NOW - 400 * DAY_MS), trouble('notFound'))
    await assert.rejects(platform.still('nobody/../x', null), trouble('notFound'))
    await assert.rejects(platform.live('nobody'), trouble('notFound'))
  })

test('http：密钥不对、不应答、应答过大或不合约定，各有其名', async () => {
  await assert.rejects(openVideoHttp({ baseUrl: wire.url, key: null }).live('SIM-1_1'), trouble('refused'))
  let answer = { status: 200, type: 'application/json', body: '{"cameras":[{"id":"a b"}]}' }
  const server = createServer(({ url }, response) => {
    const { status, type, body } = url === '/elsewhere' ? { ...answer, status: 200 } : answer
    response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const platform = openVideoHttp({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: null })
  const list = () => platform.camerasNear({ ...PLACE, radiusM: 100, most: 5 })
  try {
    await assert.rejects(list(), trouble('unreadable'))
    answer = { ...answer, body: 'x'.repeat(1024 * 1024 + 1) }
    await assert.rejects(list(), trouble('tooLarge'))
    answer = { status: 200, type: 'image/jpeg', body: 'no header of its time' }
    await assert.rejects(platform.still('a', null), trouble('unreadable'))
    const script = { url: 'javascript:alert(1)', expiresAt: '2026-11-20T09:00:00+08:00' }
    answer = { status: 200, type: 'application/json', body: JSON.stringify(script) }
    await assert.rejects(platform.live('a'), trouble('unreadable'))
    answer = { ...answer, body: '{"cameras":[]}' }
    assert.deepEqual(await list(), [])
    for (const status of [302, 503]) {
      answer = { ...answer, status }
      await assert.rejects(list(), trouble('unreachable'))
    }
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await assert.rejects(list(), trouble('unreachable'))
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { DataPlatform, DatasetWish } from '#modules/connections/contract.ts'
import { OutsideTrouble, type OutsideTroubleKind } from '#platform/http/ask-outside.ts'
import { openDataHttp } from './http.ts'
import { openDataSimulator } from './simulator.ts'
import { serveWire } from './testing/serve-wire.ts'

const NOW = Date.parse('2026-11-20T09:00:00+08:00')
const simulator = openDataSimulator(() => NOW)
let wire: Awaited<ReturnType<typeof serveWire>>
before(async () => {
  wire = await serveWire(simulator, 'the-key')
})
after(() => wire.close())

const trouble = (kind: OutsideTroubleKind) => (error: unknown) => error instanceof OutsideTrouble && error.kind === kind
const PLATFORMS: readonly [string, () => DataPlatform][] = [
  ['simulator', () => simulator],
  ['http', () => openDataHttp({ baseUrl: `${wire.url}/`, key: 'the-key' })],
]
const wish = (dataset: string): DatasetWish => ({
  ...{
    no: 'N-1',
    dataset,
    unit: { id: 'drainage', name: '排水' },
    purpose: '核实积水',
    basis: '防汛应急预案',
    dueMs: NOW,
  },
})

for (const [name, open] of PLATFORMS)
  test(`${name}：目录可查、有上限；同一编号只是一次申请；答复有理由和时间；没有的说没有`, async () => {
    const platform = open()
    const all = await platform.catalogue('', 500)
    assert.ok(all.length > 3)
    assert.equal((await platform.catalogue('', 2)).length, 2)
    assert.deepEqual(await platform.catalogue(all[1]!.id, 5), [all[1]])
    assert.deepEqual(await platform.catalogue('没有这样的数据', 5), [])
    for (const [openness, state] of [
      ['open', 'given'],
      ['closed', 'refused'],
    ] as const) {
      const dataset = all.find((one) => one.openness === openness)!
      const number = await platform.request(wish(dataset.id))
      assert.equal(await platform.request(wish(dataset.id)), number)
      const answer = await platform.answerOf(number)
      assert.ok(answer.state === state && answer.text.length > 0 && answer.atMs === NOW)
    }
    await assert.rejects(platform.request(wish('nothing')), trouble('notFound'))
    await assert.rejects(platform.answerOf('nothing/../x'), trouble('notFound'))
  })

test('http：密钥不对、不应答、应答不合约定，各有其名；还在办的说还在办', async () => {
  await assert.rejects(openDataHttp({ baseUrl: wire.url, key: 'wrong' }).catalogue('', 1), trouble('refused'))
  let answer = { status: 200, body: '{"state":"waiting"}' }
  const server = createServer((_request, response) => response.writeHead(answer.status).end(answer.body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const platform = openDataHttp({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: null })
  try {
    assert.deepEqual(await platform.answerOf('N'), { state: 'waiting' })
    for (const body of ['{"state":"given","text":"x"}', '{"state":"lost"}', '<html>']) {
      answer = { status: 200, body }
      await assert.rejects(platform.answerOf('N'), trouble('unreadable'))
    }
    answer = { status: 500, body: '' }
    await assert.rejects(platform.answerOf('N'), trouble('unreachable'))
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

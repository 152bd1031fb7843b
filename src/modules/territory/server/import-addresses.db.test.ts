import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Input, Output } from '#core/operation.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { newId } from '#platform/ids.ts'
import { areaBook, importAddresses, resolveAddress } from '../contract.ts'
import { countAddresses } from './address-store.ts'

let house: TestHouse
let steward: Principal
before(async () => {
  house = await testHouse({ seed: 'demo' })
  steward = await house.principal('dataSteward1')
})
after(() => house.close())

function send(text: string, input: Input<typeof importAddresses> = {}, principal = steward) {
  return house.runtime.perform({
    operation: importAddresses,
    input,
    principal,
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: '地址.csv', stream: Readable.from([Buffer.from(text)]) },
  }) as Promise<Output<typeof importAddresses>>
}

const HEAD = '道路,门牌号,小区,楼栋,地点名称,经度,纬度'
const grid = () => house.runtime.use(areaBook).all('grid')[700]!
const row = (parts: string, [lon, lat] = grid().labelPoint) => `${parts},${lon},${lat}`

test('a dry run counts and changes nothing', async () => {
  const before = await countAddresses(house.runtime.db)
  const answer = await send([HEAD, row('望月新路,8号,,,')].join('\n'), { dryRun: 'true' })
  assert.deepEqual([answer.dryRun, answer.read, answer.added], [true, 1, 1])
  assert.equal(await countAddresses(house.runtime.db), before)
})

test('good rows are found at once, bad rows are told with their line', async () => {
  const text = [
    HEAD,
    row('望月新路,8号,,,'),
    row('望月新路,8号,望月新苑,3栋,'),
    row('望月新路,10号,,,望月新馆'),
    row('望月新路,8号,,,'),
    row(',,,,'),
    '望月新路,9号,,,,100.5,30',
    '望月新路,11号,,,,东经,北纬',
  ].join('\n')
  const answer = await send(text)
  assert.deepEqual([answer.read, answer.added, answer.rejected], [7, 3, 4])
  assert.deepEqual(
    answer.faults.map(({ line, zh }) => [line, zh.slice(0, 5)]),
    [
      [5, '这个地址在'],
      [6, '至少要填道'],
      [7, '坐标不在本'],
      [8, '“经度”“'],
    ],
  )
  const found = await house.perform(resolveAddress, { text: '望月新路8号' }, steward)
  assert.equal(found.candidates[0]?.gridCode, grid().code)
  const place = await house.perform(resolveAddress, { text: '望月新馆' }, steward)
  assert.equal(place.candidates[0]?.precision, 'poi')
})

test('the same address at another point moves', async () => {
  const other = house.runtime
    .use(areaBook)
    .childrenOf(grid().parentCode!)
    .find((area) => area.code !== grid().code)!
  const text = [HEAD, row('望月新路,8号,,,'), row('望月新路,10号,,,望月新馆', other.labelPoint)].join('\n')
  const answer = await send(text)
  assert.deepEqual([answer.added, answer.changed, answer.unchanged], [0, 1, 1])
  const place = await house.perform(resolveAddress, { text: '望月新馆' }, steward)
  assert.equal(place.candidates[0]?.gridCode, other.code)
})

test('of five thousand rows in one file none is left out', async () => {
  const [lon, lat] = grid().labelPoint
  const rows = Array.from({ length: 5000 }, (_, i) => row(`长河新路,${i + 1}号,,,`, [lon, lat]))
  const answer = await send([HEAD, ...rows].join('\n'))
  assert.deepEqual([answer.added, answer.changed, answer.unchanged], [5000, 0, 0])
})

test('without the permission nothing is read', async () => {
  const operator = await house.principal('operator1')
  await assert.rejects(send(HEAD, {}, operator), { code: 'not-permitted' })
})

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Output } from '#core/operation.ts'
import { convertDatum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { localPlane } from '#core/place/local-plane.ts'
import { newId } from '#platform/ids.ts'
import { importSceneUpdates, listSceneUpdates, readLayer, removeSceneUpdate } from '../contract.ts'

const NOW = Date.parse('2026-11-21T12:00:00+08:00')
const plane = localPlane([112.9, 30.08])
let house: TestHouse
let steward: Awaited<ReturnType<TestHouse['principal']>>

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
  steward = await house.principal('dataSteward1')
})
after(() => house.close())

const box = (west: number, width: number, properties: object, datum: 'CGCS2000' | 'GCJ-02' = 'CGCS2000') => {
  const at = (east: number, north: number) => convertDatum(plane.toLonLat([east, north]), 'CGCS2000', datum)
  return {
    type: 'Feature',
    properties,
    geometry: {
      type: 'Polygon',
      coordinates: [[at(west, 0), at(west + width, 0), at(west + width, 1000), at(west, 1000), at(west, 0)]],
    },
  }
}

async function send(
  features: readonly object[] | string,
  input: Input<typeof importSceneUpdates> = {},
): Promise<Output<typeof importSceneUpdates>> {
  const text = typeof features === 'string' ? features : JSON.stringify({ type: 'FeatureCollection', features })
  const answer = await house.runtime.perform({
    operation: importSceneUpdates,
    input,
    principal: steward,
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: '更新区.geojson', stream: Readable.from([Buffer.from(text)]) },
  })
  return answer as Output<typeof importSceneUpdates>
}

const list = (year: number) => house.perform(listSceneUpdates, { year }, steward)

test('演示数据：上年完成 49.77 平方千米，超过 49.7 的目标，注明演示', async () => {
  const { years, items } = await list(2025)
  assert.equal(years[0]!.year, 2025)
  assert.ok(Math.abs(years[0]!.coveredM2 / 1e6 - 49.77) < 0.005, `${years[0]!.coveredM2}`)
  assert.equal(years[0]!.targetM2, 49.7e6)
  assert.ok(items.every(({ invented, updatedOn }) => invented && updatedOn.startsWith('2025-')))
  assert.ok(years[0]!.sumM2 > years[0]!.coveredM2)
  assert.ok(Math.abs(items.reduce((sum, { addsM2 }) => sum + addsM2, 0) - years[0]!.coveredM2) < 50)
})

test('导入：重叠一年只算一次，跨年各算；坏的逐个说明；再导入不重复；撤回后不算', async () => {
  const features = [
    box(0, 1000, { 名称: '一区', 更新日期: '2026/3/1', 单位: '甲' }),
    box(500, 1000, { name: '二区', date: '2026-05-01' }),
    box(0, 1000, { name: '一区', date: '2024-05-01' }),
    box(0, 1000, { name: '以后的', date: '2027-01-01' }),
    box(0, 1000, { name: '', date: '2026-01-01' }),
    box(0, 1000, { name: '没有日期' }),
    {
      type: 'Feature',
      properties: { name: '点', date: '2026-01-01' },
      geometry: { type: 'Point', coordinates: [112.9, 30] },
    },
    box(9_000_000, 1000, { name: '在天边', date: '2026-01-01' }),
  ]
  const tried = await send(features, { dryRun: 'true' })
  assert.deepEqual([tried.read, tried.added, tried.known, tried.rejected], [8, 3, 0, 5])
  assert.deepEqual(
    tried.faults.map(({ line }) => line),
    [4, 5, 6, 7, 8],
  )
  assert.match(tried.faults.map(({ zh }) => zh).join('\n'), /今天之后.*名称.*没有更新日期.*不是面.*本区范围之外/s)
  const before = (await list(2026)).years[0]!
  assert.equal((await send(features)).added, 3)
  const { years, items } = await list(2026)
  const [of2026, of2024] = [years[0]!, years.find(({ year }) => year === 2024)!]
  const [first, second] = ['一区', '二区'].map((name) => items.find((one) => one.name === name)!)
  assert.equal(of2026.count, before.count + 2)
  assert.ok(Math.abs(of2026.sumM2 - before.sumM2 - 2e6) < 100)
  assert.ok(of2026.coveredM2 - before.coveredM2 <= 1.5e6 + 100)
  assert.ok(second!.addsM2 < second!.areaM2 - 400_000, `${second!.addsM2}`)
  assert.ok(Math.abs(of2024.coveredM2 - 1e6) < 100)
  assert.deepEqual([first!.updatedOn, first!.maker, first!.invented], ['2026-03-01', '甲', false])
  const again = await send([...features.slice(0, 2), ...features.slice(0, 1)])
  assert.deepEqual([again.added, again.known], [0, 3])
  // another datum names the same ground
  const shifted = await send([box(2000, 500, { name: '三区' }, 'GCJ-02')], { datum: 'GCJ-02', updatedOn: '2023-06-01' })
  assert.ok(Math.abs(shifted.addedM2 - 500_000) < 100, `${shifted.addedM2}`)
  const removed = await house.perform(removeSceneUpdate, { id: second!.id, reason: '重复登记' }, steward)
  assert.ok(removed.coveredM2 <= of2026.coveredM2)
  assert.equal(
    (await list(2026)).items.some(({ id }) => id === second!.id),
    false,
  )
  await assert.rejects(
    house.perform(removeSceneUpdate, { id: second!.id, reason: '再撤' }, steward),
    (error: unknown) => {
      return isFault(error) && error.code === 'scene-update-unknown'
    },
  )
})

test('图层能看见，历史时刻只到那一天；坏文件说清，不留痕迹', async () => {
  const person = await house.principal('dispatcher1')
  const [west, south] = plane.toLonLat([-50, -50]) as LonLat
  const [east, north] = plane.toLonLat([50, 50]) as LonLat
  const bbox = [west, south, east, north].join(',')
  const now = await house.perform(readLayer, { id: 'scene3d_update', bbox }, person)
  const then = await house.perform(readLayer, { id: 'scene3d_update', bbox, at: '2024-06-01T00:00:00+08:00' }, person)
  assert.ok(now.features.features.some(({ properties }) => properties.更新日期 === '2026-03-01'))
  assert.deepEqual(
    then.features.features.map(({ properties }) => properties.更新日期),
    ['2024-05-01'],
  )
  const count = (await list(2026)).years[0]!.count
  for (const [text, said] of [
    ['{"type":"FeatureCollection","features":[{"type":"Feature"', /第 1 个图形/],
    ['[]', /第 1 行/],
  ] as const)
    await assert.rejects(send(text), (error: unknown) => isFault(error) && said.test(error.text.zh))
  assert.equal((await list(2026)).years[0]!.count, count)
  await assert.rejects(house.perform(removeSceneUpdate, { id: newId(), reason: '试试' }, person), (error: unknown) => {
    return isFault(error) && error.code === 'not-permitted'
  })
})

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Input, Output } from '#core/operation.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { newId } from '#platform/ids.ts'
import { areaBook, getArea, getDistrict, importAreas, listAreas, locatePoint } from '../contract.ts'

let house: TestHouse
let steward: Principal
let nowMs = Date.UTC(2026, 2, 2, 2)
before(async () => {
  house = await testHouse({ seed: 'defaults', nowMs: () => nowMs })
  const held = {
    post: 'dataSteward',
    unit: 'ops_center',
    unitKind: 'opsCenter',
    areaCode: '',
    scope: { all: true, areas: [], units: [] },
    permissions: new Set(['territory:import-areas']),
  }
  steward = { kind: 'person', id: newId(), account: 'steward', name: '数据管理员', posts: [held] }
})
after(() => house.close())

type Sent = { code: unknown; name: unknown; box: [number, number, number, number] }

function box([west, south, east, north]: Sent['box']) {
  const at = (x: number, y: number) => [112 + x / 1000, 30 + y / 1000]
  return {
    type: 'Polygon',
    coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
  }
}
const fileOf = (...areas: Sent[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: areas.map(({ code, name, box: edges }) => ({
      type: 'Feature',
      properties: { code, name },
      geometry: box(edges),
    })),
  })

function send(text: string, input: Input<typeof importAreas> = {}, principal = steward) {
  return house.runtime.perform({
    operation: importAreas,
    input,
    principal,
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: 'areas.geojson', stream: Readable.from([Buffer.from(text)]) },
  }) as Promise<Output<typeof importAreas>>
}

const DISTRICT: Sent = { code: '990101', name: '临江区', box: [0, 0, 20, 10] }
const EAST: Sent = { code: 990101002, name: '东街道', box: [10, 0, 20, 10] }
const WEST: Sent = { code: '990101001', name: '西街道', box: [0, 0, 10, 10] }

test('a district without borders still answers', async () => {
  const { bbox, center, name } = await house.perform(getDistrict, {}, steward)
  assert.deepEqual([name, bbox, center], ['临江区', null, null])
  const { inside } = await house.perform(locatePoint, { lon: 112.005, lat: 30.005 }, steward)
  assert.equal(inside, false)
})

test('a dry run counts and changes nothing', async () => {
  const answer = await send(fileOf(DISTRICT, EAST, WEST), { dryRun: 'true' })
  assert.deepEqual([answer.dryRun, answer.read, answer.added, answer.changed], [true, 3, 2, 1])
  assert.equal(house.runtime.use(areaBook).all('street').length, 0)
})

test('sound areas are in force at once, in every book', async () => {
  const answer = await send(fileOf(DISTRICT, EAST, WEST))
  assert.deepEqual([answer.added, answer.changed, answer.rejected, answer.tiling], [2, 1, 0, []])
  const book = house.runtime.use(areaBook)
  assert.deepEqual(
    book.all('street').map((area) => area.name),
    ['西街道', '东街道'],
  )
  const found = await house.perform(locatePoint, { lon: 112.015, lat: 30.005 }, steward)
  assert.equal(found.street?.code, '990101002')
  assert.equal(found.grid, null)
  assert.equal(book.gridAt(112.015, 30.005), null)
  assert.deepEqual((await house.perform(getDistrict, {}, steward)).bbox, [112, 30, 112.02, 30.01])
})

test('the same file again changes nothing', async () => {
  const answer = await send(fileOf(DISTRICT, EAST, WEST))
  assert.deepEqual([answer.added, answer.changed, answer.unchanged], [0, 0, 3])
})

test('faulty features are told one by one, the others are taken', async () => {
  const text = fileOf(
    { code: '990101003', name: '', box: [0, 0, 1, 1] },
    { code: '420112001', name: '别区', box: [0, 0, 1, 1] },
    { code: '9901', name: '短码', box: [0, 0, 1, 1] },
    { code: '990101001001', name: '一社区', box: [0, 0, 5, 10] },
    { code: '990101001002', name: '二社区', box: [4, 0, 9, 10] },
    { code: null, name: '无码', box: [0, 0, 1, 1] },
  )
  const answer = await send(text)
  assert.deepEqual([answer.read, answer.added, answer.rejected], [6, 2, 4])
  assert.deepEqual(
    answer.faults.map((fault) => fault.line),
    [1, 2, 3, 6],
  )
  const told = answer.tiling.map(({ kind, parentCode, codes }) => [kind, parentCode, codes])
  assert.deepEqual(told.sort(), [
    ['gap', '990101001', []],
    ['overlap', '990101001', ['990101001001', '990101001002']],
  ])
  assert.match(answer.tiling.find(({ kind }) => kind === 'overlap')!.zh, /一社区与二社区重叠约/)
})

test('a moved border is a new version; what it was can be read', async () => {
  nowMs += 86_400_000
  const answer = await send(fileOf({ ...EAST, box: [11, 0, 20, 10] }, { ...WEST, box: [0, 0, 11, 10] }))
  assert.equal(answer.changed, 2)
  const { versions, area } = await house.perform(getArea, { code: '990101001' }, steward)
  assert.deepEqual(
    versions.map(({ version, validTo }) => [version, validTo]),
    [
      [2, null],
      [1, '2026-03-03T10:00:00+08:00'],
    ],
  )
  assert.equal(area.validFrom, '2026-03-03T10:00:00+08:00')
  const moved = await house.perform(locatePoint, { lon: 112.0105, lat: 30.005 }, steward)
  assert.equal(moved.street?.code, '990101001')
})

test('an area that ended keeps its name for old cases, and its code is spent', async () => {
  const answer = await send(fileOf({ ...WEST, box: [0, 0, 20, 10] }), { endMissing: 'true' })
  assert.deepEqual([answer.changed, answer.ended], [1, 1])
  const book = house.runtime.use(areaBook)
  assert.equal(book.find('990101002')?.name, '东街道')
  assert.notEqual(book.find('990101002')?.validTo, null)
  assert.deepEqual((await house.perform(listAreas, { level: 'street' }, steward)).items.length, 1)
  const again = await send(fileOf(EAST))
  assert.deepEqual([again.added, again.rejected], [0, 1])
  assert.match(again.faults[0]!.zh, /已停用/)
})

test('positions of GCJ-02 are converted', async () => {
  const answer = await send(fileOf({ ...WEST, name: '西街道', box: [0, 0, 20, 10] }), {
    datum: 'GCJ-02',
    dryRun: 'true',
  })
  assert.equal(answer.changed, 1)
})

test('what is no file of areas is refused with the reason', async () => {
  await assert.rejects(send('not json'), { code: 'file-unreadable' })
  await assert.rejects(send('{"type":"Feature"}'), { code: 'file-unreadable' })
  await assert.rejects(send(fileOf(WEST), { dryRun: 'yes' as 'true' }), { code: 'invalid-input' })
  await assert.rejects(send(fileOf(WEST), { datum: 'Beijing54' as 'BD-09' }), { code: 'invalid-input' })
  await assert.rejects(house.perform(importAreas, {}, steward), { code: 'file-missing' })
})

test('without the permission nothing is read', async () => {
  const nobody: Principal = { ...steward, posts: [] }
  await assert.rejects(send(fileOf(WEST), {}, nobody), { code: 'not-permitted' })
})

import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { convertDatum, type Datum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { areaBook, getDistrict } from '#modules/territory/contract.ts'
import { sql } from '#platform/db/sql.ts'
import {
  cancelLayerLoad,
  getFeature,
  getLayerLoad,
  type LayerLoad,
  listLayerLoads,
  listLayers,
  listLayerVersions,
  loadLayer,
  readLayer,
  removeFeature,
  restoreLayer,
  saveFeature,
  searchFeatures,
} from '../contract.ts'
import { layerLoadJob } from './layer-load-job.ts'
import { loadsFolder } from './load-layer.ts'
import { endDeadLoads } from './watch-loads.ts'

let house: TestHouse
let walk: Walk
let middle: LonLat
const KEEPER = 'dataSteward1'
before(async () => {
  house = await testHouse({ seed: 'demo' })
  walk = openWalk(house)
  middle = (await walk.by(KEEPER, getDistrict, {})).center!
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

type LoadInput = Parameters<typeof start>[2]
async function start(
  name: string,
  content: Buffer | string,
  input: {
    id?: string
    datum?: Datum
    encoding?: 'GB18030'
    lonField?: string
    latField?: string
    dryRun?: 'true'
  } = {},
): Promise<LayerLoad> {
  return (await house.runtime.perform({
    operation: loadLayer,
    input: { id: 'bus_stop', datum: 'CGCS2000', ...input },
    principal: await walk.person(KEEPER),
    command: { id: house.runtime.newId(), bodyHash: name, expectedVersion: null },
    file: { name, stream: Readable.from([Buffer.from(content)]) },
  })) as LayerLoad
}
async function load(name: string, content: Buffer | string, input: LoadInput = {}): Promise<LayerLoad> {
  const { id } = await start(name, content, input)
  await house.runtime.asSystem('test', (call) => layerLoadJob.run({ id }, call))
  return walk.by(KEEPER, getLayerLoad, { id })
}
const near = (n: number): LonLat => [middle[0] + (n % 40) * 0.0005, middle[1] + Math.floor(n / 40) * 0.0005]
const point = (n: number, at: LonLat = near(n), properties: object = { 名称: `站${n}`, 编号: n }) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: at },
})
const shape = (type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: {},
  geometry: { type, coordinates },
})
const collection = (features: unknown[]) =>
  `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}`
const points = (count: number) => Array.from({ length: count }, (_, n) => point(n))
const cardOf = async (id: string) => (await walk.by(KEEPER, listLayers, {})).layers.find((layer) => layer.id === id)!
/** Rows of features and editions, and files that wait: what a refused file must not add to. */
const leftovers = async () => ({
  ...(await house.runtime.db.one<object>(sql`
    select (select count(*) from situation.feature) as features,
      (select count(*) from situation.edition where state = 'staging') as staging`)),
  files: await readdir(loadsFolder(house.runtime.config.dataDir)).catch(() => []),
})

test('载入、改一个、删一个、恢复：每步一个版本，谁在何时，字段和要素都回得去', async () => {
  const before = await cardOf('bus_stop')
  const loaded = await load('站亭.geojson', collection(points(50)))
  assert.deepEqual([loaded.state, loaded.features, loaded.faults], ['done', 50, []])
  const card = await cardOf('bus_stop')
  assert.deepEqual(
    [
      card.featureCount,
      card.freshness,
      card.invented,
      card.version,
      card.fields.map(({ key, kind }) => `${key}:${kind}`),
    ],
    [50, 'fresh', false, before.version + 1, ['名称:text', '编号:number']],
  )
  const [found] = (await walk.by(KEEPER, searchFeatures, { text: '站49', layers: 'bus_stop' })).items
  assert.ok(found)
  const seen = await walk.by(KEEPER, getFeature, { id: 'bus_stop', feature: found.id })
  const change = {
    id: 'bus_stop',
    feature: found.id,
    name: '江湾站',
    geometry: { type: 'Point' as const, coordinates: [...near(3)] },
    properties: { 名称: '江湾站', 编号: 49, 雨棚: true },
    note: '迁站',
  }
  const person = await walk.person(KEEPER)
  await assert.rejects(
    house.perform(saveFeature, change, person, { expectedVersion: seen.version + 7 }),
    code('stale-version'),
  )
  const changed = await house.perform(saveFeature, change, person, { expectedVersion: seen.version })
  const after = await walk.by(KEEPER, getFeature, { id: 'bus_stop', feature: found.id })
  assert.deepEqual(
    [after.feature.properties.name, after.version, after.history.map(({ note }) => note)],
    ['江湾站', changed.version, ['迁站', '载入 站亭.geojson']],
  )
  const removed = await walk.by(KEEPER, removeFeature, { id: 'bus_stop', feature: '1', note: '拆除' })
  assert.equal(removed.featureCount, 49)
  await assert.rejects(walk.by(KEEPER, getFeature, { id: 'bus_stop', feature: '1' }), code('feature-unknown'))

  const second = await load(
    '新站亭.csv',
    '名称,经度,纬度\n东站,%1\n西站,%2'.replace('%1', near(1).join()).replace('%2', near(2).join()),
  )
  assert.deepEqual([second.state, second.features], ['done', 2])
  const back = await walk.by(KEEPER, restoreLayer, { id: 'bus_stop', version: card.version, note: '撤回' })
  assert.equal(back.featureCount, 50)
  const again = await walk.by(KEEPER, getFeature, { id: 'bus_stop', feature: found.id })
  assert.equal(again.feature.properties.name, '站49')
  assert.deepEqual(
    (await cardOf('bus_stop')).fields.map(({ key }) => key),
    ['名称', '编号'],
  )
  const forward = await walk.by(KEEPER, restoreLayer, { id: 'bus_stop', version: removed.version, note: '又要' })
  assert.equal(forward.featureCount, 49)
  assert.equal(
    (await walk.by(KEEPER, getFeature, { id: 'bus_stop', feature: found.id })).feature.properties.name,
    '江湾站',
  )
  const versions = await walk.by(KEEPER, listLayerVersions, { id: 'bus_stop' })
  assert.deepEqual(
    versions.items.slice(0, 6).map(({ kind, restoredVersion, featureCount }) => [kind, restoredVersion, featureCount]),
    [
      ['restore', removed.version, 49],
      ['restore', card.version, 50],
      ['load', null, 2],
      ['edit', null, 49],
      ['edit', null, 50],
      ['load', null, 50],
    ],
  )
  assert.ok(versions.items.slice(0, 6).every(({ byName }) => byName === versions.items[0]?.byName && byName !== ''))
  await assert.rejects(
    walk.by(KEEPER, restoreLayer, { id: 'bus_stop', version: forward.version, note: '再来' }),
    code('layer-version-in-force'),
  )
})

test('坐标系说明后换算，原坐标留着；表格、GB18030、UTF-16 都读得进', async () => {
  const gcj = points(30).map((_, n) => point(n, convertDatum(near(n), 'CGCS2000', 'GCJ-02')))
  assert.equal((await load('高德.geojson', collection(gcj), { datum: 'GCJ-02' })).state, 'done')
  const read = await walk.by(KEEPER, readLayer, { id: 'bus_stop' })
  const first = read.features.features[0]!
  const [lon, lat] = first.geometry.coordinates as LonLat
  assert.ok(Math.abs(lon - near(0)[0]) < 2e-6 && Math.abs(lat - near(0)[1]) < 2e-6)
  const { original } = await walk.by(KEEPER, getFeature, { id: 'bus_stop', feature: first.id })
  assert.deepEqual(original?.coordinates, gcj[0]?.geometry.coordinates)
  const text = collection([point(1, near(1), { 名称: '临江站' })])
  const gbk = Buffer.from(
    [...text].flatMap(
      (sign) =>
        ({ 名: [0xc3, 0xfb], 称: [0xb3, 0xc6], 临: [0xc1, 0xd9], 江: [0xbd, 0xad], 站: [0xd5, 0xbe] })[sign] ?? [
          sign.charCodeAt(0),
        ],
    ),
  )
  assert.equal((await load('a.geojson', gbk, { encoding: 'GB18030' })).state, 'done')
  assert.equal((await walk.by(KEEPER, readLayer, { id: 'bus_stop' })).features.features[0]?.properties.name, '临江站')
  assert.equal((await load('b.geojson', Buffer.from(`\ufeff${text}`, 'utf16le'))).state, 'done')
})

test('坏文件：说清哪里错、怎么办，图层不变，什么也不留下', async () => {
  assert.equal((await load('底子.geojson', collection(points(5)))).state, 'done')
  const card = await cardOf('bus_stop')
  const clean = await leftovers()
  assert.deepEqual(clean.files, [])
  const [x, y] = middle
  const bow = [
    [x, y],
    [x + 0.002, y + 0.002],
    [x + 0.002, y],
    [x, y + 0.002],
    [x, y],
  ]
  const square = [
    [x, y],
    [x + 0.002, y],
    [x + 0.002, y + 0.002],
    [x, y + 0.002],
    [x, y],
  ]
  const whole = collection(points(200))
  // 30 to 60 m apart all over the district, said to be in the other datum
  const { bbox } = await walk.by(KEEPER, getDistrict, {})
  const all: LonLat[] = []
  for (let i = 0; i < 60; i += 1)
    for (let j = 0; j < 60; j += 1)
      all.push([bbox![0] + ((bbox![2] - bbox![0]) * i) / 60, bbox![1] + ((bbox![3] - bbox![1]) * j) / 60])
  const inside = await house.runtime.asSystem('test', async (call) => {
    return all.filter(([lon, lat]) => call.runtime.use(areaBook).gridAt(lon, lat) !== null)
  })
  const shifted = inside.map((at, n) => point(n, convertDatum(at, 'CGCS2000', 'GCJ-02')))
  const wide = Array.from({ length: 70 }, (_, n) => [`字段${n}`, n])
  const table: [string, string, Buffer | string, LoadInput, RegExp, RegExp][] = [
    [
      '坐标系选错',
      'd.geojson',
      collection(shifted),
      {},
      /按 CGCS2000 有 \d+\/\d+ 个要素落在区外，按 GCJ-02 只有 \d+ 个/,
      /选对坐标系/,
    ],
    [
      '区外',
      'o.geojson',
      collection([...points(3), point(9, [121.47, 31.23])]),
      {},
      /第 4 个要素（第 5 行）位于 121\.47,31\.23，离本区约 \d+ 公里/,
      /核对坐标/,
    ],
    ['国外', 'u.geojson', collection([point(9, [-0.12, 51.5])]), {}, /不在中国境内/, /核对坐标/],
    ['零点', 'z.geojson', collection([point(9, [0, 0])]), {}, /坐标为 0,0/, /核对坐标/],
    ['写反', 's.geojson', collection([point(9, [y, x])]), {}, /写反/, /经度放在前/],
    ['投影', 'p.geojson', collection([point(9, [527_000.5, 3_327_000])]), {}, /投影坐标/, /转为经纬度/],
    [
      '投影声明',
      'q.geojson',
      `{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"type":"FeatureCollection","features":[]}`,
      {},
      /EPSG::4547，不是经纬度/,
      /转为经纬度/,
    ],
    [
      '自相交',
      'c.geojson',
      collection([shape('Polygon', [square]), shape('Polygon', [bow])]),
      { id: 'park' },
      new RegExp(`第 2 个要素（第 3 行）面的边界在 ${(x + 0.001).toFixed(6)},${(y + 0.001).toFixed(6)} 处自相交`),
      /修复几何/,
    ],
    ['未闭合', 'r.geojson', collection([shape('Polygon', [square.slice(0, 4)])]), { id: 'park' }, /没有闭合/, /修复/],
    ['线当点', 'g.geojson', collection([shape('LineString', square)]), {}, /是 LineString，本图层只收点/, /选错了图层/],
    [
      '无位置',
      'n.geojson',
      collection([{ type: 'Feature', properties: {}, geometry: null }]),
      {},
      /没有位置/,
      /补上坐标/,
    ],
    [
      '截断',
      't.geojson',
      whole.slice(0, whole.length - 500),
      {},
      /第 \d+ 个要素（第 \d+ 行）文件在这里中断/,
      /重新导出/,
    ],
    [
      'GBK',
      'e.geojson',
      Buffer.concat([
        Buffer.from(
          whole.slice(0, 2000).split('\n').slice(0, 5).join('\n').replaceAll('站', 'z').replaceAll('名称', 'n'),
        ),
        Buffer.from('{"type":"Feature","properties":{"n":"'),
        Buffer.from([0xc1, 0xd9, 0xbd, 0xad, 0xd5, 0xbe]),
        Buffer.from('"}}]}'),
      ]),
      {},
      /第 5 个要素（第 5 行）编码与所选不符，像是 GB18030/,
      /选择编码 GB18030/,
    ],
    ['乱码', 'm.geojson', collection([point(1, near(1), { 名称: 'ä¸´æ±Ÿç«™' })]), {}, /字段“名称”是乱码/, /UTF-8/],
    [
      '字段太多',
      'f.geojson',
      collection([point(1, near(1), Object.fromEntries(wide))]),
      {},
      /字段超过 60 个/,
      /要看的字段/,
    ],
    [
      '个人信息',
      'h.geojson',
      collection([point(1, near(1), { 联系人: '13812345678' })]),
      {},
      /像是手机号/,
      /不存个人信息/,
    ],
    [
      '坏 JSON',
      'j.geojson',
      collection(points(2)).replace('站1"', '站1'),
      {},
      /第 2 个要素（第 3 行）不是有效的 JSON/,
      /重新导出/,
    ],
    ['不是集合', 'k.geojson', '{"type":"Topology","objects":{}}', {}, /FeatureCollection/, /导出为 GeoJSON/],
    ['KML', 'k.kml', '<?xml version="1.0"?><kml/>', {}, /KML/, /导出为 GeoJSON/],
    ['空集合', 'l.geojson', collection([]), {}, /没有要素/, /选错了文件/],
    ['空文件', 'l.csv', '', {}, /文件是空的/, /导出为 GeoJSON/],
    ['表格没有坐标列', 'v.csv', '名称,东\n甲,1', {}, /找不到经度列或纬度列（现有列：名称、东）/, /指明经度列/],
    [
      '表格坐标不是数',
      'w.csv',
      `名称,经度,纬度\n甲,${near(1).join()}\n乙,东经112度,30`,
      {},
      /第 2 个要素（第 3 行）坐标不是两个数字/,
      /单位是度/,
    ],
  ]
  for (const [title, name, content, input, said, way] of table) {
    const refused = await load(name, content, input)
    const text = refused.faults.map(({ zh }) => zh).join('\n')
    if (process.env.SHOW) console.log(`${title}: ${refused.faults[0]?.zh} ${refused.wayOut?.zh}`)
    assert.equal(refused.state, 'failed', title)
    assert.match(text, said, title)
    assert.match(refused.wayOut?.zh ?? '', way, title)
    assert.ok(refused.faults.every(({ en }) => en !== '') && refused.faults.length <= 20, title)
  }
  assert.deepEqual(await leftovers(), clean)
  assert.deepEqual(await cardOf('bus_stop'), card)
  const right = await load('d.geojson', collection(shifted), { datum: 'GCJ-02', dryRun: 'true' })
  assert.deepEqual([right.state, right.features, right.version], ['done', shifted.length, null])
  assert.deepEqual(await leftovers(), clean)
})

test('同一图层一次一个文件；可以停止；进程中断后自动了结，不留残余', async () => {
  const clean = await leftovers()
  const waiting = await start('a.geojson', collection(points(3)))
  await assert.rejects(start('b.geojson', collection(points(3))), code('layer-load-running'))
  const stopped = await walk.by(KEEPER, cancelLayerLoad, { id: waiting.id })
  assert.equal(stopped.state, 'cancelled')
  await assert.rejects(walk.by(KEEPER, cancelLayerLoad, { id: waiting.id }), code('layer-load-ended'))
  await house.runtime.asSystem('test', (call) => layerLoadJob.run({ id: waiting.id }, call))
  assert.deepEqual(await leftovers(), clean)

  const dead = await start('c.geojson', collection(points(3)))
  await house.runtime.db.run(sql`
    with made as (insert into situation.edition (layer, state, made_at) values ('bus_stop', 'staging', now()) returning id),
      part as (insert into situation.feature select made.id, 1, 0, null, '', 'x', '{}', '{}', null, null, 0, 0, 0, 0, 0, 0 from made)
    update situation.layer_load set state = 'reading', edition = (select id from made), beat_at = now() - interval '2 minutes'
     where id = ${dead.id}`)
  await house.runtime.asSystem('test', (call) => endDeadLoads.run(call))
  const ended = await walk.by(KEEPER, getLayerLoad, { id: dead.id })
  assert.deepEqual(
    [ended.state, ended.faults[0]?.zh, ended.wayOut?.zh],
    ['failed', '载入中断了。', '原图层没有改变。请重新载入。'],
  )
  assert.deepEqual(await leftovers(), clean)
  assert.deepEqual(
    (await walk.by(KEEPER, listLayerLoads, { id: 'bus_stop' })).items.slice(0, 2).map(({ state }) => state),
    ['failed', 'cancelled'],
  )
})

test('实时图层不能载入；没有维护权限的人不能载入', async () => {
  await assert.rejects(start('a.geojson', collection(points(3)), { id: 'case_open' }), (error) => isFault(error))
  await assert.rejects(
    walk.by('operator1', listLayerLoads, { id: 'bus_stop' }),
    (error) => isFault(error) && error.status === 403,
  )
})

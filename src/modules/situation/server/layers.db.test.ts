import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { listCases } from '#modules/cases/contract.ts'
import { getDistrict } from '#modules/territory/contract.ts'
import {
  getMapState,
  identify,
  type LayerCard,
  listLayers,
  readLayer,
  saveMapState,
  searchFeatures,
  setFavourite,
  setLayerStyle,
} from '../contract.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo' })
  walk = openWalk(house)
  for (const [state, unit] of [
    ['reported', 'street08'],
    ['handling', 'street08'],
    ['reported', 'street03'],
  ] as const)
    await walk.reach(state, { place: { ...walk.pointIn(unit), confirmed: true } })
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const layersOf = async (account: string) => (await walk.by(account, listLayers, {})).layers
const ids = (cards: readonly LayerCard[]) => cards.map(({ id }) => id)

test('122 个图层：名称、分组、样式齐全；岗位决定看到哪些，看不到的如同不存在', async () => {
  const chief = await walk.by('dutyChief1', listLayers, {})
  assert.equal(chief.layers.length + chief.hidden, 122)
  assert.equal(new Set(ids(chief.layers)).size, chief.layers.length)
  const groups = new Set(chief.groups.map(({ id }) => id))
  assert.ok(chief.groups.length === 14 && chief.layers.every((one) => groups.has(one.group)))
  assert.ok(
    chief.layers.every(
      ({ title, style, note, kind }) => title.zh && title.en && style.color && (kind !== 'slot' || note),
    ),
  )
  const find = (id: string) => chief.layers.find((one) => one.id === id)
  assert.equal(find('camera')?.note?.zh, '视频模块尚未接入地图')
  assert.equal(find('major_hazard')?.permission, 'situation:view-hazards')

  const operator = await layersOf('operator1')
  const absent = (cards: readonly LayerCard[]) =>
    ['gas_main', 'major_hazard', 'camera', 'visit_household'].filter((id) => !ids(cards).includes(id))
  assert.deepEqual(absent(operator), ['gas_main', 'major_hazard', 'camera', 'visit_household'])
  assert.deepEqual(absent(chief.layers), ['visit_household'])
  // Whoever keeps layers sees those that come from files, but nothing that is told of people or by modules behind a permission.
  assert.deepEqual(absent(await layersOf('dataSteward1')), ['camera', 'visit_household'])
  await assert.rejects(walk.by('operator1', readLayer, { id: 'gas_main' }), code('layer-unknown'))
  await assert.rejects(walk.by('operator1', readLayer, { id: 'no_such' }), code('layer-unknown'))
  assert.deepEqual((await walk.by('operator1', searchFeatures, { text: '燃气', layers: 'gas_main' })).items, [])
  await assert.rejects(walk.by('auditor1', listLayers, {}), (error) => isFault(error) && error.status === 403)
})

test('每个看得到的图层都读得出来；案件图层与同条件案件列表一致', async () => {
  const counts = new Map<string, number>()
  for (const { id } of await layersOf('commander1')) {
    const { features, cut } = await walk.by('commander1', readLayer, { id, limit: 5000 })
    counts.set(id, cut ? 5000 : features.features.length)
    for (const { id: feature, geometry, properties } of features.features) {
      assert.ok(feature && geometry.coordinates && properties.layer === id, id)
      assert.equal(typeof properties.name, 'string')
    }
  }
  if (process.env.SHOW) console.log(JSON.stringify(Object.fromEntries(counts)))
  for (const [id, channel] of [
    ['case_open', []],
    ['case_hotline', ['hotline12345', 'hotline962000']],
  ] as const) {
    const filter = channel.length > 0 ? { channel: [...channel] } : {}
    const listed = await walk.by('commander1', listCases, { open: true, limit: 100, ...filter })
    assert.equal(counts.get(id), listed.items.filter(({ lon }) => lon !== null).length, id)
  }
  assert.ok(counts.get('case_open')! === 3 && counts.get('unit_grid')! > 100 && counts.get('main_road')! > 5)
  assert.ok(counts.get('street_lamp')! > 1000 && counts.get('gas_main')! > 100 && counts.get('park')! > 20)
})

test('搜索：名称先于字段值，跨图层，通配符当作文字，范围之外的不列', async () => {
  const found = await walk.by('dutyChief1', searchFeatures, { text: '香樟', limit: 20 })
  assert.ok(
    found.cut && found.items.every(({ layer, properties }) => layer === 'street_tree' && properties.树种 === '香樟'),
  )
  const [first] = (await walk.by('dutyChief1', searchFeatures, { text: 'gj00007' })).items
  assert.deepEqual([first?.layer, first?.properties.编号], ['bus_stop', 'GJ00007'])
  assert.deepEqual((await walk.by('dutyChief1', searchFeatures, { text: '%' })).items, [])
  const { lon, lat } = first!
  const near = await walk.by('dutyChief1', searchFeatures, {
    text: 'GJ',
    layers: 'bus_stop,main_road',
    bbox: [lon - 1e-4, lat - 1e-4, lon + 1e-4, lat + 1e-4].join(),
  })
  assert.ok(near.items.length > 0 && near.items.every((one) => Math.abs(one.lon - lon) <= 1e-4))
})

test('街道岗位只见本街道的案件图层', async () => {
  const whole = await walk.by('dutyChief1', readLayer, { id: 'case_open', limit: 5000 })
  const own = await walk.by('street08.dispatcher', readLayer, { id: 'case_open', limit: 5000 })
  const { features } = own.features
  assert.ok(features.length > 0 && features.length < whole.features.features.length)
  const seen = new Set(
    (await walk.by('street08.dispatcher', listCases, { open: true, limit: 200 })).items.map(({ id }) => id),
  )
  assert.ok(features.every(({ id }) => seen.has(id)))
})

test('点查：面含点、线和点按距离；范围写错说得清', async () => {
  const { center } = await walk.by('dutyChief1', getDistrict, {})
  const [lon, lat] = center!
  const { items } = await walk.by('dutyChief1', identify, {
    lon,
    lat,
    layers: 'district_boundary,street_boundary,main_road',
    radiusM: 600,
  })
  assert.deepEqual(
    items
      .filter(({ distanceM }) => distanceM === 0)
      .map(({ layer }) => layer)
      .sort(),
    ['district_boundary', 'street_boundary'],
  )
  const distances = items.map(({ distanceM }) => distanceM!)
  assert.deepEqual(
    distances,
    [...distances].sort((a, b) => a - b),
  )
  await assert.rejects(walk.by('dutyChief1', readLayer, { id: 'main_road', bbox: '113,30,112,31' }), code('bbox'))
})

test('收藏和地图状态只属于本人；样式改后人人可见、有版本，能恢复默认', async () => {
  await walk.by('operator1', setFavourite, { id: 'bus_stop', on: true })
  const star = async (account: string) => (await layersOf(account)).find(({ id }) => id === 'bus_stop')?.favourite
  assert.deepEqual([await star('operator1'), await star('dutyChief1')], [true, false])
  await walk.by('operator1', setFavourite, { id: 'bus_stop', on: false })
  assert.equal(await star('operator1'), false)
  await walk.by('operator1', saveMapState, { state: { on: ['bus_stop'], zoom: 13 } })
  assert.deepEqual((await walk.by('operator1', getMapState, {})).state, { on: ['bus_stop'], zoom: 13 })
  assert.equal((await walk.by('dutyChief1', getMapState, {})).state, null)

  const style = { shape: 'star' as const, color: 'chart-2' as const, minZoom: 12, visible: true, opacity: 0.8 }
  await assert.rejects(
    walk.by('operator1', setLayerStyle, { id: 'bus_stop', style, note: '换符号' }),
    (error) => isFault(error) && error.status === 403,
  )
  await assert.rejects(
    walk.by('dataSteward1', setLayerStyle, { id: 'bus_stop', style: { ...style, shape: 'hatch' }, note: '换符号' }),
    code('layer-style-wrong'),
  )
  const before = (await layersOf('operator1')).find(({ id }) => id === 'bus_stop')!
  const { version } = await walk.by('dataSteward1', setLayerStyle, { id: 'bus_stop', style, note: '换符号' })
  assert.equal(version, before.version + 1)
  assert.deepEqual((await layersOf('operator1')).find(({ id }) => id === 'bus_stop')?.style, style)
  await walk.by('dataSteward1', setLayerStyle, { id: 'bus_stop', note: '换回来' })
  assert.deepEqual((await layersOf('operator1')).find(({ id }) => id === 'bus_stop')?.style, before.style)
})

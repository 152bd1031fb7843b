import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { report } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { findCallerHistory, findSimilar, viewPlace } from '../contract.ts'

let house: TestHouse
let operator: Principal
let lon: number
let lat: number
let lamp: string
before(async () => {
  house = await testHouse({ seed: 'demo' })
  operator = await house.principal('operator1')
  ;[lon, lat] = house.runtime.use(areaBook).all('grid')[0]!.labelPoint
  lamp = await filed({ title: '路灯不亮', text: '小区门口路灯不亮，已经三天。', category: '100118', lon, lat })
})
after(() => house.close())

async function filed(about: {
  title: string
  text: string
  category?: string
  lon?: number
  lat?: number
  channel?: string
  externalNo?: string
  phone?: string
}): Promise<string> {
  const { lon: x, lat: y, phone, channel = 'hotline12345', ...rest } = about
  const done = await house.perform(
    report,
    {
      ...rest,
      channel,
      appealType: 'complaint',
      ...(x === undefined ? {} : { place: { lon: x, lat: y! } }),
      appellant: { phone: phone ?? '13800000001' },
    },
    operator,
  )
  return done.id
}

const similar = async (input: Parameters<typeof house.perform<typeof findSimilar>>[1]) =>
  (await house.perform(findSimilar, input, operator)).items

test('同处同类、用词相近的在办案件排在前面，带距离', async () => {
  const [first] = await similar({ text: '路灯不亮，天黑看不见', category: '100118', lon: lon + 0.0001, lat })
  assert.equal(first?.id, lamp)
  assert.ok((first?.distanceM ?? 99) < 15)
  assert.ok((first?.score ?? 0) >= 0.75)
  assert.equal(first?.sameNumber, false)
})

test('远处的、不相干的不列', async () => {
  const items = await similar({ text: '幼儿园入学怎么报名', lon: lon + 0.05, lat })
  assert.equal(
    items.some(({ id }) => id === lamp),
    false,
  )
})

test('同一来电人的在办案件总在其中', async () => {
  const mine = await filed({ title: '楼道堆物', text: '楼道堆放杂物', phone: '13911112222' })
  const items = await similar({ text: '完全不同的一件事情', phone: '139 1111 2222' })
  assert.equal(items.find(({ id }) => id === mine)?.samePerson, true)
  const { items: history } = await house.perform(findCallerHistory, { phone: '13911112222' }, operator)
  assert.deepEqual(
    history.map(({ id, open }) => [id, open]),
    [[mine, true]],
  )
})

test('同一渠道同一编号排第一；别的渠道同号不算', async () => {
  const board = await filed({ title: '留言', text: '电梯停工半年', channel: 'peopleNetBoard', externalNo: '23419087' })
  const [first] = await similar({ text: '', channel: 'peopleNetBoard', externalNo: ' 23419087 ' })
  assert.deepEqual([first?.id, first?.sameNumber, first?.score], [board, true, 1])
  assert.deepEqual(await similar({ text: '', channel: 'cnhubei', externalNo: '23419087' }), [])
})

test('比较的案件自己不列', async () => {
  const items = await similar({ text: '小区门口路灯不亮', lon, lat, except: lamp })
  assert.equal(
    items.some(({ id }) => id === lamp),
    false,
  )
})

test('位置有网格名称和责任人；没有的区域要说明', async () => {
  const grid = house.runtime.use(areaBook).all('grid')[0]!
  const place = await house.perform(viewPlace, { areaCode: grid.code }, operator)
  assert.equal(place.names.length, 3)
  assert.match(place.responsible[0]?.phoneMasked ?? '', /\*{4}/)
  await assert.rejects(house.perform(viewPlace, { areaCode: '999999999' }, operator), { code: 'area-unknown' })
})

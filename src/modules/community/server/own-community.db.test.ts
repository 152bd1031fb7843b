import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { tablesHolding } from '#apps/test-tables.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { layerSources } from '#modules/situation/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { makeCall } from '#platform/call.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import * as community from '../contract.ts'

const NOW = Date.parse('2026-01-02T10:00:00+08:00')
const OWN = 'street01.c01.officer1'
const OTHER = 'street01.c02.officer1'
let house: TestHouse
let own: Principal
let other: Principal
/** Ids that lie in the other community. */
let theirs: {
  household: string
  building: string
  resident: string
  record: string
  need: string
  enterprise: string
  grid: string
  person: { name: string; phone: string }
}

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
  own = await house.principal(OWN)
  other = await house.principal(OTHER)
  const [row] = (await by(other, community.findHouseholds, { limit: 1 })).items
  assert.ok(row)
  const person = { name: '慕容测试', phone: '15400009999', idNumber: '990101199001010011' }
  const { id: resident } = await by(other, community.addResident, { household: row.id, ...person, relation: 'child' })
  const added = await by(other, community.addHouseholdRecord, {
    household: row.id,
    sort: 'visit',
    kind: 'care',
    text: '慕容测试在家，电话 15400009999。',
    need: { kind: 'work', text: '找工作' },
  })
  const [enterprise] = (await by(other, community.listEnterprises, { limit: 1 })).items
  theirs = {
    household: row.id,
    building: row.buildingId,
    resident,
    record: added.id,
    need: added.needId ?? '',
    enterprise: enterprise?.id ?? '',
    grid: row.areaCode,
    person,
  }
})
after(() => house?.close())

const by = <Op extends Operation>(who: Principal, operation: Op, input: Input<Op>) =>
  // As over HTTP: the journal keeps a hash of what was sent, never the words.
  house.perform(operation, input, who, { bodyHash: 'hash' })
const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (isFault(error) ? error : null),
  )
const here = (areaCode: string) => areaCode.startsWith('990101001001')

/** Somebody else's permissions with a scope of the test's choosing. */
function withScope(scope: Principal['posts'][number]['scope'], from: Principal = own): Principal {
  return { ...from, posts: from.posts.map((held) => ({ ...held, scope })) }
}

test('别的社区的编号一概当作不存在：读、改、走访、查看原文、转案件，回答与乱写的编号一样', async () => {
  const nobody = house.runtime.newId()
  const tries: [string, (id: string) => Promise<unknown>, string][] = [
    ['getHousehold', (id) => by(own, community.getHousehold, { id }), theirs.household],
    ['saveHousehold', (id) => by(own, community.saveHousehold, { id, tenure: 'rent' }), theirs.household],
    ['addResident', (id) => by(own, community.addResident, { household: id, name: '张三' }), theirs.household],
    ['changeResident', (id) => by(own, community.changeResident, { id, name: '张三' }), theirs.resident],
    ['removeResident', (id) => by(own, community.removeResident, { id, reason: 'moved' }), theirs.resident],
    ['unmaskResident', (id) => by(own, community.unmaskResident, { id, purpose: '核对' }), theirs.resident],
    [
      'addHouseholdRecord',
      (id) => by(own, community.addHouseholdRecord, { household: id, sort: 'visit', kind: 'care' }),
      theirs.household,
    ],
    ['relate household', (id) => by(own, community.relate, { household: id }), theirs.household],
    ['relate building', (id) => by(own, community.relate, { building: id }), theirs.building],
    ['relate resident', (id) => by(own, community.relate, { resident: id }), theirs.resident],
    ['followNeed', (id) => by(own, community.followNeed, { id, state: 'done', text: '好' }), theirs.need],
    ['openNeedCase', (id) => by(own, community.openNeedCase, { id, title: '转办' }), theirs.need],
    ['getEnterprise', (id) => by(own, community.getEnterprise, { id }), theirs.enterprise],
    [
      'addEnterpriseRecord',
      (id) => by(own, community.addEnterpriseRecord, { enterprise: id, sort: 'visit', kind: 'needs' }),
      theirs.enterprise,
    ],
  ]
  for (const [name, run, id] of tries) {
    const told = await refusal(run(id))
    const unknown = await refusal(run(nobody))
    assert.equal(told?.code, 'community-not-here', name)
    assert.deepEqual([told?.status, told?.text], [unknown?.status, unknown?.text], name)
  }
  await assert.rejects(by(own, community.relate, { grid: theirs.grid }), code('community-not-here'))
  assert.equal((await by(other, community.getHousehold, { id: theirs.household })).residents.length > 0, true)
})

test('列表、搜索、翻页、导出：换区域、换楼栋、别人的翻页位置、按电话按姓名查，都只见本社区', async () => {
  const all = async (input: Input<typeof community.findHouseholds>, who = own) => {
    const items: community.HouseholdRow[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Output<typeof community.findHouseholds> = await by(who, community.findHouseholds, {
        ...input,
        limit: 40,
        ...(cursor ? { cursor } : {}),
      })
      items.push(...page.items)
      cursor = page.next
    }
    return items
  }
  const mine = await all({})
  assert.ok(mine.length > 60 && mine.every((row) => here(row.areaCode)), String(mine.length))
  assert.equal(new Set(mine.map((row) => row.id)).size, mine.length, 'no row twice over the pages')
  for (const area of ['990101', '990101001']) assert.equal((await all({ area })).length, mine.length, area)
  for (const area of ['990101001002', theirs.grid, '990102001001']) assert.deepEqual(await all({ area }), [], area)
  assert.deepEqual(await all({ building: theirs.building }), [])
  for (const wanted of [theirs.person.phone, theirs.person.name]) {
    assert.deepEqual(await all({ text: wanted }), [], 'found by phone or name of another community')
    assert.deepEqual(
      (await all({ text: wanted }, other)).map((row) => row.id),
      [theirs.household],
    )
  }
  const cursor = (await by(other, community.findHouseholds, { limit: 1 })).next ?? ''
  const foreign = await by(own, community.findHouseholds, { cursor })
  assert.ok(foreign.items.every((row) => here(row.areaCode)))
  for (const broken of [
    'x',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from(`["a","b",1,"'; drop"]`).toString('base64url'),
  ])
    await assert.rejects(by(own, community.findHouseholds, { cursor: broken }), code('cursor'))
  assert.ok((await by(own, community.listBuildings, { area: '990101' })).items.every((row) => here(row.areaCode)))
  const records = (await by(own, community.listRecords, { area: '990101', limit: 200 })).items
  assert.ok(
    records.length > 0 &&
      records.every((row) => row.id !== theirs.record && mine.some((home) => home.id === row.householdId)),
  )
  const needs = (await by(own, community.listNeeds, { limit: 200 })).items
  assert.ok(needs.length > 0 && needs.every((row) => row.id !== theirs.need))
  const file = (await by(own, community.exportHouseholds, { area: '990101', format: 'csv' })) as FileAnswer
  const lines = (await text(file.stream as NodeJS.ReadableStream)).trim().split(/\r?\n/)
  assert.equal(lines.length, mine.length + 1)
  assert.ok(lines.slice(1).every((line) => line.includes('990101001001') && line.includes(OWN)))
  const picture = await by(own, community.getPicture, { area: '990101001002' })
  assert.deepEqual([picture.households, picture.residents, picture.area, picture.openNeeds], [0, 0, null, 0])
})

test('地图图层：只给本社区；人口不足五人的网格不显示；没有查看权限的什么也没有', async () => {
  const sources = house.runtime.use(layerSources)
  const read = async (layer: string, principal: Principal, bbox: [number, number, number, number] | null = null) => {
    const source = sources.find(layer)
    assert.ok(source, layer)
    const { call } = makeCall({
      principal,
      operation: community.listBuildings,
      command: { id: '', bodyHash: '', expectedVersion: null },
      db: house.runtime.db,
      runtime: house.runtime,
      nowMs: NOW,
    })
    return (await source.read(call, { bbox, limit: 5000, atMs: null })).features
  }
  for (const layer of ['visit_household', 'population_heat', 'enterprise']) {
    const seen = await read(layer, own)
    assert.ok(seen.length > 0, layer)
    assert.ok(
      seen.every(({ areaCode }) => here(areaCode ?? '')),
      layer,
    )
    assert.deepEqual(await read(layer, own, [0, 0, 1, 1]), [], `${layer}: an empty box`)
    assert.equal(
      (await read(layer, own, [-180, -90, 180, 90])).length,
      seen.length,
      `${layer}: a box of the whole world`,
    )
  }
  const words = JSON.stringify(await read('visit_household', own))
  for (const secret of ['livingAlone', '独居', '单元', '室', '*']) assert.ok(!words.includes(secret), secret)
  const chief = await house.principal('dutyChief1')
  const commander = await house.principal('commander1')
  assert.deepEqual(await read('visit_household', chief), [])
  assert.deepEqual(await read('visit_household', commander), [])
  assert.deepEqual(await read('population_heat', chief), [])
  const heat = await read('population_heat', commander)
  assert.ok(heat.length > 50 && heat.every(({ properties }) => Number(properties.residents) >= 5))
  assert.ok((await read('economic_grid', chief)).length > 10)
  assert.deepEqual(await read('economic_grid', await house.principal('sanitation.handler1')), [])
})

test('按岗位：街道和中心看不到一户；即使给了权限，街道和全区范围也打不开住户；网格员只见自己的网格', async () => {
  for (const account of [
    'dutyChief1',
    'leader1',
    'street01.dispatcher',
    'sanitation.handler1',
    'dataSteward1',
    'sysAdmin1',
    'auditor1',
  ])
    for (const run of [
      () => house.principal(account).then((who) => by(who, community.findHouseholds, {})),
      () => house.principal(account).then((who) => by(who, community.getHousehold, { id: theirs.household })),
      () =>
        house
          .principal(account)
          .then((who) => by(who, community.unmaskResident, { id: theirs.resident, purpose: '查看' })),
      () => house.principal(account).then((who) => by(who, community.exportHouseholds, { format: 'csv' })),
    ])
      await assert.rejects(run(), code('not-permitted'), account)
  for (const scope of [
    { all: true, areas: [], units: [] },
    { all: false, areas: ['990101001'], units: ['street01'] },
    { all: false, areas: [], units: ['street01.c01'] },
  ]) {
    const wide = withScope(scope)
    assert.deepEqual((await by(wide, community.findHouseholds, {})).items, [], JSON.stringify(scope))
    assert.equal((await by(wide, community.getPicture, {})).residents, 0)
    await assert.rejects(by(wide, community.getHousehold, { id: theirs.household }), code('community-not-here'))
    assert.deepEqual((await by(wide, community.listNeeds, { of: 'household' })).items, [])
  }
  const duty = await house.principal('street01.duty1')
  assert.deepEqual((await by(duty, community.findHouseholds, {})).items, [])
  const worker = await house.principal('street01.c01.worker1')
  const areas = worker.posts.flatMap((held) => held.scope.areas)
  const seen = (await by(worker, community.findHouseholds, { limit: 200 })).items
  assert.ok(seen.length > 0 && seen.every((row) => areas.some((area) => row.areaCode.startsWith(area))))
  assert.ok(areas.every((area) => area.length === 15))
  await assert.rejects(
    by(worker, community.unmaskResident, { id: theirs.resident, purpose: '查看' }),
    code('not-permitted'),
  )
})

test('关爱类别另有权限：没有的人看不到，也不能靠筛选猜出来', async () => {
  const blind: Principal = {
    ...own,
    posts: own.posts.map((held) => ({
      ...held,
      permissions: new Set([...held.permissions].filter((one) => one !== 'community:view-care')),
    })),
  }
  const cared = (await by(own, community.findHouseholds, { care: 'aged', limit: 200 })).items
  assert.ok(cared.length > 0 && cared.every((row) => row.care?.includes('aged')))
  assert.deepEqual((await by(blind, community.findHouseholds, { care: 'aged' })).items, [])
  const same = await by(blind, community.getHousehold, { id: cared[0]?.id ?? '' })
  assert.equal(same.household.care, null)
  await assert.rejects(by(own, community.findHouseholds, { care: 'richPeople' }), code('community-unknown-key'))
})

test('姓名电话房号从不以明文存放；查看原文写明用途、留痕、有次数上限', async () => {
  for (const secret of [theirs.person.name, theirs.person.phone, '990101199001010011'])
    assert.deepEqual(await tablesHolding(house, secret), [], secret)
  const { residents, records } = await by(other, community.getHousehold, { id: theirs.household })
  const added = residents.find((row) => row.id === theirs.resident)
  assert.deepEqual([added?.name, added?.phone, added?.hasIdNumber], ['慕容*试', '154****9999', true])
  assert.ok(!JSON.stringify(records).includes('15400009999'))
  const clear = await by(other, community.unmaskResident, { id: theirs.resident, purpose: '上门前联系' })
  assert.deepEqual(
    [clear.name, clear.phone, clear.idNumber],
    [theirs.person.name, theirs.person.phone, '990101199001010011'],
  )
  assert.equal(Date.parse(clear.visibleUntil), NOW + 600_000)
  const lines = await house.runtime.db.many(sql`
    select account, outcome, detail, answer from platform.journal where operation = 'community.unmaskResident' and object_id = ${theirs.resident}
      and outcome = 'read'`)
  assert.deepEqual(lines, [{ account: OTHER, outcome: 'read', detail: { purpose: '上门前联系' }, answer: null }])
  let left = clear.left
  while (left > 0)
    left = (await by(other, community.unmaskResident, { id: theirs.resident, purpose: '上门前联系' })).left
  await assert.rejects(
    by(other, community.unmaskResident, { id: theirs.resident, purpose: '再看' }),
    code('unmask-limit'),
  )
  assert.deepEqual(await tablesHolding(house, theirs.person.phone), [], 'the answer is not kept either')
})

test('同一人住在两个社区互不知情；本社区重复登记被拒绝；注销后个人信息全部删除', async () => {
  const [mine] = (await by(own, community.findHouseholds, { limit: 1 })).items
  const person = {
    household: mine?.id ?? '',
    name: theirs.person.name,
    phone: theirs.person.phone,
    idNumber: '990101199001010011',
  }
  const { id } = await by(own, community.addResident, person)
  await assert.rejects(by(own, community.addResident, person), code('community-already-there'))
  const both = await by(own, community.relate, { resident: id })
  assert.deepEqual([both.residents.map((row) => row.id), both.households.map((row) => row.id)], [[id], [mine?.id]])
  assert.ok(here(both.grid?.code ?? ''))
  assert.ok(both.answering.length > 0)
  const down = await by(own, community.relate, { grid: both.grid?.code ?? '' })
  assert.ok(down.residents.some((row) => row.id === id) && down.buildings.some((row) => row.id === mine?.buildingId))
  await by(own, community.changeResident, { id, phone: '15400008888' })
  assert.equal((await by(own, community.findHouseholds, { text: '15400008888' })).items.length, 1)
  await by(own, community.removeResident, { id, reason: 'moved' })
  assert.equal(
    (
      await house.runtime.db.one<{ n: number }>(
        sql`select count(*)::int as n from community.resident where id = ${id}::uuid`,
      )
    ).n,
    0,
  )
  assert.ok(
    (await by(other, community.getHousehold, { id: theirs.household })).residents.some(
      (row) => row.id === theirs.resident,
    ),
  )
  await assert.rejects(by(own, community.relate, {}), code('relate-one'))
})

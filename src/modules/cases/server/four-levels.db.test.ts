import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { assignPosts, unitBook } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import * as cases from '../contract.ts'

let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const listed = async (account: string, text: string) =>
  (await walk.by(account, cases.listCases, { text })).items.map((row) => row.id)

test('街道产生的事件：区级不经复制即可看见、派遣、统计', async () => {
  const before = await walk.by('dutyChief1', cases.countCases, { by: 'street' })
  const place = walk.pointIn('street01.c01')
  const { id, caseNo } = await walk.by('street01.c01.worker1', cases.report, {
    channel: 'gridPatrol',
    title: '人行道垃圾成堆',
    text: '',
    category: '200102',
    place,
    photosBefore: [await walk.photo('street01.c01.worker1')],
  })
  for (const account of [
    'street01.c01.worker1',
    'street01.c01.officer1',
    'street01.dispatcher',
    'dutyChief1',
    'leader1',
  ])
    assert.deepEqual(await listed(account, caseNo), [id], account)
  for (const account of ['street01.c02.officer1', 'street02.dispatcher', 'sanitation.handler1'])
    assert.deepEqual(await listed(account, caseNo), [], account)
  await walk.by('intakeOfficer1', cases.accept, { id, duplicatesChecked: true })
  await walk.file(id)
  assert.equal((await walk.dispatch(id)).state, 'dispatched')
  assert.deepEqual(await listed('sanitation.handler1', caseNo), [id])
  const street = house.runtime.use(unitBook).find('street01')!.areaCode
  const countOf = (rows: { key: string | null; total: number }[]) => rows.find((row) => row.key === street)?.total ?? 0
  const after = await walk.by('leader1', cases.countCases, { by: 'street' })
  assert.equal(countOf(after.rows) - countOf(before.rows), 1)
  const stored = await house.runtime.db.one<{ n: number }>(
    sql`select count(*) as n from cases."case" where case_no = ${caseNo}`,
  )
  assert.equal(stored.n, 1)
})

test('区→街道→社区→网格逐级下派，再逐级退回，每一跳都记下人和时间', async () => {
  const { id } = await walk.report({ place: walk.pointIn('street01.c01'), title: '楼道堆物' })
  await walk.accept(id, { category: '200507' })
  await walk.file(id)
  await walk.dispatch(id, 'street01')
  await walk.sign(id, 'street01.dispatcher')
  const open = async () =>
    (await walk.look(id)).case.orders.filter((order) => ['sent', 'signed', 'working'].includes(order.status))
  const orderOf = async (unit: string) => (await open()).find((order) => order.unit === unit)!.id
  const step = async <T>(work: Promise<T>) => {
    nowMs += 60_000
    return work
  }
  await assert.rejects(
    walk.by('street01.dispatcher', cases.handDown, { id, unit: 'street01.c01.g01' }),
    code('not-child-area'),
  )
  await assert.rejects(
    walk.by('street01.dispatcher', cases.handDown, { id, unit: 'street02.c01' }),
    code('not-child-area'),
  )
  await step(walk.by('street01.dispatcher', cases.handDown, { id, unit: 'street01.c01', text: '请社区清理' }))
  await step(walk.by('street01.c01.officer1', cases.signOrder, { id, orderId: await orderOf('street01.c01') }))
  const community = await orderOf('street01.c01')
  await step(walk.by('street01.c01.officer1', cases.handDown, { id, parentId: community, unit: 'street01.c01.g02' }))
  const grid = await orderOf('street01.c01.g02')
  await step(walk.by('street01.c01.worker1', cases.signOrder, { id, orderId: grid }))
  const back = { id, reason: 'notOurDuty', text: '需要执法。' } as const
  await assert.rejects(
    walk.by('street01.c01.officer1', cases.returnOrder, { ...back, orderId: community, text: ' ' }),
    code('reason-missing'),
  )
  await step(walk.by('street01.c01.worker1', cases.returnOrder, { ...back, orderId: grid }))
  await step(walk.by('street01.c01.officer1', cases.returnOrder, { ...back, orderId: community }))
  assert.deepEqual(
    (await open()).map((order) => order.unit),
    ['street01'],
  )
  await step(walk.by('street01.dispatcher', cases.requestReturn, back))
  await step(walk.by('street01.lead1', cases.endorseRequest, { id }))
  assert.equal((await step(walk.by('dutyChief1', cases.approveReturn, { id, wrongDispatch: false }))).state, 'filed')

  const { record } = await walk.look(id)
  const hops = record.filter((line) =>
    ['HandedDown', 'OrderSigned', 'OrderReturned', 'ReturnRequested', 'RequestEndorsed', 'ReturnApproved'].includes(
      line.type,
    ),
  )
  const names = await Promise.all(
    ['street01.dispatcher', 'street01.c01.officer1', 'street01.c01.worker1', 'street01.lead1', 'dutyChief1'].map(
      async (account) => (await walk.person(account)).name,
    ),
  )
  const [dispatcher, officer, worker, lead, chief] = names
  assert.deepEqual(
    hops.map((line) => [line.type, line.person, line.unit]),
    [
      ['HandedDown', dispatcher, 'street01'],
      ['OrderSigned', officer, 'street01.c01'],
      ['HandedDown', officer, 'street01.c01'],
      ['OrderSigned', worker, 'street01.c01.g02'],
      ['OrderReturned', worker, 'street01.c01.g02'],
      ['OrderReturned', officer, 'street01.c01'],
      ['ReturnRequested', dispatcher, 'street01'],
      ['RequestEndorsed', lead, 'street01'],
      ['ReturnApproved', chief, 'ops_center'],
    ],
  )
  const times = hops.map((line) => line.occurredAt)
  assert.equal(new Set(times).size, times.length)
  assert.deepEqual(times, [...times].sort())
})

test('同一个列表，区、街道、社区、网格各见各的范围，部门只见自己的工单', async () => {
  const near = await walk.report({ place: walk.pointIn('street03.c01'), title: '范围核对一' })
  const far = await walk.report({ place: walk.pointIn('street04.c01'), title: '范围核对二' })
  const seen = async (account: string) => {
    const { items } = await walk.by(account, cases.listCases, { text: '范围核对' })
    return items.map((row) => row.id).sort()
  }
  assert.deepEqual(await seen('dutyChief1'), [near.id, far.id].sort())
  assert.deepEqual(await seen('street03.dispatcher'), [near.id])
  assert.deepEqual(await seen('street03.c01.officer1'), [near.id])
  assert.deepEqual(await seen('street03.c01.worker1'), [near.id])
  assert.deepEqual(await seen('street03.c02.worker1'), [])
  assert.deepEqual(await seen('street04.c01.officer1'), [far.id])
  assert.deepEqual(await seen('sanitation.handler1'), [])
})

test('网格员可上报全部 144 类，每类带位置和照片；没有照片或位置不收', async () => {
  const worker = 'street01.c01.worker1'
  const photosBefore = [await walk.photo(worker)]
  const place = walk.pointIn('street01.c01')
  const categories = house.runtime
    .use(catalogueBook)
    .categories()
    .filter((category) => (category.kind === 'component' || category.kind === 'event') && !category.other)
  assert.equal(categories.length, 144)
  const report = { channel: 'gridPatrol', title: '巡查发现', text: '', place, photosBefore }
  for (const { code: category, zh } of categories) {
    const { id } = await walk.by(worker, cases.report, { ...report, category, title: zh })
    assert.equal((await walk.look(id)).case.category, category)
  }
  const rows = await walk.by('dutyChief1', cases.countCases, { by: 'category' })
  assert.ok(categories.every(({ code: category }) => rows.rows.some((row) => row.key === category && row.total > 0)))
  const { photosBefore: _photos, ...without } = report
  await assert.rejects(walk.by(worker, cases.report, { ...without, category: '200102' }), code('photo-missing'))
  const { place: _place, ...nowhere } = report
  await assert.rejects(walk.by(worker, cases.report, { ...nowhere, category: '200102' }), code('place-missing'))
  await assert.rejects(walk.by(worker, cases.report, { ...report, category: '209998' }), code('option-unknown'))
})

test('自行处置：前后照片齐全直接结案，缺一张不行', async () => {
  const worker = 'street01.c01.worker1'
  const photo = await walk.photo(worker)
  const input = {
    channel: 'gridPatrol',
    title: '清理小广告',
    text: '',
    category: '200201',
    place: walk.pointIn('street01.c01'),
  }
  const done = await walk.by(worker, cases.reportSelfHandled, { ...input, photosBefore: [photo], photosAfter: [photo] })
  assert.equal(done.state, 'closed')
  const half = walk.by(worker, cases.reportSelfHandled, { ...input, photosBefore: [photo], photosAfter: [] })
  await assert.rejects(half, code('evidence-missing'))
})

test('数字城管案件带类别代码进来，代码保持不变', async () => {
  const { id } = await walk.report({
    channel: 'digitalUrbanMgmt',
    externalNo: 'SZCG-2026-030211',
    category: '200110',
    title: '道路破损',
  })
  await walk.accept(id, { category: undefined })
  const { case: state } = await walk.look(id)
  assert.deepEqual([state.category, state.externalNo, state.variant], ['200110', 'SZCG-2026-030211', 'grid'])
})

test('书记留言板：渠道、链接、公开答复都在；荆楚网单独计数', async () => {
  const link = 'https://liuyan.example.cn/threads/20260303'
  const count = async (channel: string) => {
    const { rows } = await walk.by('leader1', cases.countCases, { by: 'channel' })
    return rows.find((row) => row.key === channel)?.total ?? 0
  }
  const before = { board: await count('peopleNetBoard'), web: await count('cnhubei') }
  const { id } = await walk.report({
    channel: 'peopleNetBoard',
    externalNo: link,
    title: '建议增设路灯',
    appellant: { anonymous: true },
  })
  await walk.report({ channel: 'cnhubei', externalNo: link, title: '建议增设路灯', appellant: { anonymous: true } })
  await walk.accept(id, { category: '100118' })
  await walk.file(id)
  await walk.dispatch(id, 'lighting')
  await walk.sign(id, 'lighting.handler1')
  await walk.complete(id, { answer: '已安装。', publicReply: '您好，路灯已于三月三日装好。' }, 'lighting.handler1')
  const { case: state } = await walk.look(id)
  assert.deepEqual(
    [state.channel, state.externalNo, state.publicReply],
    ['peopleNetBoard', link, '您好，路灯已于三月三日装好。'],
  )
  assert.deepEqual([(await count('peopleNetBoard')) - before.board, (await count('cnhubei')) - before.web], [1, 1])
  const { items } = await walk.by('dutyChief1', cases.listCases, { text: link, channel: ['peopleNetBoard'] })
  assert.deepEqual(
    items.map((row) => row.id),
    [id],
  )
})

test('热线工单和城市事件同一模型、同一搜索', async () => {
  const hotline = await walk.report({ title: '窨井盖松动异响', place: walk.pointIn('street05') })
  const worker = 'street05.c01.worker1'
  const patrol = await walk.by(worker, cases.report, {
    channel: 'gridPatrol',
    title: '窨井盖松动',
    text: '',
    category: '100101',
    place: walk.pointIn('street05.c01'),
    photosBefore: [await walk.photo(worker)],
  })
  assert.deepEqual((await listed('dutyChief1', '窨井盖松动')).sort(), [hotline.id, patrol.id].sort())
  assert.deepEqual((await listed('street05.dispatcher', '窨井盖')).sort(), [hotline.id, patrol.id].sort())
})

test('管理员改岗位，下一次操作即生效，并写入日志', async () => {
  const { id } = await walk.report()
  const officer = await house.principal('intakeOfficer2')
  const security = await house.principal('securityAdmin1')
  await house.perform(assignPosts, { id: officer.id, posts: [{ post: 'operator', unit: 'ops_center' }] }, security)
  const accept = {
    id,
    category: '200102',
    duplicatesChecked: true,
    elements: { time: true, place: true, cause: true, course: true, name: true },
  }
  await assert.rejects(
    house.perform(cases.accept, accept, await house.principal('intakeOfficer2')),
    code('not-permitted'),
  )
  await house.perform(assignPosts, { id: officer.id, posts: [{ post: 'intakeOfficer', unit: 'ops_center' }] }, security)
  assert.equal((await house.perform(cases.accept, accept, await house.principal('intakeOfficer2'))).state, 'accepted')
  const lines = await house.runtime.db.many<{ account: string; outcome: string }>(sql`
    select account, outcome from platform.journal where operation = 'people.assignPosts' and object_id = ${officer.id}`)
  assert.deepEqual(lines, [
    { account: 'securityAdmin1', outcome: 'done' },
    { account: 'securityAdmin1', outcome: 'done' },
  ])
})

test('先行联系的时间、给定期限按东八区读写', async () => {
  const id = await walk.reach('handling')
  nowMs += 3_600_000
  await walk.by('sanitation.handler1', cases.firstContact, {
    id,
    tries: [{ at: toRfc3339(nowMs - 1000), means: 'call', reached: true, proof: '有录音' }],
  })
  const { record } = await walk.look(id)
  assert.equal(record.at(-1)?.occurredAt, toRfc3339(nowMs))
  assert.match(record.at(-1)?.occurredAt ?? '', /\+08:00$/)
})

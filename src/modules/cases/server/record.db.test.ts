import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { deactivatePerson } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import * as cases from '../contract.ts'

let house: TestHouse
let walk: Walk
let owner: pg.Client
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  walk = openWalk(house)
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await house.close()
})

const faultsOf = async (id: string) => (await walk.by('dutyChief1', cases.verifyCase, { id })).faults

/** What the owner of the database changed behind the house's back, and what the check must say of it. */
const tamperings: [string, string, RegExp[]][] = [
  [
    '改一行记录的内容',
    `update cases.event set data = jsonb_set(data, '{by}', '"nobody"') where case_id = $1 and seq = 3`,
    [/^line 3 was altered$/],
  ],
  [
    '改一行记录的时间',
    `update cases.event set occurred_at = occurred_at - interval '1 hour' where case_id = $1 and seq = 5`,
    [/^line 5 was altered$/],
  ],
  [
    '改一行记录的经办人',
    `update cases.event set person_id = 'somebody' where case_id = $1 and seq = 2`,
    [/^line 2 was altered$/],
  ],
  ['删中间一行', `delete from cases.event where case_id = $1 and seq = 4`, [/line 4 of the record is missing/]],
  [
    '删最后一行',
    `delete from cases.event where case_id = $1 and seq = (select max(seq) from cases.event where case_id = $1)`,
    [/newest line/, /differ in version/],
  ],
  [
    '改行并重算本行哈希',
    `update cases.event set data = jsonb_set(data, '{at}', '1'), hash = repeat('0', 64) where case_id = $1 and seq = 2`,
    [/line 3 is not chained/],
  ],
  [
    '改案件现状',
    `update cases."case" set state_data = jsonb_set(state_data, '{urgency}', '"critical"') where id = $1`,
    [/differ in urgency/],
  ],
  [
    '改案件列表用的列',
    `update cases."case" set lead_unit = 'lighting', closed_at = null, close_kind = 'exempt' where id = $1`,
    [/column leadUnit/, /column closeKind/],
  ],
  ['改案件编号', `update cases."case" set case_no = '990101-20200101-10000001' where id = $1`, [/column caseNo/]],
  ['改市民的原话', `update cases.case_text set body = '已经很好' where case_id = $1`, [/differ in text/]],
  ['改地址', `update cases.case_text set address = '别处' where case_id = $1`, [/column address/]],
  ['改工单状态', `update cases.work_order set status = 'returned' where case_id = $1`, [/order .* differs/]],
  ['改工单单位', `update cases.work_order set unit_id = 'lighting' where case_id = $1`, [/order .* differs/]],
  ['删工单', `delete from cases.work_order where case_id = $1`, [/number of orders/]],
  ['换案件的末行哈希', `update cases."case" set record_hash = repeat('a', 64) where id = $1`, [/newest line/]],
]

for (const [title, statement, wanted] of tamperings)
  test(`核对发现篡改：${title}`, async () => {
    const id = await walk.reach('closed')
    assert.deepEqual(await faultsOf(id), [])
    await owner.query(statement, [id])
    const faults = await faultsOf(id)
    for (const pattern of wanted)
      assert.ok(
        faults.some((fault) => pattern.test(fault)),
        `${pattern} in ${JSON.stringify(faults)}`,
      )
  })

test('整库核对：只报出被改过的那一件', async () => {
  const sound = await walk.reach('done')
  const altered = await walk.reach('done')
  await owner.query(`update cases.event set type = 'Closed' where case_id = $1 and seq = 1`, [altered])
  const found = new Map<string, string[]>()
  for await (const { caseId, faults } of house.runtime.use(cases.recordProof).verifyAll(null))
    found.set(
      caseId,
      faults.map(({ what }) => what),
    )
  assert.deepEqual([found.get(sound), found.get(altered)], [[], ['line 1 was altered']])
})

test('应用账号只能追加案件记录和日志，不能改不能删', async () => {
  const id = await walk.reach('accepted')
  const { db } = house.runtime
  const denied = (error: unknown) => error instanceof pg.DatabaseError && error.code === '42501'
  for (const statement of [
    sql`update cases.event set data = '{}' where case_id = ${id}`,
    sql`delete from cases.event where case_id = ${id}`,
    sql`truncate cases.event`,
    sql`update platform.journal set account = 'nobody'`,
    sql`delete from platform.journal`,
    sql`truncate platform.journal`,
    sql`drop table cases.event`,
    sql`alter table cases.event add column more text`,
  ])
    await assert.rejects(db.run(statement), denied)
  assert.deepEqual(await faultsOf(id), [])
})

test('每个操作办成后只通知一次，被拒绝的不通知', async () => {
  const told: { caseId: string; events: string[]; from: string | null; state: string; version: number }[] = []
  const stop = house.runtime.live.subscribe((message) => {
    if (message.topic === cases.caseChanged.name) told.push(JSON.parse(message.text))
  })
  const id = await walk.reach('accepted')
  await assert.rejects(walk.dispatch(id), isFault)
  await assert.rejects(walk.by('operator1', cases.file, { id, conditionMet: true }), isFault)
  await walk.file(id)
  await house.runtime.relay!.drain()
  stop()
  assert.deepEqual(
    told.filter((one) => one.caseId === id).map((one) => [one.events, one.from, one.state, one.version]),
    [
      [['Reported'], null, 'reported', 1],
      [['Accepted'], 'reported', 'accepted', 2],
      [['Filed'], 'accepted', 'filed', 3],
    ],
  )
  assert.ok(!JSON.stringify(told).includes('垃圾'), 'no words of the citizen are told')
  const left = await house.runtime.db.one<{ n: number }>(sql`select count(*) as n from platform.outbox`)
  assert.equal(left.n, 0)
})

test('日志：办成、被拒、查看各留一行，写明人、岗位、案件', async () => {
  const id = await walk.reach('reported')
  await assert.rejects(walk.dispatch(id), isFault)
  await walk.accept(id)
  const lines = await house.runtime.db.many<object>(sql`
    select account, post, operation, outcome, status, object_id = ${id} as mine, detail from platform.journal
     where object_id = ${id} or (outcome = 'refused' and detail->>'code' = 'wrong-state:reported') order by id`)
  const line = (account: string, post: string, operation: string) => ({
    account,
    post,
    operation,
    outcome: 'done',
    status: 200,
    mine: true,
    detail: null,
  })
  assert.deepEqual(lines, [
    line('operator1', 'operator', 'cases.report'),
    {
      ...line('dispatcher1', 'dispatcher', 'cases.dispatch'),
      outcome: 'refused',
      status: 422,
      mine: null,
      detail: { code: 'wrong-state:reported' },
    },
    line('intakeOfficer1', 'intakeOfficer', 'cases.accept'),
  ])
})

test('离岗者名下未做的核查转给接手人；接手人办过此案的，转为本区域任何核查员', async () => {
  const given = await walk.reach('done')
  await walk.assignCheck(given, 'street01.c01.worker1')
  const handledBefore = await walk.reach('filed')
  await walk.dispatch(handledBefore, 'street01')
  await walk.sign(handledBefore, 'street01.dispatcher')
  await walk.by('street01.dispatcher', cases.handDown, { id: handledBefore, unit: 'street01.c01' })
  const order = (await walk.look(handledBefore)).case.orders.at(-1)!.id
  await walk.by('street01.c01.officer1', cases.signOrder, { id: handledBefore, orderId: order })
  await walk.by('street01.c01.officer1', cases.handDown, {
    id: handledBefore,
    parentId: order,
    unit: 'street01.c01.g01',
  })
  const below = (await walk.look(handledBefore)).case.orders.at(-1)!
  const grid = (await walk.person('street01.c01.worker2')).posts[0]!.unit
  assert.notEqual(below.unit, grid)
  await walk.by('street01.c01.officer1', cases.withdrawOrder, { id: handledBefore, orderId: below.id, reason: '换人' })
  await walk.by('street01.c01.officer1', cases.handDown, { id: handledBefore, parentId: order, unit: grid })
  const last = (await walk.look(handledBefore)).case.orders.at(-1)!.id
  await walk.by('street01.c01.worker2', cases.signOrder, { id: handledBefore, orderId: last })
  await walk.by('street01.c01.worker2', cases.completeOrder, { id: handledBefore, orderId: last, answer: '已清理' })
  await walk.by('street01.c01.officer1', cases.completeOrder, { id: handledBefore, orderId: order, answer: '已清理' })
  await walk.complete(handledBefore, {}, 'street01.dispatcher')
  await walk.assignCheck(handledBefore, 'street01.c01.worker1')
  const doneBefore = await walk.reach('done')
  await walk.assignCheck(doneBefore, 'street01.c01.worker1')
  await walk.check(doneBefore, 'pass', 'street01.c01.worker1')

  const leaver = await walk.person('street01.c01.worker1')
  const successor = await walk.person('street01.c01.worker2')
  await walk.by('sysAdmin1', deactivatePerson, { id: leaver.id, successorId: successor.id, reason: '调离' })
  await house.runtime.relay!.drain()
  const checkerOf = async (id: string) => (await walk.look(id)).case.checks.checker
  assert.equal(await checkerOf(given), successor.id)
  assert.equal(await checkerOf(handledBefore), null)
  assert.equal((await walk.look(doneBefore)).case.state, 'callback')
  const { record, clocks } = await walk.look(given)
  assert.deepEqual([record.at(-1)?.type, record.at(-1)?.actorKind], ['CheckAssigned', 'system'])
  assert.equal(clocks.filter((clock) => clock.name === 'check' && clock.state === 'running').length, 1)
  assert.equal((await walk.check(given, 'pass', 'street01.c01.worker2')).state, 'callback')
  assert.equal((await walk.check(handledBefore, 'pass', 'checker1')).state, 'callback')
  for (const id of [given, handledBefore]) assert.deepEqual(await faultsOf(id), [])
  const lines = await house.runtime.db.many<{ object: string }>(sql`
    select object_id as object from platform.journal where operation = 'cases.takeOverChecks' and outcome = 'done' order by object_id`)
  assert.deepEqual(
    lines.map((line) => line.object),
    [given, handledBefore].sort(),
  )
})

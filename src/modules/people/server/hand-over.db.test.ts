import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { sql } from '#platform/db/sql.ts'
import {
  createPerson,
  deactivatePerson,
  listPersons,
  listRoster,
  personBook,
  rosterBook,
  updatePerson,
} from '../contract.ts'
import { DEMO_PASSWORD, openClients } from './test-client.ts'

let house: TestHouse
let clients: Awaited<ReturnType<typeof openClients>>

before(async () => {
  house = await testHouse({ seed: 'demo' })
  clients = await openClients(house)
})
after(async () => {
  await clients.close()
  await house.close()
})

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

test('离岗移交：会话立即结束，排班归接手人，其他模块收到通知', async () => {
  const admin = await house.principal('sysAdmin1')
  const leaver = await house.principal('street03.c02.worker1')
  const successor = await house.principal('street03.c02.worker2')
  const client = clients.client()
  await client.signIn(leaver.account, DEMO_PASSWORD)
  assert.equal((await client.get('/me')).status, 200)
  const grid = leaver.posts[0]?.areaCode ?? ''
  const monday = Date.parse('2030-03-04T09:00:00+08:00')
  const roster = house.runtime.use(rosterBook)
  assert.deepEqual(
    roster.responsibleAt(grid, monday).map((one) => one.personId),
    [leaver.id],
  )
  const mine = await house.perform(listRoster, { personId: leaver.id }, admin)

  await assert.rejects(house.perform(deactivatePerson, { id: leaver.id }, admin), code('successor-needed'))
  await assert.rejects(
    house.perform(deactivatePerson, { id: leaver.id, successorId: leaver.id }, admin),
    code('successor-unfit'),
  )
  const done = await house.perform(
    deactivatePerson,
    { id: leaver.id, successorId: successor.id, reason: '调离' },
    admin,
  )
  assert.deepEqual([done.endedSessions, done.movedShifts], [1, mine.items.length])
  assert.ok(mine.items.length > 0)
  assert.deepEqual([done.person.active, done.person.posts], [false, []])

  assert.equal((await client.get('/me')).status, 401)
  assert.equal((await clients.client().signIn(leaver.account, DEMO_PASSWORD)).status, 401)
  assert.equal(await house.runtime.signIn.findByAccount(leaver.account), null)
  assert.deepEqual(
    roster.responsibleAt(grid, monday).map((one) => one.personId),
    [successor.id],
  )
  assert.ok(!house.runtime.use(personBook).holders('gridWorker').includes(leaver.id))
  const told = await house.runtime.db.many<{ payload: unknown }>(sql`
    select payload from platform.outbox where happening = 'people.handedOver'`)
  assert.deepEqual(
    told.map((row) => row.payload),
    [{ fromId: leaver.id, toId: successor.id }],
  )

  const left = await house.perform(listPersons, { text: leaver.account, left: true }, admin)
  assert.equal(left.items[0]?.active, false)
  const back = await house.perform(updatePerson, { id: leaver.id, active: true }, admin)
  assert.deepEqual([back.active, back.posts], [true, []])
  assert.equal((await clients.client().signIn(leaver.account, DEMO_PASSWORD)).status, 401, 'a new password is needed')
})

test('没有办案岗位和排班的人不必指定接手人；自己和最后一名管理员停用不了', async () => {
  const admin = await house.principal('sysAdmin1')
  const { person } = await house.perform(createPerson, { account: 'guest', name: '孙客' }, admin)
  const done = await house.perform(deactivatePerson, { id: person.id }, admin)
  assert.equal(done.person.active, false)
  const told = await house.runtime.db.one<{ count: number }>(sql`
    select count(*) as count from platform.outbox where payload->>'fromId' = ${person.id}`)
  assert.equal(told.count, 0)
  await assert.rejects(house.perform(deactivatePerson, { id: admin.id }, admin), code('own-access'))
  const security = await house.principal('securityAdmin1')
  await assert.rejects(house.perform(deactivatePerson, { id: security.id }, admin), code('last-administrator'))
})

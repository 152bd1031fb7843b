import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { createPerson, exportJournal, listJournal, updatePerson } from '../contract.ts'
import { DEMO_PASSWORD, openClients } from './test-client.ts'

let house: TestHouse

before(async () => {
  house = await testHouse({ seed: 'demo' })
  const admin = await house.principal('sysAdmin1')
  for (let i = 0; i < 12; i += 1) await house.perform(createPerson, { account: `person.${i}`, name: `=cmd${i}` }, admin)
})
after(() => house.close())

test('按账号、操作、结果、时间查日志，翻页不漏不重', async () => {
  const auditor = await house.principal('auditor1')
  const query = { account: 'sysAdmin1', operation: 'people.createPerson' }
  const all = await house.perform(listJournal, query, auditor)
  assert.equal(all.items.length, 12)
  assert.equal(all.items[0]?.operationZh, '新建人员')
  assert.deepEqual(
    all.items.map((line) => line.id),
    all.items.map((line) => line.id).toSorted((a, b) => b - a),
  )
  const seen: number[] = []
  let cursor: string | null = null
  do {
    const page: typeof all = await house.perform(
      listJournal,
      { ...query, limit: 5, ...(cursor ? { cursor } : {}) },
      auditor,
    )
    seen.push(...page.items.map((line) => line.id))
    cursor = page.next
  } while (cursor)
  assert.deepEqual(
    seen,
    all.items.map((line) => line.id),
  )
  const noDay = Buffer.from(JSON.stringify(['2026-99-99 00:00:00+08', '1'])).toString('base64url')
  await assert.rejects(house.perform(listJournal, { cursor: noDay }, auditor), { code: 'cursor' })
  assert.equal((await house.perform(listJournal, { ...query, outcome: 'refused' }, auditor)).items.length, 0)
  assert.equal((await house.perform(listJournal, { ...query, operation: 'people.' }, auditor)).items.length, 12)
  assert.equal((await house.perform(listJournal, { ...query, operation: 'cases.' }, auditor)).items.length, 0)
  assert.equal((await house.perform(listJournal, { ...query, until: '2020-01-01T00:00:00Z' }, auditor)).items.length, 0)
  const one = await house.perform(listJournal, { objectId: all.items[3]?.objectId ?? '' }, auditor)
  assert.deepEqual(
    one.items.map((line) => line.id),
    [all.items[3]?.id],
  )
})

test('登录失败记在该账号名下', async () => {
  const clients = await openClients(house)
  await clients.client().signIn('operator1', 'wrong')
  await clients.client().signIn('operator1', DEMO_PASSWORD)
  await clients.close()
  const auditor = await house.principal('auditor1')
  const { items } = await house.perform(listJournal, { account: 'operator1', operation: 'people.signIn' }, auditor)
  assert.deepEqual(
    items.map((line) => [line.outcome, line.status]),
    [
      ['done', 200],
      ['refused', 401],
    ],
  )
})

test('被拒绝的操作也在日志里；只有审计员能看', async () => {
  const auditor = await house.principal('auditor1')
  const operator = await house.principal('operator2')
  const refused = (error: unknown) => isFault(error) && error.code === 'not-permitted'
  await assert.rejects(house.perform(updatePerson, { id: operator.id, name: '王' }, operator), refused)
  const { items } = await house.perform(listJournal, { account: 'operator2', outcome: 'refused' }, auditor)
  assert.deepEqual(
    items.map((line) => [line.operation, line.status]),
    [['people.updatePerson', 403]],
  )
  for (const account of ['sysAdmin1', 'securityAdmin1', 'leader1', 'dutyChief1'])
    await assert.rejects(house.perform(listJournal, {}, await house.principal(account)), refused)
})

test('导出为 CSV，导出本身留痕', async () => {
  const auditor = await house.principal('auditor1')
  const file = (await house.perform(exportJournal, { operation: 'people.createPerson' }, auditor)) as unknown as {
    mime: string
    stream: NodeJS.ReadableStream
  }
  const lines = (await text(file.stream)).trim().split(/\r?\n/)
  assert.match(file.mime, /^text\/csv/)
  assert.equal(lines.length, 13)
  assert.match(lines[0] ?? '', /编号,时间,账号/)
  assert.match(lines[1] ?? '', /sysAdmin1/)
  const { items } = await house.perform(listJournal, { operation: 'people.exportJournal' }, auditor)
  assert.deepEqual(
    items.map((line) => [line.account, line.outcome]),
    [['auditor1', 'read']],
  )
})

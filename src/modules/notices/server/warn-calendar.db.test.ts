import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { countUnread, listInbox } from '../contract.ts'
import { warnOfCalendar } from './warn-calendar.ts'

let house: TestHouse
let nowMs = Date.parse('2027-10-01T08:40:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

test('缺少下一年日历：提前六十天告知系统管理员和值班长，一周一次', async () => {
  const admin = await house.principal('sysAdmin1')
  const warn = () => house.runtime.asSystem('test.warn', warnOfCalendar)
  const unread = async () => (await house.perform(countUnread, {}, admin)).unread
  await warn()
  assert.equal(await unread(), 0, 'it is too early')
  nowMs = Date.parse('2027-11-03T08:40:00+08:00')
  await warn()
  await warn()
  assert.equal(await unread(), 1)
  nowMs += 8 * 86_400_000
  await warn()
  const { items } = await house.perform(listInbox, {}, admin)
  assert.deepEqual(
    items.map((line) => line.zh),
    ['2028 年的工作日历还没有载入', '2028 年的工作日历还没有载入'],
  )
  assert.ok((await house.perform(countUnread, {}, await house.principal('dutyChief1'))).unread > 0)
})

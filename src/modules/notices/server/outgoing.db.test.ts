import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { updatePerson } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { listInbox, listKinds, listOutgoing, notify, resend, setKindChannels } from '../contract.ts'
import { claimOutgoing } from './outgoing-store.ts'
import { sendBatch } from './send-outgoing.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())
beforeEach(async () => {
  nowMs = START
  await house.runtime.db.run(sql`delete from notices.outgoing`)
  await house.runtime.db.run(sql`delete from notices.notice`)
})

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const tell = async (key: string, account = 'dutyChief1', kind = 'supervision') => {
  const { id } = await walk.person(account)
  return house.runtime.asSystem('test.tell', (call) =>
    house.runtime.use(notify).notify(call, {
      to: { personIds: [id] },
      kind,
      title: { zh: `督办 ${key}，联系 13800001234`, en: `Supervision ${key}` },
      text: { zh: '详情见站内', en: 'See the inbox' },
      link: '/c/inbox',
      dedupeKey: key,
    }),
  )
}
const send = () => house.runtime.asSystem('test.send', sendBatch)
const rows = async () => (await walk.by('dutyChief1', listOutgoing, {})).items
const written = async (name: string) => {
  const text = await readFile(join(house.runtime.config.dataDir, 'messages', `${name}.jsonl`), 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { key: string; text: string; simulated: boolean; to: { phone: string | null } })
}

test('按通知种类外发，各渠道一条；同一事由再说不重发；文字不带号码', async () => {
  assert.equal(await tell('a'), 1)
  assert.equal(await tell('a'), 0)
  assert.equal((await rows()).length, 2)
  await Promise.all([send(), send()])
  assert.deepEqual((await rows()).map((row) => [row.channel, row.status, row.simulated]).sort(), [
    ['officeChat', 'sent', true],
    ['sms', 'sent', true],
  ])
  const [sms] = await written('sms')
  assert.equal((await written('office-chat')).length, 1)
  assert.ok(sms?.simulated)
  assert.match(sms.text, /^督办 a，联系 138\*+1234。/)
  assert.match(sms.to.phone ?? '', /\*/)
})

test('发到一半进程没了：租期过后再发，文件里仍只有一条', async () => {
  await tell('b')
  const before = (await written('sms')).length
  await send()
  // Written, but the process died before it could say so.
  await house.runtime.db.run(
    sql`update notices.outgoing set status = 'sending', sent_at = null, next_try_at = to_timestamp(${(START + 120_000) / 1000})`,
  )
  assert.equal(await send(), 0, 'the lease still runs')
  nowMs += 121_000
  assert.equal(await send(), 2)
  assert.deepEqual(
    (await rows()).map((row) => row.status),
    ['sent', 'sent'],
  )
  assert.equal((await written('sms')).length, before + 1)
})

test('没有手机号的不再试；值班长可以要求重发，已发出的不行', async () => {
  const { id } = await walk.person('dutyChief1')
  await walk.by('sysAdmin1', updatePerson, { id, phone: null })
  await tell('c')
  await send()
  const failed = (await rows()).find((row) => row.channel === 'sms')!
  assert.deepEqual([failed.status, failed.lastError], ['failed', '收件人没有登记手机号'])
  await assert.rejects(
    walk.by('dutyChief1', resend, { id: (await rows()).find((row) => row.status === 'sent')!.id }),
    code('message-not-failed'),
  )
  assert.equal((await walk.by('dutyChief1', resend, { id: failed.id })).status, 'waiting')
  await send()
  assert.equal((await rows()).find((row) => row.id === failed.id)?.status, 'failed')
})

test('两个进程不会领到同一条', async () => {
  for (let n = 0; n < 30; n += 1) await tell(`d${n}`)
  const claims = await Promise.all([1, 2, 3].map(() => claimOutgoing(house.runtime.db, nowMs, 20)))
  const ids = claims.flat().map((claim) => claim.id)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(ids.length, 60)
})

test('系统管理员改了渠道，之后的通知照新的走；没有的种类说明白', async () => {
  const { items, senders } = await walk.by('sysAdmin1', listKinds, {})
  assert.ok(items.length >= 8)
  assert.ok(senders.every((sender) => sender.connected && sender.simulated))
  await walk.by('sysAdmin1', setKindChannels, { kind: 'supervision', channels: [] })
  await tell('e')
  assert.deepEqual(await rows(), [])
  assert.equal((await walk.by('dutyChief1', listInbox, {})).items.length, 1)
  await assert.rejects(
    walk.by('sysAdmin1', setKindChannels, { kind: 'nothing', channels: [] }),
    code('notice-kind-unknown'),
  )
  await assert.rejects(walk.by('dutyChief1', setKindChannels, { kind: 'urge', channels: [] }), code('not-permitted'))
})

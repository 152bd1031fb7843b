import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { inClear } from '#apps/test-tables.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Output } from '#core/operation.ts'
import { getCase } from '#modules/cases/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import { writeTable } from '#platform/tables/write-table.ts'
import * as messages from '../contract.ts'
import { addReplies } from './reply-store.ts'

let house: TestHouse
let walk: Walk
let board: Principal
const NOW = Date.parse('2026-03-20T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
  walk = openWalk(house)
  const wish = { account: 'board.key', name: '留言板', posts: [{ post: 'importAccount', unit: 'ops_center' }] }
  await walk.by('sysAdmin1', createKey, wish)
  board = await house.principal('board.key')
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const rowsOf = async (source: string, account = 'intakeOfficer1') =>
  (await walk.by(account, messages.listMessages, { source })).items
const load = async (source: string, name: string, bytes: Buffer, dryRun = 'false') =>
  (await house.runtime.perform({
    operation: messages.importMessages,
    input: { source, dryRun },
    principal: board,
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name, stream: Readable.from([bytes]) },
  })) as Output<typeof messages.importMessages>
async function xlsx(rows: Record<string, string>[]): Promise<Buffer> {
  const columns = Object.keys(rows[0]!).map((key) => ({ key, title: key }))
  async function* each() {
    yield* rows
  }
  return Buffer.concat(await writeTable(each(), { format: 'xlsx', columns }).toArray())
}

test('留言板：表格先试后导，同一编号只成一件；坏行说明原因；手工登记过的并到那一件', async () => {
  const typed = await walk.report({ channel: 'peopleNetBoard', externalNo: 'P-3', title: '路灯', text: '路灯不亮。' })
  const rows = [1, 2, 3].map((n) => ({
    ...{ 留言编号: `P-${n}`, 标题: `路灯不亮 ${n}`, 留言内容: `东街 ${n} 号路灯不亮。`, 留言时间: '2026-03-01 08:00' },
    ...{ 链接: `https://board.example.cn/${n}`, 网名: '网友甲' },
  }))
  const file = await xlsx([...rows, { ...rows[0]!, 留言编号: 'P-4', 留言时间: '某天' }])
  const tried = await load('peopleNet', 'a.xlsx', file, 'true')
  assert.deepEqual([tried.new, tried.known, tried.rejected, (await rowsOf('peopleNet')).length], [3, 0, 1, 0])
  const done = await load('peopleNet', 'a.xlsx', file)
  assert.deepEqual([done.new, done.rejected, done.reasons[0]?.reason], [3, 1, '时间“某天”看不懂'])
  assert.deepEqual((await load('peopleNet', 'a.xlsx', file)).known, 3)
  const found = await rowsOf('peopleNet')
  assert.equal(found.length, 3)
  assert.equal(found.find(({ externalNo }) => externalNo === 'P-3')?.caseNo, typed.caseNo)
  const textOf = async (text: string) =>
    (await walk.by('intakeOfficer1', messages.listMessages, { text })).items.map(({ externalNo }) => externalNo)
  assert.deepEqual([await textOf('p-3'), await textOf(typed.caseNo), await textOf('%')], [['P-3'], ['P-3'], []])
  const stored = await house.runtime.db.one<{ n: number }>(
    sql`select count(*)::int as n from cases.v_case where channel = 'peopleNetBoard' and external_no like 'P-%'`,
  )
  assert.equal(stored.n, 3)
})

test('两次推送同时到达，只成一件', async () => {
  const wish = { source: 'cnhubei', messages: [{ externalNo: 'J-1', text: '河边有人倾倒垃圾。' }] }
  const answers = await Promise.all([1, 2, 3].map(() => house.perform(messages.takeMessages, wish, board)))
  assert.deepEqual(answers.map((one) => one.new).sort(), [0, 0, 1])
  assert.equal((await rowsOf('cnhubei')).length, 1)
})

test('电子邮件：主题为 GB2312 的 .eml 读成案件，以 Message-ID 认；发信地址不留明文', async () => {
  const body = Buffer.from('您好，东湖路积水严重，请处理。').toString('base64')
  const eml = Buffer.from(
    [
      'Message-ID: <m1@example.cn>',
      'Date: Fri, 20 Mar 2026 08:00:00 +0800',
      `From: =?UTF-8?B?${Buffer.from('赵六').toString('base64')}?= <zhaoliu@example.cn>`,
      `Subject: =?GB2312?B?${Buffer.from([0xbb, 0xfd, 0xcb, 0xae]).toString('base64')}?=`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      body,
    ].join('\r\n'),
  )
  assert.equal((await load('email', 'mail.eml', eml)).new, 1)
  assert.equal((await load('email', 'mail.eml', eml)).known, 1)
  const row = (await rowsOf('email'))[0]!
  assert.deepEqual([row.title, row.externalNo], ['积水', '<m1@example.cn>'])
  const { text } = (await walk.by('dutyChief1', getCase, { id: row.caseId! })).case
  assert.equal(text, '您好，东湖路积水严重，请处理。')
  assert.deepEqual(await inClear(house, 'zhaoliu@example.cn'), [])
  await assert.rejects(load('email', 'empty.eml', Buffer.from('\r\n')), code('mail-unreadable'))
})

test('企业投诉：内容密封，只有指定岗位看得到；脱敏后登记，案件受限并按企业投诉时限办', async () => {
  const secret = '临江精密制造有限公司审批被拖三个月'
  const complaint = {
    externalNo: 'E-1',
    title: secret,
    text: `${secret}。`,
    enterprise: '临江精密制造',
    phone: '13907129999',
  }
  const taken = await house.perform(messages.takeMessages, { source: 'enterprise', messages: [complaint] }, board)
  assert.deepEqual([taken.new, taken.rejected], [1, 0])
  assert.equal((await rowsOf('enterprise', 'supervisor1')).length, 0)
  const row = (await rowsOf('enterprise'))[0]!
  assert.deepEqual([row.title, row.confidential, row.caseId], [null, true, null])
  assert.deepEqual(await inClear(house, secret), [])
  const toDo = async (account: string) => (await walk.by(account, messages.listMessages, { limit: 1 })).toRegister
  assert.deepEqual([await toDo('intakeOfficer1'), await toDo('supervisor1')], [1, 0])
  const exported = async (account: string) => {
    const answer = (await walk.by(account, messages.exportMessages, { source: 'enterprise', format: 'csv' })) as {
      stream: Readable
    }
    return Buffer.concat((await answer.stream.toArray()).map((part) => Buffer.from(part))).toString()
  }
  assert.match(await exported('intakeOfficer1'), /E-1,保密来件/)
  assert.doesNotMatch(await exported('intakeOfficer1'), new RegExp(secret))
  assert.doesNotMatch(await exported('supervisor1'), /E-1/)
  await assert.rejects(
    walk.by('supervisor1', messages.openMessage, { id: row.id, purpose: '看看' }),
    code('not-permitted'),
  )
  const open = await walk.by('intakeOfficer1', messages.openMessage, { id: row.id, purpose: '登记投诉' })
  assert.deepEqual([open.title, open.name, open.phone], [secret, '临江精密制造', '13907129999'])
  const said = { id: row.id, title: '某企业反映审批超期', text: '一家企业反映施工许可审批超过承诺时限。' }
  const made = await walk.by('intakeOfficer1', messages.registerMessage, said)
  await assert.rejects(walk.by('intakeOfficer1', messages.registerMessage, said), code('message-registered'))
  const detail = await walk.by('dutyChief1', getCase, { id: made.caseId! })
  assert.deepEqual([detail.case.confidentiality, detail.case.channel], ['restricted', 'enterpriseComplaint'])
  assert.deepEqual(await inClear(house, secret), [])
  assert.deepEqual(await inClear(house, '13907129999'), [])
})

test('网上公开信息：链接记入案件；同一链接只成一件', async () => {
  const link = 'https://bbs.example.cn/t/88'
  const wish = { source: 'publication', messages: [{ text: '网帖称临江大桥护栏破损。', link }] }
  assert.equal((await house.perform(messages.takeMessages, wish, board)).new, 1)
  assert.equal((await house.perform(messages.takeMessages, wish, board)).known, 1)
  const row = (await rowsOf('publication'))[0]!
  assert.equal(row.link, link)
  assert.match(
    (await walk.by('dutyChief1', getCase, { id: row.caseId! })).case.text,
    /来源链接：https:\/\/bbs\.example\.cn\/t\/88$/,
  )
  const bare = { source: 'publication', messages: [{ text: '没有链接。' }] }
  assert.equal((await house.perform(messages.takeMessages, bare, board)).reasons[0]?.reason, '缺少来源链接')
  await assert.rejects(
    house.perform(messages.takeMessages, { ...bare, source: 'nowhere' }, board),
    code('source-unknown'),
  )
})

test('答复：结案后进入待回传，取走一次；再次处理不重复', async () => {
  const id = await walk.reach('closed', { channel: 'cnhubei', externalNo: 'J-9' })
  await house.perform(
    messages.takeMessages,
    { source: 'cnhubei', messages: [{ externalNo: 'J-9', text: '垃圾。' }] },
    board,
  )
  const make = () => addReplies(house.runtime.db, id, { newId, sources: ['cnhubei'], nowMs: NOW })
  assert.deepEqual([await make(), await make()], [1, 0])
  const { items } = await house.perform(messages.listReplies, { source: 'cnhubei' }, board)
  assert.deepEqual(
    items.map(({ externalNo, text }) => [externalNo, text]),
    [['J-9', '已清运完毕。']],
  )
  const withReply = async (reply: 'waiting' | 'taken') =>
    (await walk.by('intakeOfficer1', messages.listMessages, { reply })).items.map(({ externalNo }) => externalNo)
  assert.deepEqual([await withReply('waiting'), await withReply('taken')], [['J-9'], []])
  const ids = items.map((one) => one.id)
  assert.equal((await house.perform(messages.confirmReplies, { ids }, board)).confirmed, 1)
  assert.equal((await house.perform(messages.confirmReplies, { ids }, board)).confirmed, 0)
  assert.equal((await house.perform(messages.listReplies, {}, board)).items.length, 0)
  assert.deepEqual([await withReply('waiting'), await withReply('taken')], [[], ['J-9']])
})

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { tablesHolding } from '#apps/test-tables.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { readTable } from '#platform/tables/read-table.ts'
import * as cases from '../contract.ts'
import { exportUpTo } from './export-cases.ts'

let house: TestHouse
let walk: Walk
let server: FastifyInstance
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  server = await buildHttpServer(house.runtime)
})
after(async () => {
  await server.close()
  await house.close()
})

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const CALLER = { name: '欧阳修远', phone: '13811112222' }
const PLACE = () => walk.pointIn('street01.c01')
const unmask = async (account: string, id: string, purpose = '回拨核实地址') => {
  const { appellants } = await walk.look(id)
  return walk.by(account, cases.unmaskAppellant, { id, appellantId: appellants[0]!.id, purpose })
}

async function client(account: string) {
  const payload = { account, password: 'Yiwang-demo-1' }
  const signedIn = await server.inject({ method: 'POST', url: '/api/v1/sign-in', payload })
  const headers = { cookie: `yiwang_session=${signedIn.cookies[0]!.value}`, 'x-csrf-token': signedIn.json().csrfToken }
  return (url: string, payload: object, key: string) =>
    server.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { ...headers, 'idempotency-key': key } })
}

test('姓名和电话从不以明文存放：登记、并行重复、查看原文之后，整个数据库里都找不到', async () => {
  const send = await client('operator3')
  const body = { channel: 'hotline12345', title: '隐私核对', text: '路面积水。', place: PLACE(), appellant: CALLER }
  const key = house.runtime.newId()
  const answer = await send('/cases', body, key)
  assert.equal(answer.statusCode, 200, answer.body)
  await send('/cases', body, key)
  const { id } = answer.json()
  const clear = await unmask('operator1', id)
  assert.deepEqual([clear.name, clear.phone], [CALLER.name, CALLER.phone])
  const { appellants } = await walk.look(id)
  assert.equal(
    (
      await send(`/cases/${id}/appellants/${appellants[0]!.id}/unmask`, { purpose: '核实' }, house.runtime.newId())
    ).json().phone,
    CALLER.phone,
  )
  await walk.by('operator1', cases.listCases, { text: CALLER.phone })
  assert.deepEqual(await tablesHolding(house, CALLER.phone), [])
  assert.deepEqual(await tablesHolding(house, CALLER.name), [])
  // The search finds what is there: it has not merely looked in the wrong place.
  assert.ok((await tablesHolding(house, '隐私核对')).includes('cases.case_text'))
})

test('掩码：列表和详情只见遮挡后的姓名电话，任何岗位都一样', async () => {
  const { id } = await walk.report({ appellant: CALLER, place: PLACE() })
  await walk.accept(id)
  await walk.file(id)
  await walk.dispatch(id)
  for (const account of ['dutyChief1', 'operator1', 'leader1', 'street01.dispatcher', 'sanitation.handler1']) {
    const { appellants } = await walk.look(id, account)
    assert.deepEqual(
      appellants.map((one) => [one.name, one.phone]),
      [['欧阳*远', '138****2222']],
      account,
    )
  }
})

test('查看原文须写明用途、留下查看记录；没有岗位的不行', async () => {
  const { id } = await walk.report({ appellant: CALLER, place: PLACE() })
  const clear = await unmask('dutyChief1', id, '核对回访号码')
  assert.equal(Date.parse(clear.visibleUntil), nowMs + 600_000)
  await assert.rejects(unmask('checker1', id), code('not-permitted'))
  const lines = await house.runtime.db.many<{ account: string; outcome: string; detail: object; answer: unknown }>(sql`
    select account, outcome, detail, answer from platform.journal where operation = 'cases.unmaskAppellant' and object_id = ${id}`)
  const { appellants } = await walk.look(id)
  assert.deepEqual(lines, [
    {
      account: 'dutyChief1',
      outcome: 'read',
      detail: { appellantId: appellants[0]!.id, purpose: '核对回访号码' },
      answer: null,
    },
  ])
})

test('区中心以下只有承办单位能看联系方式，结案三十日后不能', async () => {
  const id = await walk.reach('dispatched', { appellant: CALLER, place: PLACE() })
  for (const account of ['street01.dispatcher', 'street01.c01.officer1'])
    await assert.rejects(unmask(account, id), code('contact-not-needed'))
  assert.equal((await unmask('sanitation.handler1', id)).phone, CALLER.phone)
  const closed = await walk.reach('closed', { appellant: CALLER, place: PLACE() })
  nowMs += 29 * 86_400_000
  assert.equal((await unmask('sanitation.handler1', closed)).phone, CALLER.phone)
  nowMs += 2 * 86_400_000
  await assert.rejects(unmask('sanitation.handler1', closed), code('contact-not-needed'))
  assert.equal((await unmask('dutyChief1', closed)).phone, CALLER.phone)
})

test('诉求人要求保密：区中心以下看不到姓名电话，也不能凭电话搜到', async () => {
  const phone = '13733334444'
  const id = await walk.reach('dispatched', {
    appellant: { name: '钱多', phone },
    confidentiality: 'hideIdentity',
    place: PLACE(),
  })
  for (const account of ['street01.dispatcher', 'sanitation.handler1']) {
    const { appellants } = await walk.look(id, account)
    assert.deepEqual(
      appellants.map((one) => [one.name, one.phone, one.reachable]),
      [[null, null, true]],
    )
    await assert.rejects(unmask(account, id), code('identity-hidden'))
    assert.deepEqual((await walk.by(account, cases.listCases, { text: phone })).items, [])
  }
  assert.equal((await walk.look(id, 'operator1')).appellants[0]?.phone, '137****4444')
  assert.equal((await walk.by('operator1', cases.listCases, { text: phone })).items.length, 1)
})

async function exported(account: string, format: 'xlsx' | 'csv' | 'jsonl', filters: object = {}) {
  return (await walk.by(account, cases.exportCases, { format, ...filters })) as FileAnswer
}

test('导出三种格式：行数与列表一致，公式不执行，文字里的电话遮挡，谁导的写在文件名和日志里', async () => {
  const titles = ['=HYPERLINK("http://x")', '+1+1', '-2', '@SUM(A1)', '联系 13811112222 面谈', '含,逗号和"引号"']
  for (const title of titles) await walk.report({ title, channel: 'cnhubei', place: PLACE() })
  const want = titles.map((title) => title.replace('13811112222', '138****2222')).sort()
  for (const format of ['csv', 'xlsx', 'jsonl'] as const) {
    const file = await exported('dutyChief1', format, { channel: ['cnhubei'] })
    assert.match(file.name, /^案件-\d{12}-dutyChief1\.\w+$/)
    const bytes = await buffer(file.stream as Readable)
    const rows: unknown[] = []
    for await (const row of readTable({ stream: Readable.from([bytes]), name: file.name }))
      rows.push(row.values[format === 'jsonl' ? 'title' : '标题'] ?? row.values.标题)
    assert.deepEqual(rows.sort(), want, format)
    if (format === 'csv')
      for (const sign of ['=', '+', '-', '@'])
        assert.ok(!bytes.toString().includes(`,"${sign}`) && !bytes.toString().includes(`,${sign}`), sign)
    if (format === 'xlsx') assert.ok(!bytes.includes('<f>'))
  }
  const lines = await house.runtime.db.many<{ outcome: string; detail: unknown }>(sql`
    select outcome, detail from platform.journal where operation = 'cases.exportCases' order by id`)
  assert.deepEqual(lines[0], { outcome: 'done', detail: { format: 'csv', filters: ['channel'] } })
  assert.equal(lines.length, 3)
  await assert.rejects(exported('operator1', 'csv'), code('not-permitted'))
  const lead = await text((await exported('sanitation.lead1', 'csv', { channel: ['cnhubei'] })).stream as Readable)
  assert.equal(lead.trim().split('\r\n').length, 1, 'only the cases of the own unit')
})

test('超过一次可导出的件数：开始前就拒绝，说明共几件、怎么办；不超过的照常', async () => {
  const titles = async (mostRows: number, filters: object) => {
    const file = (await house.runtime.asSystem('cases.exportCases', (call) =>
      exportUpTo(mostRows).run({ format: 'jsonl', channel: ['media'], ...filters }, call),
    )) as FileAnswer
    return (await text(file.stream as Readable)).trim().split('\n').length
  }
  const begun = nowMs
  for (const title of ['一', '二', '三']) {
    await walk.report({ title, channel: 'media', place: PLACE() })
    nowMs += 3_600_000
  }
  await assert.rejects(
    titles(2, {}),
    (error) => isFault(error) && error.code === 'export-too-large' && /共 3 件.*2 件.*缩短/.test(error.text.zh),
  )
  assert.equal(await titles(3, {}), 3)
  assert.equal(await titles(2, { to: toRfc3339(begun + 2 * 3_600_000) }), 2)
  nowMs = begun
})

test('文件：上传前后只有该看的人看得到', async () => {
  const worker = 'street01.c01.worker1'
  const photo = await walk.photo(worker)
  const get = (account: string, id: string, size: 'full' | 'thumbnail' = 'full') =>
    walk.by(account, cases.getFile, { id, fileId: photo, size }) as Promise<FileAnswer>
  const draft = await get(worker, 'draft')
  assert.equal(draft.mime, 'image/jpeg')
  await buffer(draft.stream as Readable)
  await assert.rejects(get('dutyChief1', 'draft'), code('file-not-found'))
  const report = { channel: 'gridPatrol', title: '有照片', text: '', category: '200102', place: PLACE() }
  const { id } = await walk.by(worker, cases.report, { ...report, photosBefore: [photo] })
  const { id: other } = await walk.report({ place: PLACE() })
  for (const account of ['dutyChief1', 'street01.dispatcher', worker]) {
    const full = await buffer((await get(account, id)).stream as Readable)
    const thumbnail = await buffer((await get(account, id, 'thumbnail')).stream as Readable)
    assert.deepEqual([full.subarray(0, 2).toString('hex'), thumbnail.subarray(0, 2).toString('hex')], ['ffd8', 'ffd8'])
  }
  await assert.rejects(get('street02.dispatcher', id), code('case-not-found'))
  await assert.rejects(get('dutyChief1', other), code('file-not-found'))
  await walk.accept(id, { elements: undefined })
  await walk.file(id)
  await walk.dispatch(id)
  assert.equal((await get('sanitation.handler1', id)).mime, 'image/jpeg')
  // A photo of the case may be named again by whoever works on it, one of another case may not.
  await walk.sign(id)
  await walk.complete(id, { photosBefore: [photo], photosAfter: [await walk.photo('sanitation.handler1')] })
  const taken = await walk.reach('handling', { place: PLACE() })
  await assert.rejects(walk.complete(taken, { photosBefore: [photo] }), code('file-unknown'))
})

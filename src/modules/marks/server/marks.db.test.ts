import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import type { Output } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import { listCaseMarks, listMarks, type MarkKind } from '../contract.ts'
import { sweepRecords } from './sweep-marks.ts'

const MINUTE_MS = 60_000
let lateMs = 0
let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => Date.now() + lateMs })
  walk = openWalk(house)
})
after(() => house.close())

/** A picture of its own for every shade. */
async function picture(account: string, shade: number): Promise<string> {
  const background = { r: shade % 256, g: (shade * 7) % 256, b: 90 }
  const jpeg = await sharp({ create: { width: 32, height: 24, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const uploaded = (await house.runtime.perform({
    operation: cases.uploadFile,
    input: {},
    principal: await walk.person(account),
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: 'photo.jpg', stream: Readable.from([jpeg]) },
  })) as Output<typeof cases.uploadFile>
  return uploaded.id
}

const HANDLER = 'sanitation.handler1'
const liveMarks = async (id: string) => (await walk.by('supervisor1', listCaseMarks, { id })).marks
const listed = async (more: { kind?: MarkKind[]; unit?: string; limit?: number; cursor?: string } = {}) =>
  walk.by('leader1', listMarks, more)
const listedOf = async (id: string) => (await listed()).items.filter((row) => row.caseId === id)

/** Each in a street of its own, so that none is reported where another was solved. */
async function worked(shadeBefore: number, shadeAfter: number, street: string): Promise<string> {
  const id = await walk.reach('handling', { place: walk.pointIn(street) })
  await walk.complete(id, {
    photosBefore: [await picture(HANDLER, shadeBefore)],
    photosAfter: [await picture(HANDLER, shadeAfter)],
  })
  return id
}

test('处置前后用同一张照片、照片在以前的案件用过：本案当即可见，巡看后进入列表，指向那一件', async () => {
  const first = await worked(10, 11, 'street06')
  const again = await worked(12, 11, 'street07')
  const twice = await worked(13, 13, 'street08')
  assert.deepEqual(await liveMarks(first), [])
  assert.deepEqual(
    (await liveMarks(twice)).map(({ kind, roles }) => [kind, roles]),
    [['samePhoto', ['before', 'after']]],
  )
  assert.ok((await sweepRecords(house.runtime)) >= 3)
  const [mark] = await liveMarks(again)
  assert.deepEqual([mark?.kind, mark?.other?.caseId, mark?.roles], ['samePhoto', first, ['after']])
  assert.match(mark!.reason.zh, /^处置后照片与案件 .* 的是同一张$/)
  assert.deepEqual(await liveMarks(first), [], 'the one that used it first is not marked')
  assert.deepEqual(
    (await listedOf(again)).map(({ key, reason }) => [key, reason]),
    [[mark!.key, mark!.reason]],
  )
  assert.equal((await listedOf(twice)).length, 1)
})

test('办结后同一地点又报同类：那一件有标记；新报的作废后标记消失', async () => {
  const place = walk.pointIn('street02')
  const solved = await worked(20, 21, 'street02')
  const { id: report } = await walk.report({ place })
  await walk.accept(report)
  const elsewhere = walk.pointIn('street05')
  const { id: far } = await walk.report({ place: elsewhere })
  await walk.accept(far)
  await sweepRecords(house.runtime)
  const [row, ...rest] = await listedOf(solved)
  assert.deepEqual(rest, [])
  assert.deepEqual([row?.kind, row?.other?.caseId, row?.leadUnit], ['contradicted', report, 'sanitation'])
  assert.match(row!.reason.zh, /^报称已解决，0 小时后 0 米处又报同类问题（.*）$/)
  await walk.by('filingOfficer1', cases.decline, { id: report, reason: 'notFound', text: '现场没有', told: true })
  await sweepRecords(house.runtime)
  assert.deepEqual(await listedOf(solved), [])
})

test('受理时投诉改成咨询、改派转了一圈、临到期才申请延期：都有一句理由', async () => {
  const { id: turned } = await walk.report()
  await walk.accept(turned, { appealType: 'inquiry' })
  const passed = await walk.reach('dispatched')
  for (const lead of ['lighting', 'sanitation'])
    await walk.by('dispatcher1', cases.redispatch, { id: passed, lead, reason: '归属再议' })
  const late = await walk.reach('handling')
  const due = (await walk.look(late)).clocks.find((clock) => clock.name === 'handle')!.due!
  lateMs = Date.parse(due) - Date.now() - MINUTE_MS
  await walk.by(HANDLER, cases.requestExtension, {
    id: late,
    reason: 'weather',
    text: '连日下雨',
    grant: { n: 1, unit: 'WD' },
    photos: [await picture(HANDLER, 30)],
  })
  await sweepRecords(house.runtime)
  lateMs = 0
  const said = async (id: string) => (await listedOf(id)).map(({ kind, reason }) => `${kind} ${reason.zh}`)
  assert.deepEqual(await said(turned), ['natureChanged 诉求性质由投诉改为咨询'])
  assert.match((await said(passed))[0] ?? '', /^bounced 退单、改派共 2 次，主办依次为.*、.*、.*$/)
  assert.match((await said(late))[0] ?? '', /^askedLate 处置时限只剩 \d% 时申请延期$/)
})

test('列表：按种类、单位筛选，翻页不重不漏，看得到巡看到何时；再巡看一次什么也不变', async () => {
  const all = await listed({ limit: 200 })
  assert.ok(all.items.length >= 5 && all.asOf !== null)
  assert.deepEqual(await listed({ kind: ['samePhoto'], limit: 200 }).then(({ items }) => items), [
    ...all.items.filter(({ kind }) => kind === 'samePhoto'),
  ])
  for (const { leadUnit } of (await listed({ unit: 'sanitation' })).items) assert.equal(leadUnit, 'sanitation')
  const paged: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await listed({ limit: 2, ...(cursor ? { cursor } : {}) })
    paged.push(...items.map(({ caseId, key }) => `${caseId} ${key}`))
    if (next === null) break
    cursor = next
  }
  assert.deepEqual(
    paged,
    all.items.map(({ caseId, key }) => `${caseId} ${key}`),
  )
  const faraway = Buffer.from(JSON.stringify([1e300, '01a00000-0000-7000-8000-000000000000', 'k'])).toString(
    'base64url',
  )
  for (const cursor of ['nonsense', faraway]) await assert.rejects(listed({ cursor }), { code: 'cursor' })
  const found = () => house.runtime.db.many<object>(sql`select * from marks.mark order by case_id, key`)
  const stood = await found()
  await house.runtime.db.run(sql`delete from marks.sweep`)
  await sweepRecords(house.runtime)
  assert.deepEqual(await found(), stood)
})

test('没有权限的岗位看不到标记', async () => {
  const id = await walk.reach('reported')
  await assert.rejects(walk.by(HANDLER, listCaseMarks, { id }), { code: 'not-permitted' })
  await assert.rejects(walk.by('dispatcher1', listMarks, {}), { code: 'not-permitted' })
})

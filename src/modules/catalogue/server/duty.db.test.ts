import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Input, Output } from '#core/operation.ts'
import { deactivateUnit, saveUnit, unitBook } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { newId } from '#platform/ids.ts'
import {
  type CatalogueBook,
  catalogueBook,
  exportDuty,
  importDuty,
  listDuty,
  listDutyVersions,
  proposeHandlers,
  saveDutyRule,
} from '../contract.ts'

let house: TestHouse
let book: CatalogueBook
let chief: Principal
let operator: Principal
before(async () => {
  house = await testHouse({ seed: 'demo' })
  book = house.runtime.use(catalogueBook)
  chief = await house.principal('dutyChief1')
  operator = await house.principal('operator1')
})
after(() => house.close())

const RULE = {
  code: '200102',
  lead: { orgKey: 'sanitation' },
  coHandlers: [{ orgKey: 'urban_management' }, { level: 'street' as const }],
  level: 'district' as const,
  firstReceiver: false,
  basisZh: '环卫作业职责',
  why: '机构改革后调整',
}
const save = (parts: Partial<Input<typeof saveDutyRule>>, principal = chief, expectedVersion: number | null = null) =>
  house.perform(saveDutyRule, { ...RULE, ...parts }, principal, { expectedVersion })

test('a saved rule is in force at once and its history is kept', async () => {
  const before = book.duty('200102', '990101001')!
  const { dutyVersion } = await save({}, chief, 1)
  assert.equal(dutyVersion, 2)
  const proposal = await house.perform(proposeHandlers, { code: '200102', areaCode: '990101001001' }, operator)
  assert.equal(proposal.lead?.id, 'sanitation')
  assert.equal(proposal.coHandlers.length, 2)
  assert.match(proposal.reason.zh, /环卫作业职责/)
  assert.match(proposal.reason.zh, /第 2 版/)
  const { items } = await house.perform(listDutyVersions, { code: '200102' }, operator)
  assert.deepEqual(
    items.map(({ version, by, why, rules }) => [version, by, why, rules.length]),
    [
      [2, chief.name, '机构改革后调整', 1],
      [1, '系统', '系统初始数据', 1],
    ],
  )
  assert.equal(items[0]?.rules[0]?.before?.basisZh, before.basisZh)
  assert.equal(items[0]?.rules[0]?.after.basisZh, '环卫作业职责')
  assert.equal(items[1]?.rules[0]?.before, null)
})

test('the history goes page by page, newest first', async () => {
  const first = await house.perform(listDutyVersions, { limit: 1 }, operator)
  assert.deepEqual([first.items[0]?.version, first.next], [2, '2'])
  const second = await house.perform(listDutyVersions, { limit: 1, cursor: first.next! }, operator)
  assert.deepEqual([second.items[0]?.version, second.items[0]?.ruleCount, second.next], [1, 237, null])
  assert.equal(second.items[0]?.rules.length, 20)
})

test('wrong rules are refused with a sentence and change nothing', async () => {
  const cases: [Partial<Input<typeof saveDutyRule>>, RegExp][] = [
    [{ code: '999999' }, /没有类别 999999/],
    [{ lead: { orgKey: 'nobody' } }, /没有单位“nobody”/],
    [{ coHandlers: [{ orgKey: 'sanitation' }] }, /已是主办，不能同时协办/],
    [{ lead: { level: 'street' } }, /层级应为“街道”/],
    [{ lead: { orgKey: 'street01.c01' } }, /职责清单只写到街道/],
  ]
  for (const [parts, sentence] of cases)
    await assert.rejects(save(parts), (error: Error & { code: string; status: number; text: { zh: string } }) => {
      assert.deepEqual([error.code, error.status], ['duty-refused', 422])
      assert.match(error.text.zh, sentence)
      return true
    })
  assert.equal(book.versions.duty, 2)
})

test('a stale save and a save without permission are refused', async () => {
  await assert.rejects(save({}, chief, 1), { code: 'stale' })
  await assert.rejects(save({}, operator), { code: 'not-permitted' })
  assert.equal(book.versions.duty, 2)
})

test('the list is filtered by kind, unit, words and faults', async () => {
  const all = await house.perform(listDuty, { limit: 500 }, operator)
  assert.deepEqual([all.items.length, all.next, all.version], [237, null, 2])
  assert.ok(all.items.every((line) => line.fault === null && line.leadZh && line.categoryZh))
  const page = await house.perform(listDuty, { limit: 100 }, operator)
  const next = await house.perform(listDuty, { limit: 200, cursor: page.next! }, operator)
  assert.deepEqual([...page.items, ...next.items].length, 237)
  const streets = await house.perform(listDuty, { unit: 'street', kind: 'event' }, operator)
  assert.ok(streets.items.length > 0)
  const ours = await house.perform(listDuty, { unit: 'sanitation' }, operator)
  assert.ok(ours.items.some((line) => line.code === '200102'))
  assert.equal((await house.perform(listDuty, { text: '环卫作业' }, operator)).items.length, 1)
  assert.equal((await house.perform(listDuty, { faultsOnly: true }, operator)).items.length, 0)
})

async function exported(format: 'csv' | 'xlsx'): Promise<Buffer> {
  const answer = (await house.perform(exportDuty, { format }, operator)) as FileAnswer
  assert.match(answer.name, new RegExp(`^职责清单-第\\d+版\\.${format}$`))
  const chunks: Buffer[] = []
  for await (const chunk of answer.stream as Readable) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function send(bytes: Buffer, name: string, input: Input<typeof importDuty> = {}, principal = chief) {
  return house.runtime.perform({
    operation: importDuty,
    input,
    principal,
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name, stream: Readable.from([bytes]) },
  }) as Promise<Output<typeof importDuty>>
}

for (const format of ['csv', 'xlsx'] as const)
  test(`what is exported as ${format} comes back as it was`, async () => {
    const answer = await send(await exported(format), `职责清单.${format}`)
    assert.deepEqual(
      [answer.read, answer.changed, answer.unchanged, answer.rejected, answer.faults],
      [237, 0, 237, 0, []],
    )
    assert.equal(answer.dutyVersion, book.versions.duty)
  })

test('an edited file becomes one version; bad rows are told and stay as they were', async () => {
  const lines = (await exported('csv')).toString('utf8').split(/\r?\n/)
  const edited = lines.map((line) => {
    if (line.startsWith('200102')) return line.replace('环卫作业职责', '三定方案')
    if (line.startsWith('100101')) return line.replace(/water_company/, 'nobody_here')
    return line
  })
  const bytes = Buffer.from(edited.join('\n'))
  const dry = await send(bytes, '职责.csv', { dryRun: 'true' })
  assert.deepEqual([dry.changed, dry.rejected, dry.dutyVersion], [1, 1, 2])
  assert.equal(book.duty('200102', null)?.basisZh, '环卫作业职责')
  const answer = await send(bytes, '职责.csv', { why: '按三定方案修订' })
  assert.deepEqual([answer.changed, answer.unchanged, answer.rejected, answer.dutyVersion], [1, 235, 1, 3])
  assert.match(answer.faults[0]!.zh, /没有单位“nobody_here”/)
  assert.equal(book.duty('200102', null)?.basisZh, '三定方案')
  assert.ok(book.duty('100101', null))
  const { items } = await house.perform(listDutyVersions, { limit: 1 }, operator)
  assert.deepEqual([items[0]?.why, items[0]?.ruleCount], ['按三定方案修订', 1])
  await assert.rejects(send(bytes, '职责.csv', {}, operator), { code: 'not-permitted' })
  await assert.rejects(send(bytes, '职责.csv', { dryRun: 'maybe' as 'true' }), { code: 'invalid-input' })
})

test('a unit that has ended is proposed no more, and the list says where it stands', async () => {
  const admin = await house.principal('sysAdmin1')
  const parentId = house.runtime.use(unitBook).find('sanitation')!.parentId
  const unit = { id: 'lamp_company', zh: '亮化公司', en: 'Lamp company', kind: 'publicUtility' as const }
  await house.perform(saveUnit, { ...unit, parentId, areaCode: null }, admin)
  await save({ code: '100118', lead: { orgKey: 'lamp_company' } })
  assert.equal(book.duty('100118', null)?.lead, 'lamp_company')
  await house.perform(deactivateUnit, { id: 'lamp_company' }, admin)
  const proposal = await house.perform(proposeHandlers, { code: '100118', areaCode: '990101001' }, operator)
  assert.equal(proposal.lead, null)
  assert.match(proposal.reason.zh, /亮化公司已停用/)
  assert.equal(book.duty('100118', '990101001'), null)
  const faulty = await house.perform(listDuty, { faultsOnly: true }, operator)
  assert.deepEqual(
    faulty.items.map((line) => [line.code, line.fault?.zh]),
    [['100118', '亮化公司已停用，请另选单位。']],
  )
})

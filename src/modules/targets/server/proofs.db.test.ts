import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { newId } from '#platform/ids.ts'
import {
  addEvidenceFile,
  addEvidenceNote,
  endStandingRule,
  exportStandingRules,
  getEvidenceFile,
  getRuleSupport,
  getStatement,
  getYear,
  linkStandingRules,
  listEvidence,
  listRuleOwners,
  listStandingRules,
  recordStatement,
  removeEvidence,
  reviewStandingRule,
  saveStandingRule,
  setEvidenceKind,
} from '../contract.ts'
import { remindRuleOwners } from './remind-owners.ts'
import { ruleSupport } from './rule-support.ts'
import { mustBeMeasurable } from './statements.ts'

let house: TestHouse
let nowMs = Date.parse('2026-09-01T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

const by = async <Op extends Operation>(
  account: string,
  operation: Op,
  input: Input<Op>,
  expectedVersion?: number,
): Promise<Output<Op>> =>
  house.perform(
    operation,
    input,
    await house.principal(account),
    expectedVersion === undefined ? {} : { expectedVersion },
  )
const officer = <Op extends Operation>(operation: Op, input: Input<Op>, version?: number) =>
  by('performanceOfficer1', operation, input, version)
const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const UNIT = 'ops_center'

/** Sends a file as a browser would, past the reading of the form. */
const upload = async <Op extends Operation>(operation: Op, input: Input<Op>, name: string, bytes: Buffer) =>
  (await house.runtime.perform({
    operation,
    input,
    principal: await house.principal('performanceOfficer1'),
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name, stream: Readable.from([bytes]) },
  })) as Output<Op>

async function targetOf(kind: 'quantitative' | 'qualitative', skip = 0) {
  const { subjects } = await officer(getYear, { year: 2026 })
  const found = subjects.flatMap((one) => one.targets).filter((one) => one.kind === kind && one.state === 'approved')[
    skip
  ]
  assert.ok(found, `${kind} ${skip}`)
  return found
}

const setSheet = (planId: string, state: string) =>
  house.runtime.db.run(sql`
    insert into targets.sheet (plan_id, state, saved_by_name, saved_at) values (${planId}, ${state}, 'test', now())
    on conflict (plan_id) do update set state = excluded.state`)

const newRule = async (patch: Partial<Input<typeof saveStandingRule>> = {}) => {
  const { items } = await officer(listRuleOwners, { unit: UNIT })
  const owner = items.find(({ account }) => account === 'dutyChief1')
  assert.ok(owner)
  return {
    id: newId(),
    title: '值班备勤管理办法',
    no: '临城运〔2026〕3号',
    kind: 'operation' as const,
    unit: UNIT,
    ownerId: owner.id,
    issuedOn: '2026-01-10',
    reviewDue: '2027-01-10',
    reference: '档案室 A-12',
    ...patch,
  }
}

test('制度：登记、复审、废止、替代，状态由日期算出', async () => {
  const input = await newRule()
  const rule = await officer(saveStandingRule, input)
  assert.deepEqual([rule.state, rule.due, rule.ownerName.length > 0], ['inForce', '2027-01-10', true])
  await assert.rejects(officer(saveStandingRule, { ...input, title: '改' }, rule.version + 1), code('stale-version'))
  await assert.rejects(officer(saveStandingRule, await newRule({ ownerId: newId() })), code('rule-owner'))
  await assert.rejects(officer(saveStandingRule, await newRule({ reviewDue: '2026-01-10' })), code('rule-due'))
  await assert.rejects(officer(saveStandingRule, await newRule({ unit: 'nowhere' })), code('unit-unknown'))
  await assert.rejects(
    by('supervisor1', reviewStandingRule, { id: rule.id, nextDue: '2028-01-01', note: '看过' }),
    code('rule-not-owner'),
  )
  await assert.rejects(
    by('dutyChief1', reviewStandingRule, { id: rule.id, nextDue: '2026-09-01', note: '看过' }),
    code('review-past'),
  )
  const reviewed = await by('dutyChief1', reviewStandingRule, {
    id: rule.id,
    nextDue: '2028-01-01',
    note: '内容仍适用',
  })
  assert.deepEqual(
    [reviewed.due, reviewed.reviews[0]?.note, reviewed.reviews[0]?.reviewedOn],
    ['2028-01-01', '内容仍适用', '2026-09-01'],
  )

  const next = await newRule({
    title: '值班备勤管理办法（修订）',
    issuedOn: '2026-08-01',
    reviewDue: '2027-08-01',
    supersedes: rule.id,
  })
  await officer(saveStandingRule, next)
  const { items } = await officer(listStandingRules, { text: '值班备勤' })
  assert.deepEqual(
    items.map(({ title, state, whyNot }) => [title, state, whyNot]),
    [
      ['值班备勤管理办法（修订）', 'inForce', null],
      ['值班备勤管理办法', 'lapsed', 'superseded'],
    ],
  )
  await assert.rejects(
    officer(reviewStandingRule, { id: rule.id, nextDue: '2029-01-01', note: '再审' }),
    code('rule-ended'),
  )
  await assert.rejects(
    officer(saveStandingRule, await newRule({ issuedOn: '2026-08-15', supersedes: rule.id })),
    code('rule-superseded'),
  )
  await assert.rejects(officer(saveStandingRule, { ...input, supersedes: next.id }), code('rule-superseded'), 'no ring')
  const ended = await officer(endStandingRule, { id: next.id, endedOn: '2026-08-31', reason: '并入新办法' })
  assert.deepEqual([ended.state, ended.endReason], ['lapsed', '并入新办法'])
  const before = await officer(listStandingRules, { on: '2026-08-20', text: '修订' })
  assert.equal(before.items[0]?.state, 'inForce', 'as of a day before its end')
  const file = (await officer(exportStandingRules, { format: 'csv' })) as FileAnswer
  assert.match((await buffer(file.stream as Readable)).toString(), /临城运〔2026〕3号,值班备勤管理办法,业务运行/)
})

test('到期前三十天提醒责任人一次，过期再提醒一次并告知绩效管理员', async () => {
  const rule = await officer(saveStandingRule, await newRule({ title: '到期提醒办法', reviewDue: '2026-09-30' }))
  const count = async (account: string) =>
    (await by(account, listInbox, {})).items.filter((line) => line.link?.endsWith(rule.id)).length
  const before = nowMs
  const remind = () => house.runtime.asSystem('test.remind', remindRuleOwners)
  nowMs = Date.parse('2026-08-30T08:20:00+08:00')
  await remind()
  assert.equal(await count('dutyChief1'), 0, 'it is too early')
  nowMs = Date.parse('2026-08-31T08:20:00+08:00')
  await remind()
  await remind()
  assert.equal(await count('dutyChief1'), 1)
  nowMs = Date.parse('2026-10-01T08:20:00+08:00')
  await remind()
  await remind()
  assert.deepEqual([await count('dutyChief1'), await count('performanceOfficer1')], [2, 1])
  nowMs = before
})

test('“健全”只在所关联制度当日全部在用时成立，否则说明缺哪一件', async () => {
  const qualitative = await targetOf('qualitative')
  const good = await officer(saveStandingRule, await newRule({ title: '甲办法' }))
  const bad = await officer(saveStandingRule, await newRule({ title: '乙办法', no: '', reviewDue: '2026-06-30' }))
  await assert.rejects(
    officer(linkStandingRules, { targetId: (await targetOf('quantitative')).id, ruleIds: [good.id] }),
    code('rule-target-kind'),
  )
  await assert.rejects(
    officer(linkStandingRules, { targetId: qualitative.id, ruleIds: [newId()] }),
    code('standing-rule-not-found'),
  )
  assert.equal(
    (await officer(getRuleSupport, { targetId: qualitative.id })).supported,
    false,
    'nothing supports nothing',
  )
  const linked = await officer(linkStandingRules, { targetId: qualitative.id, ruleIds: [good.id, bad.id] })
  assert.deepEqual(
    [linked.supported, linked.on, linked.lacking.map(({ zh }) => zh)],
    [false, '2026-09-01', ['《乙办法》复审已过期（2026-06-30 到期）']],
  )
  assert.equal((await officer(getRuleSupport, { targetId: qualitative.id, on: '2026-06-30' })).supported, true)
  await officer(reviewStandingRule, { id: bad.id, nextDue: '2027-06-30', note: '补审' })
  const support = async () => (await ruleSupport(house.runtime.db, [qualitative.id], '2026-09-01')).get(qualitative.id)
  assert.equal((await support())?.supported, true)
  assert.equal((await officer(listStandingRules, { text: '甲办法' })).items[0]?.targetCount, 1)
  assert.equal((await officer(linkStandingRules, { targetId: qualitative.id, ruleIds: [] })).rules.length, 0)
  assert.equal(await support(), undefined)
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('佐证材料：按内容认类型、图片重绘；表在草稿时可增减，提交后不能', async () => {
  const target = await targetOf('quantitative', 1)
  const added = await upload(addEvidenceFile, { targetId: target.id, note: '机房巡检记录' }, '巡检.exe', PNG)
  assert.deepEqual(
    [added.file?.mime, added.file?.name, added.note, added.year],
    ['image/jpeg', '巡检.jpg', '机房巡检记录', 2026],
  )
  await assert.rejects(
    upload(addEvidenceFile, { targetId: target.id }, '表.pdf', Buffer.from('MZ not a pdf')),
    code('file-kind-refused'),
  )
  const note = await officer(addEvidenceNote, { targetId: target.id, note: '现场核对，记录存档案室' })
  const list = await by('performanceReviewer1', listEvidence, { targetId: target.id })
  assert.deepEqual([list.open, list.items.map(({ file }) => file === null)], [true, [false, true]])
  const file = (await by('performanceReviewer1', getEvidenceFile, { id: added.id })) as FileAnswer
  assert.equal((await buffer(file.stream as Readable)).subarray(0, 2).toString('hex'), 'ffd8')
  await assert.rejects(by('operator1', getEvidenceFile, { id: added.id }), code('not-permitted'))
  await assert.rejects(by('performanceReviewer1', removeEvidence, { id: note.id }), code('not-permitted'))

  for (const state of ['submitted', 'reviewed', 'signed']) {
    await setSheet(target.planId, state)
    await assert.rejects(officer(removeEvidence, { id: note.id }), code('sheet-not-draft'), state)
    await assert.rejects(officer(addEvidenceNote, { targetId: target.id, note: '补' }), code('sheet-not-draft'), state)
    await assert.rejects(upload(addEvidenceFile, { targetId: target.id }, 'a.png', PNG), code('sheet-not-draft'), state)
  }
  await setSheet(target.planId, 'returned')
  assert.deepEqual(await officer(removeEvidence, { id: note.id }), { removed: true })
  assert.equal((await officer(listEvidence, { targetId: target.id })).items.length, 1)
  await setSheet(target.planId, 'draft')
})

test('陈述：只作陈述，有谁说的、凭什么；永远成不了实测值', async () => {
  const target = await targetOf('quantitative', 2)
  const said = {
    targetId: target.id,
    text: '预计持续使用 30 年',
    statedBy: '承建单位项目经理 王某',
    statedOn: '2026-08-20',
    basis: '合同第 9 条质保与运维承诺',
  }
  await assert.rejects(officer(recordStatement, said), code('target-not-statement'))
  assert.equal((await officer(setEvidenceKind, { targetId: target.id, kind: 'statement' })).kind, 'statement')
  await assert.rejects(officer(recordStatement, { ...said, statedOn: '2026-09-02' }), code('stated-later'))
  const recorded = await officer(recordStatement, said)
  assert.deepEqual([recorded.statement?.text, recorded.statement?.basis], [said.text, said.basis])
  await assert.rejects(officer(recordStatement, { ...said, text: '35 年' }, 9), code('stale-version'))
  await assert.rejects(
    officer(setEvidenceKind, { targetId: target.id, kind: 'measurement' }),
    code('target-has-statement'),
  )
  const other = await targetOf('quantitative', 3)
  await assert.rejects(mustBeMeasurable(house.runtime.db, [other, target]), code('target-is-statement'))
  // Past every handler: the table itself takes no measured value of it.
  const write = (targetId: string) =>
    house.runtime.db.run(sql`
      insert into targets.actual (target_id, source, printed, by_id, by_name, at) values (${targetId}, 'typed', '30年', 'x', 'x', now())`)
  await assert.rejects(write(target.id), /statement/)
  await write(other.id)
  await assert.rejects(officer(setEvidenceKind, { targetId: other.id, kind: 'statement' }), code('target-measured'))
  assert.equal(
    (await by('performanceReviewer1', getStatement, { targetId: target.id })).statement?.statedBy,
    said.statedBy,
  )
})

test('按岗位：制度清单由业务岗位查看、绩效管理员维护；与绩效无关的岗位打不开', async () => {
  await assert.rejects(by('operator1', listStandingRules, {}), code('not-permitted'))
  await assert.rejects(by('dutyChief1', saveStandingRule, await newRule()), code('not-permitted'))
  assert.ok((await by('dutyChief1', listStandingRules, {})).items.length > 0)
  await assert.rejects(by('financeOfficer1', addEvidenceNote, { targetId: newId(), note: 'x' }), code('not-permitted'))
  // A lead of a department sees the rules of that unit alone.
  const { items } = await by('sanitation.lead1', listStandingRules, {})
  assert.deepEqual(items, [])
})

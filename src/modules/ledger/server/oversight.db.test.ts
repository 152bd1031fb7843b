import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  answerQuestion,
  askQuestion,
  exportQuestions,
  followUpQuestion,
  getProject,
  getPublicTables,
  getQuestion,
  listChangesOfProject,
  listContracts,
  listPayments,
  listProjects,
  listQuestions,
} from '../contract.ts'

let house: TestHouse
let walk: Walk
const DAY_MS = 86_400_000
let nowMs = Date.parse('2026-03-02T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const refusedAs = (wanted: string, sentence?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === wanted && (sentence === undefined || sentence.test(error.text.zh))

const ask = (change: object = {}, account = 'deputy1') =>
  walk.by(account, askQuestion, {
    id: newId(),
    project: 'rexian',
    year: 2026,
    figure: '热线坐席外包：年初预算 1,392,000.00 元',
    text: '热线外包比上年增加 4.8 万元，依据是什么？',
    ...change,
  })

test('询问、答复、追问、再答：轮流进行，每步留下何人何时，双方收到消息', async () => {
  const asked = await ask()
  assert.match(asked.no, /^询〔2026〕\d+号$/)
  assert.deepEqual(
    [asked.state, asked.answerBy, asked.overdue, asked.mayAnswer, asked.mayFollowUp],
    ['asked', '2026-03-17', false, false, false],
  )
  for (const account of ['financeOfficer1', 'leader1']) {
    const [told] = (await walk.by(account, listInbox, { kind: 'general' })).items
    assert.equal(told?.zh, `代表提出询问 ${asked.no}，请于 2026-03-17 前答复`, account)
  }
  const seen = await walk.by('financeOfficer1', getQuestion, { id: asked.id })
  assert.deepEqual([seen.mayAnswer, seen.mayFollowUp, seen.projectName], [true, false, '热线坐席外包'])
  await assert.rejects(
    walk.by('deputy1', followUpQuestion, { id: asked.id, text: '还没有答复？' }),
    refusedAs('follow-up-early'),
  )

  nowMs += 16 * DAY_MS
  assert.equal((await walk.by('financeOfficer1', getQuestion, { id: asked.id })).overdue, true)
  const late = await walk.by('leader1', listQuestions, { overdue: true })
  assert.ok(late.items.some(({ id }) => id === asked.id) && late.answerWithinDays === 15)

  const answered = await walk.by('financeOfficer1', answerQuestion, { id: asked.id, text: '增加两个夜间坐席。' })
  assert.deepEqual([answered.state, answered.answerBy, answered.overdue], ['answered', null, false])
  const [reply] = (await walk.by('deputy1', listInbox, { kind: 'reply' })).items
  assert.equal(reply?.zh, `${asked.no} 已答复`)
  await assert.rejects(
    walk.by('leader1', answerQuestion, { id: asked.id, text: '补充。' }),
    refusedAs('question-answered'),
  )
  const followed = await walk.by('deputy1', followUpQuestion, { id: asked.id, text: '夜间接通率提高了多少？' })
  assert.deepEqual([followed.state, followed.answerBy], ['followedUp', '2026-04-02'])
  const done = await walk.by('leader1', answerQuestion, { id: asked.id, text: '由 91% 提高到 96%。' })
  assert.deepEqual(
    done.entries.map(({ kind, byPost }) => [kind, byPost]),
    [
      ['question', 'deputy'],
      ['answer', 'financeOfficer'],
      ['followUp', 'deputy'],
      ['answer', 'leader'],
    ],
  )
  assert.ok(done.entries.every(({ byName, at }) => byName.length > 0 && at.startsWith('2026-03-')))
})

test('提问人不能自答：同时有代表和领导岗位也不行', async () => {
  const asked = await ask()
  const deputy = await walk.person('deputy1')
  const both = { ...deputy, posts: [...deputy.posts, ...(await walk.person('leader1')).posts] }
  await assert.rejects(
    house.perform(answerQuestion, { id: asked.id, text: '自答' }, both),
    refusedAs('answer-four-eyes'),
  )
})

test('两人同时答复，只留一个', async () => {
  const asked = await ask()
  const both = await Promise.allSettled(
    ['financeOfficer1', 'leader1'].map((account) => walk.by(account, answerQuestion, { id: asked.id, text: account })),
  )
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await walk.by('deputy1', getQuestion, { id: asked.id })).entries.length, 2)
})

test('代表看预算、执行和公开表，看不到收款人、支付明细、合同和修改记录', async () => {
  const { items } = await walk.by('deputy1', listProjects, { year: 2025 })
  assert.ok(items.length > 0)
  const sheet = await walk.by('deputy1', getProject, { id: 'pingtai', year: 2025 })
  const tables = await walk.by('deputy1', getPublicTables, { year: 2025, stage: 'final' })
  for (const seen of [items, sheet, tables]) assert.doesNotMatch(JSON.stringify(seen), /公司|支2025/)
  await assert.rejects(walk.by('deputy1', listPayments, { project: 'pingtai' }), refusedAs('not-permitted'))
  await assert.rejects(walk.by('deputy1', listChangesOfProject, { id: 'pingtai' }), refusedAs('not-permitted'))
  await assert.rejects(walk.by('deputy1', listContracts, {}), refusedAs('not-permitted'))
})

test('代表只见自己的询问；无关岗位看不到；询问须针对一个项目或一张表', async () => {
  const asked = await ask({ project: undefined, table: 'final-05', figure: undefined })
  assert.deepEqual([asked.tableKey, asked.projectId], ['final-05', null])
  const deputy = await walk.person('deputy1')
  const other = { ...deputy, id: newId() }
  await assert.rejects(house.perform(getQuestion, { id: asked.id }, other), refusedAs('question-not-found'))
  assert.deepEqual((await house.perform(listQuestions, {}, other)).items, [])
  await assert.rejects(walk.by('performanceOfficer1', listQuestions, {}), refusedAs('not-permitted'))
  await assert.rejects(ask({ table: 'final-05' }), refusedAs('question-about'))
  await assert.rejects(ask({ project: undefined }), refusedAs('question-about'))
  await assert.rejects(ask({ project: 'none' }), refusedAs('project-not-found'))
  await assert.rejects(ask({ id: asked.id }), refusedAs('question-asked'))
  await assert.rejects(ask({}, 'financeOfficer1'), refusedAs('not-permitted'))
})

test('街道财务只见、只答本单位项目的询问', async () => {
  const asked = await ask()
  const finance = await walk.person('financeOfficer1')
  const elsewhere = {
    ...finance,
    posts: finance.posts.map((held) => ({ ...held, scope: { all: false, areas: [], units: ['street01'] } })),
  }
  await assert.rejects(house.perform(getQuestion, { id: asked.id }, elsewhere), refusedAs('question-not-found'))
  await assert.rejects(
    house.perform(answerQuestion, { id: asked.id, text: '越权' }, elsewhere),
    refusedAs('question-not-found'),
  )
})

test('编号按年连续；翻页不重不漏；导出一行一次发言', async () => {
  const [one, two] = [await ask(), await ask()]
  const numberOf = (no: string) => /〕(\d+)号/.exec(no)?.[1]
  assert.equal(`${BigInt(numberOf(one.no)!) + 1n}`, numberOf(two.no))
  const all = await walk.by('leader1', listQuestions, {})
  const first = await walk.by('leader1', listQuestions, { limit: 2 })
  const rest = await walk.by('leader1', listQuestions, { cursor: first.next ?? '' })
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ id }) => id),
    all.items.map(({ id }) => id),
  )
  assert.ok(all.items.some(({ projectName, state }) => projectName === '城运平台建设' && state === 'answered'))
  const file = (await walk.by('deputy1', exportQuestions, { format: 'csv', state: 'asked' })) as {
    stream: NodeJS.ReadableStream
  }
  const csv = await text(file.stream)
  assert.match(csv, new RegExp(`${two.no},热线坐席外包,2026,`))
  assert.doesNotMatch(csv, /已答复/)
})

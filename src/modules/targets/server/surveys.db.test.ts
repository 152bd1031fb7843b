import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { personBook } from '#modules/people/contract.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { newId } from '#platform/ids.ts'
import {
  answerSurvey,
  closeSurvey,
  exportSurvey,
  getQuestionnaire,
  getSurvey,
  listMySurveys,
  listSurveys,
  makeSurveyCodes,
  openSurvey,
  remindSurvey,
  saveSurvey,
  withdrawSurvey,
} from '../contract.ts'
import { closeEnded } from './close-survey.ts'
import { surveyFigure } from './survey-figure.ts'

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

const draft = (patch: Partial<Input<typeof saveSurvey>> = {}): Input<typeof saveSurvey> => ({
  id: newId(),
  title: '网格监督员满意度',
  intro: '',
  year: 2026,
  audience: 'staff',
  posts: ['gridWorker'],
  units: [],
  questions: [
    { kind: 'steps', text: '对派单和回复总体满意吗' },
    { kind: 'yesNo', text: '遇到问题有人答复吗' },
    { kind: 'text', text: '最想改进什么' },
  ],
  formula: { question: 1, kind: 'share', satisfied: ['5', '4'] },
  opensAt: '2026-09-01T08:00:00+08:00',
  endsAt: '2026-09-15T18:00:00+08:00',
  ...patch,
})

const opened = async (patch: Partial<Input<typeof saveSurvey>> = {}) => {
  const input = draft(patch)
  await officer(saveSurvey, input)
  return officer(openSurvey, { id: input.id })
}

const gridWorkers = () => {
  const book = house.runtime.use(personBook)
  return book.holders('gridWorker').map((id) => book.find(id)!.account)
}

test('问卷从拟定、发布、作答到结束：满意度由答卷算出，可作实测值', async () => {
  const survey = await opened()
  const workers = gridWorkers()
  assert.equal(survey.asked, workers.length)
  assert.equal(survey.phase, 'running')
  await assert.rejects(officer(saveSurvey, { ...draft(), id: survey.id }), code('survey-not-draft'))
  const inbox = await by(workers[0]!, listInbox, {})
  assert.ok(inbox.items.some((line) => line.link === `/c/answer/${survey.id}`))
  assert.deepEqual(
    (await by(workers[0]!, listMySurveys, {})).items.map(({ id }) => id),
    [survey.id],
  )
  await assert.rejects(by('operator1', getQuestionnaire, { id: survey.id }), code('survey-not-asked'))
  await assert.rejects(
    by('operator1', answerSurvey, { id: survey.id, answers: ['5', 'yes', ''] }),
    code('survey-not-asked'),
  )
  await assert.rejects(
    by(workers[0]!, answerSurvey, { id: survey.id, answers: ['6', null, null] }),
    code('survey-unanswered'),
  )

  for (const [at, account] of workers.slice(0, 40).entries())
    await by(account, answerSurvey, {
      id: survey.id,
      answers: [at < 37 ? '4' : '2', 'yes', at === 3 ? '多给平板，电话13812345678' : null],
    })
  await assert.rejects(
    by(workers[0]!, answerSurvey, { id: survey.id, answers: ['1', 'no', ''] }),
    code('survey-answered'),
  )
  assert.deepEqual((await by(workers[0]!, listMySurveys, {})).items, [])

  const live = await officer(getSurvey, { id: survey.id })
  assert.deepEqual([live.answered, live.result, live.figure], [40, null, null], 'nobody watches a result grow')
  await assert.rejects(surveyFigure(house.runtime.db, survey.id), code('survey-not-closed'))
  await assert.rejects(officer(closeSurvey, { id: survey.id }), code('survey-why'))
  const closed = await officer(closeSurvey, { id: survey.id, why: '已答人数足够' })
  assert.deepEqual(closed.result?.figure, {
    value: '92.5',
    shown: '92.50',
    n: 40,
    satisfied: 37,
    low: '80.1',
    high: '97.5',
  })
  assert.equal(closed.result?.usable, true)
  assert.deepEqual(closed.result?.questions[2]?.texts, ['多给平板，电话138****5678'])
  assert.deepEqual(await surveyFigure(house.runtime.db, survey.id), {
    value: '92.5',
    unit: '%',
    n: 40,
    closedAt: closed.closedAt,
  })
  await assert.rejects(
    by(workers[41]!, answerSurvey, { id: survey.id, answers: ['5', 'yes', ''] }),
    code('survey-not-running'),
  )
  const file = (await officer(exportSurvey, { id: survey.id, format: 'csv' })) as FileAnswer
  const table = await text(file.stream as NodeJS.ReadableStream)
  assert.match(table, /满意度,,40,92\.50/)
  assert.match(table, /95% 置信区间（Wilson）,80\.1% 至 97\.5%/)
})

test('库里没有从答案到人的路：票箱只有计数，答卷次序、时间、内容摘要都不在，作答与否另记', async () => {
  const survey = await opened({ title: '匿名' })
  const workers = gridWorkers().slice(0, 6)
  for (const [at, account] of workers.entries()) {
    // As a browser sends it: with a key of its own and the hash of its body.
    await house.perform(
      answerSurvey,
      { id: survey.id, answers: [String(5 - (at % 5)), 'yes', `话${9 - at}`] },
      await house.principal(account),
      {
        id: newId(),
        bodyHash: `hash of what ${account} sent`,
      },
    )
    nowMs += 60_000
  }
  const owner = openDatabase(house.ownerUrl)
  try {
    const [box] = await owner.many<{ box: { texts: string[][] } }>(
      sql`select box from targets.survey_box where survey_id = ${survey.id}`,
    )
    assert.deepEqual(box, {
      box: {
        batches: { '': { n: 6, counts: [{ 5: 2, 4: 1, 3: 1, 2: 1, 1: 1 }, { yes: 6 }, {}] } },
        texts: [[], [], ['话4', '话5', '话6', '话7', '话8', '话9']],
      },
    })
    // Every row of the whole database that can name one of them, but for the tables of people themselves.
    const ids = workers.map((account) => house.principal(account))
    const persons = (await Promise.all(ids)).map(({ id }) => id)
    const found = await owner.many<{ name: string; lines: string }>(sql`
      select table_schema || '.' || table_name as name, query_to_xml(
          format('select x::text as line from %I.%I x where x::text ~ %L and x::text ~ %L', table_schema, table_name,
            ${persons.join('|')}::text, ${survey.id}::text), false, false, '')::text as lines
        from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'people')`)
    const naming = found.filter(({ lines }) => lines.includes('<line>'))
    for (const { name, lines } of naming)
      for (const told of ['话', 'hash of what']) assert.ok(!lines.includes(told), `${name} tells: ${lines}`)
    assert.deepEqual(naming.map(({ name }) => name).sort(), [
      'notices.notice',
      'platform.journal',
      'targets.survey_asked',
    ])
    // The answers lie in one row: that they were written in the same transaction says nothing but who came last.
    const [{ rows, written }] = (await owner.many<{ rows: number; written: number }>(sql`
      select count(*)::int as rows, count(distinct xmin::text)::int as written from targets.survey_box where survey_id = ${survey.id}`)) as [
      { rows: number; written: number },
    ]
    assert.deepEqual([rows, written], [1, 1])
    const columns = await owner.many<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_schema = 'targets' and table_name in ('survey_box', 'survey_asked', 'survey_code')
       order by table_name, ordinal_position`)
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['survey_id', 'person_id', 'answered', 'survey_id', 'box', 'code_index', 'survey_id', 'batch', 'used'],
    )
    const lines = await owner.many<{ hash: string | null; command: string | null; answer: unknown }>(sql`
      select body_hash as hash, command_id as command, answer from platform.journal where operation = 'targets.answerSurvey' and object_id = ${survey.id}`)
    assert.equal(lines.length, 6)
    for (const line of lines) assert.deepEqual([line.hash, line.command, line.answer], [null, null, null])
  } finally {
    await owner.end()
  }
})

test('同一人同时交两份只收一份；许多人同时交一份不少', async () => {
  const survey = await opened({ title: '同时' })
  const workers = gridWorkers().slice(0, 12)
  const sent = workers.flatMap((account) => [account, account])
  const outcomes = await Promise.allSettled(
    sent.map((account) => by(account, answerSurvey, { id: survey.id, answers: ['5', 'yes', null] })),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, workers.length)
  assert.equal((await officer(closeSurvey, { id: survey.id, why: '测试' })).result?.n, workers.length)
})

test('作答少：有数有提示而不可作实测；极少：不给数', async () => {
  const survey = await opened({ title: '人少' })
  for (const account of gridWorkers().slice(0, 7))
    await by(account, answerSurvey, { id: survey.id, answers: ['5', 'no', null] })
  const closed = await officer(closeSurvey, { id: survey.id, why: '测试' })
  assert.deepEqual([closed.figure, closed.usable, closed.result?.n], ['100', false, 7])
  await assert.rejects(surveyFigure(house.runtime.db, survey.id), code('survey-small'))
  const few = await opened({ title: '极少' })
  for (const account of gridWorkers().slice(0, 4))
    await by(account, answerSurvey, { id: few.id, answers: ['5', 'no', '有话'] })
  const hidden = await officer(closeSurvey, { id: few.id, why: '测试' })
  assert.deepEqual([hidden.figure, hidden.usable, hidden.result?.figure], [null, false, null])
  assert.ok(hidden.result?.questions.every(({ choices, texts }) => choices === null && texts === null))
})

test('提醒只发给未答的人，一天一次，不显示是谁', async () => {
  const survey = await opened({ title: '提醒' })
  const workers = gridWorkers()
  await by(workers[0]!, answerSurvey, { id: survey.id, answers: ['5', 'yes', null] })
  assert.deepEqual(await officer(remindSurvey, { id: survey.id }), { reminded: workers.length - 1 })
  await assert.rejects(officer(remindSurvey, { id: survey.id }), code('survey-reminded'))
})

test('算法、时间、对象写错的不能存；别处的项目和指标不能挂', async () => {
  await assert.rejects(
    officer(saveSurvey, draft({ formula: { question: 3, kind: 'share', satisfied: [] } })),
    code('survey-wrong'),
  )
  await assert.rejects(officer(saveSurvey, draft({ posts: [] })), code('survey-wrong'))
  await assert.rejects(officer(saveSurvey, draft({ endsAt: '2026-09-01T08:00:00+08:00' })), code('survey-times'))
  await assert.rejects(officer(saveSurvey, draft({ projectId: newId() })), code('survey-project'))
  await assert.rejects(officer(saveSurvey, draft({ targetId: newId() })), code('survey-target'))
  await assert.rejects(officer(saveSurvey, draft({ units: ['nowhere'] })), code('unit-unknown'))
  const input = draft({ posts: ['upperPlatform'] })
  const saved = await officer(saveSurvey, input)
  await assert.rejects(officer(saveSurvey, { ...input, title: '改' }, saved.version + 1), code('stale-version'))
  await assert.rejects(officer(openSurvey, { id: input.id }), code('survey-nobody'))
  assert.equal((await officer(saveSurvey, { ...input, title: '改' }, saved.version)).title, '改')
})

test('到期自行结束并算出结果；作废的删去答案和名单', async () => {
  const survey = await opened({ title: '到期', endsAt: '2026-09-02T18:00:00+08:00' })
  const gone = await opened({ title: '作废' })
  await by(gridWorkers()[0]!, answerSurvey, { id: gone.id, answers: ['1', 'no', null] })
  const withdrawn = await officer(withdrawSurvey, { id: gone.id, why: '题目有误' })
  assert.deepEqual([withdrawn.phase, withdrawn.asked, withdrawn.why], ['withdrawn', 0, '题目有误'])
  const before = nowMs
  nowMs = Date.parse('2026-09-03T08:00:00+08:00')
  await house.runtime.asSystem('test.close', closeEnded)
  assert.equal((await officer(getSurvey, { id: survey.id })).phase, 'closed')
  nowMs = before
})

test('按岗位：绩效人员查看，绩效管理员组织，其他岗位不得打开', async () => {
  await assert.rejects(by('operator1', listSurveys, {}), code('not-permitted'))
  await assert.rejects(by('performanceReviewer1', saveSurvey, draft()), code('not-permitted'))
  assert.ok((await by('performanceReviewer1', listSurveys, { year: 2026 })).items.length > 0)
})

test('服务对象凭一次性码作答：网页不用脚本，码不存明文、只能用一次，猜错有限', async () => {
  const survey = await opened({
    title: '服务对象<满意>度',
    audience: 'codes',
    posts: [],
    questions: [
      { kind: 'steps', text: '您对办理满意吗' },
      { kind: 'text', text: '还想说什么' },
    ],
  })
  const make = async (batch: string, count: number, format: 'html' | 'xlsx' = 'html') => {
    const file = (await officer(makeSurveyCodes, {
      id: survey.id,
      batch,
      count,
      site: 'https://ywtg.linjiang.example',
      format,
    })) as FileAnswer
    return (file.stream as Buffer).toString()
  }
  const east = await make('东街大厅', 8)
  const west = await make('西街大厅', 3)
  const codesOf = (page: string) => [...page.matchAll(/class="code">([A-Z0-9-]{14})</g)].map((found) => found[1]!)
  assert.equal(codesOf(east).length, 8)
  assert.ok(east.includes('&#60;满意&#62;'), 'what people write is escaped on the slips')
  const rows = await house.runtime.db.many<{ line: string }>(sql`select x::text as line from targets.survey_code x`)
  assert.ok(rows.length >= 11)
  for (const one of [...codesOf(east), ...codesOf(west)])
    for (const { line } of rows) assert.ok(!line.includes(one) && !line.includes(one.replaceAll('-', '')))
  await assert.rejects(
    make('太多', 1000, 'xlsx')
      .then(() => make('太多', 1000, 'xlsx'))
      .then(() => make('太多', 1000, 'xlsx')),
    code('survey-codes-most'),
  )

  const server = await buildHttpServer(house.runtime)
  try {
    const send = (code: string, more: Record<string, string> = {}, remoteAddress = '10.1.1.1') =>
      server.inject({
        method: 'POST',
        url: '/s',
        remoteAddress,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ code, ...more }).toString(),
      })
    const form = await server.inject({ url: `/s?code=${codesOf(east)[0]!.toLowerCase()}` })
    assert.equal(form.statusCode, 200)
    assert.match(String(form.headers['content-type']), /^text\/html/)
    assert.match(String(form.headers['content-security-policy']), /script-src 'self'/)
    assert.equal(form.headers['cache-control'], 'no-store')
    assert.ok(form.body.includes('服务对象&#60;满意&#62;度') && !form.body.includes('<script'))
    const missing = await send(codesOf(east)[0]!, { q2: '<b>没选</b>' })
    assert.equal(missing.statusCode, 422)
    assert.ok(
      missing.body.includes('第 1 题还没有选择') && missing.body.includes('&#60;b&#62;没选'),
      'what was written is kept',
    )
    for (const one of [...codesOf(east), ...codesOf(west)]) assert.equal((await send(one, { q1: '5' })).statusCode, 200)
    assert.equal((await send(codesOf(east)[0]!, { q1: '1' })).statusCode, 409, 'a code is used once')
    assert.equal((await send('ACDE', { q1: '5', q9: 'x' })).statusCode, 400, 'no field more than asked')
    assert.equal((await send('x'.repeat(20_000))).statusCode, 413)
    const guesses = []
    for (let at = 0; at < 31; at += 1) guesses.push((await send('ACDEFGHJKMNP', {}, '10.2.2.2')).statusCode)
    assert.deepEqual([guesses[0], guesses[29], guesses[30]], [404, 404, 429])
    assert.equal((await send('ACDEFGHJKMNP', {}, '10.3.3.3')).statusCode, 404, 'others are not locked out')
    assert.equal((await server.inject({ url: '/s' })).statusCode, 200)
    const elsewhere = await server.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'account=a&password=b',
    })
    assert.equal(elsewhere.statusCode, 415, 'a form of a foreign page reaches no other command')
    const refused = await send(codesOf(west)[0]!, { q1: '5', q9: 'x' })
    assert.match(String(refused.headers['content-type']), /^text\/html/, 'people read refusals as a page')
  } finally {
    await server.close()
  }
  await assert.rejects(
    officer(closeSurvey, { id: survey.id, why: '测试', notHandedOut: 2001 }),
    code('survey-not-handed-out'),
  )
  const made = (await officer(getSurvey, { id: survey.id })).asked
  const closed = await officer(closeSurvey, { id: survey.id, why: '测试', notHandedOut: made - 12 })
  assert.deepEqual([closed.result?.n, closed.result?.asked, closed.result?.responseRate], [11, 12, '91.7'])
  assert.deepEqual(
    closed.result?.batches,
    [{ batch: null, n: 11, value: '100.00' }],
    'three answers do not stand alone, nor by subtraction',
  )
})

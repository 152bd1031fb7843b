import assert from 'node:assert/strict'
import { buffer, text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import {
  exportReport,
  getSavedReport,
  getTopic,
  listReportVersions,
  listSavedReports,
  listTopics,
  listTopicVersions,
  type ReportFormat,
  type ReportQuery,
  removeReport,
  runSaved,
  saveReport,
  saveTopic,
  shareReport,
} from '../contract.ts'

const nowMs = Date.parse('2026-03-20T09:30:00+08:00')
let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  await walk.reach('callback')
  await walk.reach('handling')
})
after(() => house.close())

const query: ReportQuery = {
  source: 'cases',
  time: 'reported',
  period: { kind: 'named', name: 'thisMonth' },
  groups: ['street'],
  measures: [{ kind: 'count' }, { kind: 'share', field: 'handledInTime' }],
  filters: [],
  compare: ['before'],
  limit: 100,
}
const refused = (code: string) => (error: unknown) => isFault(error) && error.code === code

test('演示专题的每张报表都跑得通，各看各的范围；用过的次数记着', async () => {
  const { items } = await walk.by('leader1', listTopics, {})
  assert.deepEqual(
    items.map(({ name }) => name),
    ['热线总览', '噪声专题', '燃气专题', '汛期专题'],
  )
  const ids = new Set(items.flatMap(({ blocks }) => blocks.flatMap((block) => block.query ?? [])))
  assert.ok(ids.size > 15)
  for (const id of ids) {
    const whole = await walk.by('leader1', runSaved, { id })
    const own = await walk.by('street02.dispatcher', runSaved, { id })
    assert.ok(own.counted <= whole.counted)
  }
  const overview = items[0]!.blocks[0]!.query!
  assert.equal((await walk.by('leader1', runSaved, { id: overview })).total[0]!.value, 2)
  assert.equal((await walk.by('street02.dispatcher', runSaved, { id: overview })).total[0]!.value, 0)
  const before = await walk.by('leader1', runSaved, { id: overview, period: { kind: 'named', name: 'lastMonth' } })
  assert.deepEqual([before.total[0]!.value, before.period.from], [0, '2026-02-01'])
  assert.equal((await walk.by('leader1', getSavedReport, { id: overview })).uses, 5)
})

test('报表存、改、共享：别人看不到没共享的，改不了别人的，各版都在，旧版本号存不进', async () => {
  const { id } = await walk.by('supervisor1', saveReport, { name: '我的报表', query })
  const seen = async (account: string) =>
    (await walk.by(account, listSavedReports, { text: '我的报表' })).items.map(({ mine, shared }) => ({ mine, shared }))
  assert.deepEqual([await seen('supervisor1'), await seen('dutyChief1')], [[{ mine: true, shared: false }], []])
  await assert.rejects(walk.by('dutyChief1', runSaved, { id }), refused('report-unknown'))
  await walk.by('supervisor1', shareReport, { id, shared: true })
  assert.deepEqual(await seen('dutyChief1'), [{ mine: false, shared: true }])
  assert.equal((await walk.by('dutyChief1', runSaved, { id })).total[0]!.value, 2)
  await assert.rejects(walk.by('dutyChief1', saveReport, { id, name: '改名', query }), refused('report-of-another'))
  await walk.by('supervisor1', saveReport, { id, name: '我的报表', note: '加说明', query: { ...query, limit: 5 } })
  const { items } = await walk.by('dutyChief1', listReportVersions, { id })
  assert.deepEqual(
    items.map(({ version, note, query: { limit } }) => [version, note, limit]),
    [
      [2, '加说明', 5],
      [1, '', 100],
    ],
  )
  const late = house.perform(saveReport, { id, name: '迟到的改动', query }, await walk.person('supervisor1'), {
    expectedVersion: 1,
  })
  await assert.rejects(late, refused('stale-version'))
  const broken = walk.by('supervisor1', saveReport, { name: '坏报表', query: { ...query, groups: ['nothing'] } })
  await assert.rejects(broken, refused('report-query'))
})

test('专题：发布的只能用共享的报表，按岗位开放，未发布的只有编排的人看得到，正在用的报表收不回', async () => {
  const { id } = await walk.by('dutyChief1', saveReport, { name: '专题用', query })
  const draft = {
    name: '试验专题',
    intro: '',
    position: 50,
    published: true,
    posts: ['handlerLead'],
    blocks: [
      { id: 'a', kind: 'map' as const, title: '', width: 2, query: id },
      { id: 'b', kind: 'text' as const, title: '', width: 2, text: ' ' },
    ],
  }
  const wrong = walk.by('dutyChief1', saveTopic, draft)
  await assert.rejects(wrong, (error) => isFault(error) && error.text.fields?.length === 2)
  await walk.by('dutyChief1', shareReport, { id, shared: true })
  const whole = { ...draft, blocks: draft.blocks.slice(0, 1) }
  const topic = await walk.by('dutyChief1', saveTopic, whole)
  const names = async (account: string) => (await walk.by(account, listTopics, {})).items.map(({ name }) => name)
  assert.ok((await names('sanitation.lead1')).includes('试验专题'))
  assert.ok(!(await names('leader1')).includes('试验专题'))
  await assert.rejects(walk.by('leader1', getTopic, { id: topic.id }), refused('topic-unknown'))
  await assert.rejects(walk.by('dutyChief1', removeReport, { id }), refused('report-on-topic'))
  await walk.by('dutyChief1', saveTopic, { ...whole, id: topic.id, published: false })
  assert.ok(!(await names('sanitation.lead1')).includes('试验专题'))
  const versions = await walk.by('dutyChief1', listTopicVersions, { id: topic.id })
  assert.deepEqual(
    versions.items.map(({ version, topic: { published } }) => [version, published]),
    [
      [2, false],
      [1, true],
    ],
  )
  await walk.by('dutyChief1', removeReport, { id })
})

test('导出带口径、行数和数据时间，数与屏上相同', async () => {
  const file = async (format: ReportFormat) =>
    (await house.perform(exportReport, { query, title: '街道月报', format }, await walk.person('dutyChief1'))) as {
      name: string
      stream: Parameters<typeof text>[0] & Buffer
    }
  const { name, stream } = await file('csv')
  const csv = await text(stream)
  assert.match(name, /^街道月报-202603200930-dutyChief1\.csv$/)
  assert.match(csv, /^\uFEFF?街道,案件数（件）,环比期,环比,按期办结率（含延期）（%）,基数,环比期,环比\r?\n/)
  assert.match(csv, /合计,2,0,—,/)
  for (const said of ['2026-03-01 至 2026-03-20 各街道', '口径：按期办结率（含延期）', '统计 2 条', '数据截至 '])
    assert.ok(csv.includes(said), said)
  for (const [format, magic] of [
    ['xlsx', 'PK'],
    ['docx', 'PK'],
  ] as const) {
    const { stream: bytes } = await file(format)
    const whole = Buffer.isBuffer(bytes) ? bytes : await buffer(bytes)
    assert.equal(whole.subarray(0, 2).toString(), magic)
    assert.ok(whole.length > 3000)
  }
})

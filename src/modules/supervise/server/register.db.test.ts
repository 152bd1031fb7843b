import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { instruct, remind, replyReminder, supervise, urge } from '#modules/cases/contract.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { assignPosts } from '#modules/people/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  answerTask,
  closeActivity,
  countMeasures,
  exportMeasures,
  getActivity,
  listActivities,
  listKeyCases,
  listMeasures,
  pinCase,
  printActivity,
  saveActivity,
  unpinCase,
} from '../contract.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
const HOUR_MS = 3_600_000
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const drain = () => house.runtime.relay!.drain()

test('台账：人工发的各种都在，答复后改状态；部门只见本单位的，可按条件筛选和导出', async () => {
  const mine = await walk.reach('handling')
  const other = await walk.report({ place: walk.pointIn('street02') })
  await walk.by('dispatcher1', urge, { id: mine, text: '请加快' })
  await walk.by('supervisor1', remind, { id: mine, text: '群众多次反映，联系 13800001234' })
  await walk.by('supervisor1', supervise, { id: other.id, level: 'III', reason: '久拖不办' })
  await drain()
  await walk.by('sanitation.lead1', replyReminder, { id: mine, text: '已安排' })
  await drain()

  const all = await walk.by('supervisor1', listMeasures, {})
  assert.deepEqual(
    all.items.map(({ kind, state, caseId, automatic }) => [kind, state, caseId === mine, automatic]).sort(),
    [
      ['reminder', 'answered', true, false],
      ['supervision', 'open', false, false],
      ['urge', 'open', true, false],
    ],
  )
  const own = await walk.by('sanitation.lead1', listMeasures, {})
  assert.deepEqual(own.items.map((row) => row.kind).sort(), ['reminder', 'urge'])
  await assert.rejects(walk.by('sanitation.lead1', listMeasures, { caseId: other.id }), code('case-not-found'))
  const open = await walk.by('supervisor1', listMeasures, { state: 'open', level: 'III' })
  assert.equal(open.items.length, 1)
  const first = await walk.by('supervisor1', listMeasures, { limit: 2 })
  const second = await walk.by('supervisor1', listMeasures, { limit: 2, cursor: first.next ?? '' })
  assert.deepEqual([first.items.length, second.items.length, second.next], [2, 1, null])

  const file = (await walk.by('supervisor1', exportMeasures, { format: 'csv' })) as { stream: NodeJS.ReadableStream }
  const csv = await text(file.stream)
  assert.match(csv, /提醒单/)
  assert.doesNotMatch(csv, /13800001234/)
  await assert.rejects(walk.by('sanitation.lead1', exportMeasures, { format: 'csv' }), code('not-permitted'))
  const [told] = (await walk.by('sanitation.lead1', listInbox, { caseId: mine, kind: 'reminder' })).items
  assert.match(told?.zh ?? '', /^提醒单 .+，请按时答复$/)
})

test('不要求答复的批示也送到责任单位', async () => {
  const id = await walk.reach('handling')
  await walk.by('leader1', instruct, { id, text: '请举一反三。' })
  await drain()
  const [told] = (await walk.by('sanitation.lead1', listInbox, { caseId: id, kind: 'instruction' })).items
  assert.match(told?.zh ?? '', /^领导批示 .+，请查阅$/)
  assert.equal(told?.textZh, '请举一反三。')
})

test('统计：各单位的件数与按时答复，超期未答的随时间出现', async () => {
  const period = { from: '2026-03-01T00:00:00+08:00', to: '2026-04-01T00:00:00+08:00' }
  const before = await walk.by('supervisor1', countMeasures, period)
  const row = before.rows.find((one) => one.unit === 'sanitation')!
  assert.equal(row.instructions, 1)
  assert.deepEqual([row.urges, row.reminders, row.answersDue, row.answeredInTime, row.overdue], [1, 1, 1, 1, 0])
  nowMs = START + 8 * HOUR_MS
  const after = (await walk.by('supervisor1', countMeasures, period)).rows.find((one) => one.unit === 'sanitation')!
  assert.deepEqual([after.answersDue, after.answeredInTime, after.overdue, after.waiting], [2, 1, 1, 1])
  await assert.rejects(walk.by('supervisor1', countMeasures, { from: period.to, to: period.from }), code('period'))
  nowMs = START
})

test('重点案件：人工列入要写理由，移出只限人工的，结案后不再列出', async () => {
  const id = await walk.reach('toClose')
  await walk.by('leader1', pinCase, { id, reason: '代表建议' })
  const [row] = (await walk.by('supervisor1', listKeyCases, { caseId: id })).items
  assert.deepEqual(
    [row?.whys.map(({ why, reason }) => [why, reason]), row?.step, row?.state, typeof row?.stepDue],
    [[['pinned', '代表建议']], 'closing', 'toClose', 'string'],
  )
  assert.deepEqual((await walk.by('street02.dispatcher', listKeyCases, {})).items, [])
  await walk.by('supervisor1', unpinCase, { id })
  await assert.rejects(walk.by('supervisor1', unpinCase, { id }), code('case-not-pinned'))
  await walk.by('supervisor1', pinCase, { id, reason: '再看看' })
  await walk.close(id)
  assert.deepEqual((await walk.by('supervisor1', listKeyCases, { caseId: id })).items, [])
  await assert.rejects(walk.by('supervisor1', pinCase, { id, reason: '再看看' }), code('case-ended'))
  await assert.rejects(walk.by('sanitation.lead1', pinCase, { id, reason: '再看看' }), code('not-permitted'))
})

const record = (cases: string[], change: object = {}) => ({
  id: newId(),
  kind: 'onSite' as const,
  title: '临江路垃圾现场督办',
  heldAt: '2026-03-03T09:00:00+08:00',
  place: '临江路小区北门',
  participants: [{ unit: 'sanitation', persons: '李主任' }],
  findings: '堆放约 3 立方米，<b>未</b>遮盖。',
  decisions: '当日清运。',
  cases,
  tasks: [{ id: newId(), unit: 'sanitation', task: '当日清运并报照片', due: '2026-03-04' }],
  ...change,
})

test('现场督办：编号连续，责任单位收到通知并答复，未答复不能直接办结', async () => {
  const id = await walk.reach('handling')
  const wish = record([id])
  const saved = await walk.by('supervisor1', saveActivity, wish)
  assert.equal(saved.no, '现督〔2026〕1号')
  await assert.rejects(walk.by('supervisor1', saveActivity, record([newId()])), code('case-not-found'))
  assert.equal((await walk.by('supervisor1', saveActivity, record([id]))).no, '现督〔2026〕2号')
  assert.equal((await walk.by('dutyChief1', saveActivity, record([id], { kind: 'meeting' }))).no, '协调〔2026〕1号')
  const changed = await walk.by('supervisor1', saveActivity, { ...wish, title: '改名' })
  assert.deepEqual([changed.no, changed.title, changed.version], ['现督〔2026〕1号', '改名', 2])

  const [told] = (await walk.by('sanitation.lead1', listInbox, { kind: 'activity' })).items.slice(-1)
  assert.equal(told?.zh, '现场督办 现督〔2026〕1号 有事项须答复，2026-03-04 前答复')
  const taskId = saved.tasks[0]!.id
  await assert.rejects(walk.by('street01.dispatcher', answerTask, { id: taskId, answer: '好' }), code('task-not-yours'))
  await assert.rejects(walk.by('supervisor1', closeActivity, { id: saved.id }), code('tasks-open'))
  nowMs = START + 48 * HOUR_MS
  assert.equal((await walk.by('supervisor1', getActivity, { id: saved.id })).tasks[0]?.overdue, true)
  const answered = await walk.by('sanitation.lead1', answerTask, { id: taskId, answer: '已清运' })
  assert.equal(answered.tasks[0]?.answer, '已清运')
  await assert.rejects(walk.by('sanitation.lead1', answerTask, { id: taskId, answer: '又答' }), code('task-answered'))
  const kept = await walk.by('supervisor1', saveActivity, { ...wish, tasks: [] })
  assert.equal(kept.tasks[0]?.answer, '已清运', 'an answered task stays')
  assert.equal((await walk.by('supervisor1', closeActivity, { id: saved.id })).state, 'closed')
  await assert.rejects(walk.by('supervisor1', saveActivity, wish), code('activity-closed'))
  nowMs = START
})

test('记录只给管辖范围内的人看；打印件不含脚本，标题里的号码遮盖', async () => {
  const id = await walk.reach('handling', { title: '张三 13800001234 反映垃圾' })
  const saved = await walk.by('supervisor1', saveActivity, record([id]))
  await assert.rejects(walk.by('power_company.lead1', getActivity, { id: saved.id }), code('activity-not-found'))
  assert.equal((await walk.by('sanitation.lead1', getActivity, { id: saved.id })).no, saved.no)
  const { items } = await walk.by('street02.dispatcher', listActivities, {})
  assert.deepEqual(items, [])
  const file = (await walk.by('supervisor1', printActivity, { id: saved.id })) as { stream: Buffer; name: string }
  const html = file.stream.toString()
  assert.equal(file.name, `${saved.no}.html`)
  assert.match(html, /临江路垃圾现场督办/)
  assert.match(html, /&lt;b&gt;未&lt;\/b&gt;遮盖/)
  assert.doesNotMatch(html, /13800001234|<script/)
  await assert.rejects(walk.by('sanitation.lead1', saveActivity, record([id])), code('not-permitted'))
  await assert.rejects(
    walk.by('supervisor1', saveActivity, record([id], { heldAt: '2026-03-03T10:00:00+08:00' })),
    code('activity-time'),
  )
})

test('同一事项填两次、期限不是日期、翻页标记乱写，都说明白', async () => {
  const id = await walk.reach('handling')
  const task = { id: newId(), unit: 'sanitation', task: '清运' }
  const save = (tasks: object[]) => walk.by('supervisor1', saveActivity, record([id], { tasks }))
  await assert.rejects(save([task, { ...task, task: '再清运' }]), code('task-twice'))
  await assert.rejects(save([{ ...task, due: '0000-01-01' }]), code('activity-day'))
  for (const cursor of ['nonsense', `1e300_${newId()}`, `NaN_${newId()}`])
    for (const list of [listMeasures, listActivities, listKeyCases])
      await assert.rejects(walk.by('supervisor1', list, { cursor }), code('cursor'))
})

test('只管一个街道的人改记录：看不到的案件仍在记录上', async () => {
  const [near, far] = [await walk.reach('handling'), (await walk.report({ place: walk.pointIn('street02') })).id]
  const wish = record([near, far])
  await walk.by('supervisor1', saveActivity, wish)
  const { id } = await walk.person('leader2')
  await walk.by('securityAdmin1', assignPosts, { id, posts: [{ post: 'leader', unit: 'street02' }] })
  const streetLeader = await house.principal('leader2')
  const seen = await house.perform(saveActivity, { ...wish, cases: [far], title: '改名' }, streetLeader)
  assert.deepEqual([seen.title, seen.cases.map((one) => one.id)], ['改名', [far]])
  const whole = await walk.by('supervisor1', getActivity, { id: wish.id })
  assert.deepEqual(whole.cases.map((one) => one.id).sort(), [near, far].sort())
})

test('同一份记录同时存两次：只占一个编号', async () => {
  const id = await walk.reach('handling')
  const wish = record([id])
  const saved = await Promise.all([1, 2, 3].map(() => walk.by('supervisor1', saveActivity, wish)))
  const next = await walk.by('supervisor1', saveActivity, record([id]))
  const numbers = [...new Set(saved.map((one) => one.no)), next.no].map((no) => Number(/(\d+)号/.exec(no)?.[1]))
  assert.equal(numbers.length, 2)
  assert.equal(numbers[1], (numbers[0] ?? 0) + 1)
})

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import type { Output } from '#core/operation.ts'
import { DAY_MS, toRfc3339 } from '#core/time/local.ts'
import { historyImport } from '#modules/cases/contract.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { readLayer } from '#modules/situation/contract.ts'
import type { Call } from '#platform/call.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import {
  acknowledgeAlert,
  addProgress,
  assignAlert,
  countAlerts,
  createTask,
  dismissAlert,
  finishTask,
  getAlert,
  getTaskPhoto,
  judgeAlert,
  listAlerts,
  listRules,
  listRuleVersions,
  listTasks,
  makeAssessment,
  openTaskCase,
  saveRule,
  tryRule,
  uploadTaskPhoto,
} from '../contract.ts'
import { watchOnce } from './evaluate-rules.ts'
import { scoreSome } from './score-alerts.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-06-20T10:00:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const watch = async () => {
  while (await house.runtime.asSystem('test.watch', (call: Call) => watchOnce(call)));
  await house.runtime.relay!.drain()
}
/** Two servers at once. */
const watchTwice = () => Promise.all([watch(), watch()])
const ADDRESS = '临江路12号 3栋'
const complain = (title = '楼道灯不亮', phone = '13800001234') =>
  walk.report({
    title,
    text: '三栋楼道灯坏了没人修。',
    place: { ...walk.pointIn('street01'), address: ADDRESS },
    appellant: { name: '张三丰', phone },
  })
const alertsOf = async (account: string, rule: string) => (await walk.by(account, listAlerts, { rule })).items
const streets = () =>
  house.runtime
    .use(unitBook)
    .all()
    .filter(({ kind }) => kind === 'streetCenter')

test('一址五诉：两个进程只成一条，引用案件，进收件箱；第六件长进去；街道只看自己的', async () => {
  for (let no = 0; no < 4; no++) await complain('楼道灯不亮', `1380000100${no}`)
  await watchTwice()
  assert.deepEqual(await alertsOf('dutyChief1', 'sameAddress'), [])
  await complain('楼道灯不亮', '13800001009')
  await watchTwice()
  const [alert, ...more] = await alertsOf('dutyChief1', 'sameAddress')
  assert.equal(more.length, 0)
  assert.match(alert!.title.zh, /临江路12号3栋 7 日内诉求 5 件/)
  assert.equal(alert!.cases, 5)
  const inbox = await walk.by('dutyChief1', listInbox, {})
  assert.equal(inbox.items.filter(({ link }) => link === `/c/alerts?open=${alert!.id}`).length, 1)

  await complain('楼道灯还是不亮', '13800001010')
  await watchTwice()
  const grown = await walk.by('dutyChief1', getAlert, { id: alert!.id })
  assert.equal(grown.alert.cases, 6)
  assert.equal(grown.cases.length, 6)
  assert.deepEqual(
    grown.lines.map(({ what }) => what),
    ['触发'],
  )
  const street = streets().find(({ areaCode }) => areaCode === alert!.areaCode?.slice(0, 9))!
  const other = streets().find(({ id }) => id !== street.id)!
  assert.equal((await alertsOf(`${street.id}.dispatcher`, 'sameAddress')).length, 1)
  assert.equal((await alertsOf(`${other.id}.dispatcher`, 'sameAddress')).length, 0)
  await assert.rejects(walk.by(`${other.id}.dispatcher`, getAlert, { id: alert!.id }), { code: 'alert-not-found' })
})

test('同一来电人反复：告警、案件、说明里都没有人；词语规则按原文命中', async () => {
  for (let no = 0; no < 4; no++) await complain(`第${no}次反映`, '13900009999')
  for (let no = 0; no < 3; no++) await complain(`三楼燃气味道重 ${no}`, `1370000000${no}`)
  await watch()
  const [alert] = await alertsOf('dutyChief1', 'sameAppellant')
  const shown = JSON.stringify(await walk.by('dutyChief1', getAlert, { id: alert!.id }))
  assert.ok(!/13900009999|张三丰|1390000/.test(shown))
  assert.match(alert!.title.zh, /同一诉求人 30 日内诉求 4 件/)
  const { subject } = await house.runtime.db.one<{ subject: string }>(sql`
    select subject from alerts.alert where id = ${alert!.id}::uuid`)
  assert.ok(!shown.includes(subject))
  assert.equal((await alertsOf('dutyChief1', 'safetyWords'))[0]?.cases, 3)
})

test('确认、交办、转任务、进展、照片、上报案件、完成；别的任务的照片不收；评判计入规则', async () => {
  const [alert] = await alertsOf('dutyChief1', 'sameAddress')
  const id = alert!.id
  const acknowledged = await walk.by('dutyChief1', acknowledgeAlert, { id })
  assert.equal(acknowledged.state, 'acknowledged')
  await assert.rejects(walk.by('dutyChief1', acknowledgeAlert, { id }), { code: 'alert-acknowledged' })
  const assigned = await walk.by('dutyChief1', assignAlert, { id, unit: 'sanitation' })
  assert.equal(assigned.assignedUnit, 'sanitation')
  const wish = { id, unit: 'sanitation', place: ADDRESS, what: '排查楼道照明', dueOn: '2026-06-25' }
  await assert.rejects(walk.by('dutyChief1', createTask, { ...wish, dueOn: '2026-06-01' }), { code: 'task-due' })
  const task = await walk.by('dutyChief1', createTask, wish)
  assert.match(task.no, /^未诉〔2026〕1号$/)
  await assert.rejects(walk.by('dutyChief1', dismissAlert, { id, reason: '不需要' }), { code: 'alert-has-task' })

  const worker = 'sanitation.handler1'
  assert.equal((await walk.by(worker, listTasks, {})).items[0]?.id, task.id)
  const reported = await walk.by(worker, addProgress, { id: task.id, text: '已到现场，两盏灯损坏' })
  assert.equal(reported.state, 'doing')
  await assert.rejects(walk.by(worker, finishTask, { id: task.id, result: '已更换', photos: [newId()] }), {
    code: 'photo-unknown',
  })
  const jpeg = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const photo = (await house.runtime.perform({
    operation: uploadTaskPhoto,
    input: { id: task.id },
    principal: await walk.person(worker),
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: '灯.jpg', stream: Readable.from([jpeg]) },
  })) as Output<typeof uploadTaskPhoto>
  // A department has no right to report, and a task does not lend it one.
  await assert.rejects(walk.by(worker, openTaskCase, { id: task.id }), { code: 'not-permitted' })
  const opened = await walk.by('street01.dispatcher', openTaskCase, { id: task.id })
  assert.ok(opened.caseNo)
  await assert.rejects(walk.by('street01.dispatcher', openTaskCase, { id: task.id }), { code: 'task-case' })
  const done = await walk.by(worker, finishTask, { id: task.id, result: '更换两盏', photos: [photo.id] })
  assert.equal(done.state, 'done')
  await assert.rejects(walk.by(worker, addProgress, { id: task.id, text: '再看' }), { code: 'task-over' })
  await walk.by('dutyChief1', getTaskPhoto, { id: task.id, fileId: photo.id })
  await walk.by('dutyChief1', judgeAlert, { id, verdict: 'right' })
  const { items } = await walk.by('dutyChief1', listRules, {})
  assert.equal(items.find(({ rule }) => rule.key === 'sameAddress')?.precision.right, 1)
  const counts = await walk.by('dutyChief1', countAlerts, {})
  assert.equal(counts.tasksOpen, 0)
  assert.ok(counts.ongoing >= 3)
})

test('地图图层、研判报告引用规则、位置、案件；没有权限的岗位拿不到', async () => {
  const layer = await walk.by('dutyChief1', readLayer, { id: 'case_repeat_place' })
  assert.ok(layer.features.features.some(({ properties }) => properties.规则 === '一址多诉'))
  const file = (await walk.by('dutyChief1', makeAssessment, {
    from: '2026-06-01',
    to: '2026-06-20',
    format: 'docx',
  })) as { name: string; stream: Buffer }
  assert.match(file.name, /^综合研判与风险预警/)
  assert.ok(file.stream.length > 5000)
  await assert.rejects(
    walk.by('sanitation.handler1', makeAssessment, { from: '2026-06-01', to: '2026-06-20', format: 'docx' }),
  )
})

test('安静后自行结束，再来成链；三十日后自动评判', async () => {
  nowMs = START + 9 * DAY_MS
  await watch()
  nowMs = START + 10.5 * DAY_MS
  await watch()
  const [ended] = await alertsOf('dutyChief1', 'sameAddress')
  assert.equal(ended?.ongoing, false)
  for (let no = 0; no < 5; no++) await complain('楼道灯又不亮', `1380000200${no}`)
  await watch()
  const [again] = await alertsOf('dutyChief1', 'sameAddress')
  assert.deepEqual([again?.ongoing, again?.chainNo, again?.afterId], [true, 2, ended?.id])
  nowMs = START + 31 * DAY_MS
  await house.runtime.db.tx((tx) => scoreSome(tx, nowMs))
  const scored = (await alertsOf('dutyChief1', 'sameAddress')).find(({ id }) => id === ended!.id)
  assert.equal(scored?.afterCount, 5)
})

test('上升趋势：种在历史里的翻倍能试出来、能触发，说明列出对照；保存成新版本并留下试算数；停用后结束', async () => {
  nowMs = START + 60 * DAY_MS
  const grid = walk.pointIn('street02')
  const today = Math.floor((nowMs + 28_800_000) / DAY_MS)
  const rows = Array.from({ length: 70 }, (_, at) => at + 1).flatMap((ago) =>
    Array.from({ length: ago <= 7 ? 6 : 2 }, (_, no) => {
      const reportedAt = (today - ago) * DAY_MS - 28_800_000 + (no + 8) * 3_600_000
      return {
        appellant: null,
        command: {
          type: 'importHistory' as const,
          to: 'closed' as const,
          externalNo: `T-${ago}-${no}`,
          channel: 'hotline12345',
          title: '夜间施工',
          text: '夜间施工扰民',
          category: '200301',
          urgency: 'normal' as const,
          appealType: 'complaint' as const,
          place: { status: 'resolved' as const, ...grid, areaCode: areaOf(), address: '江岸路' },
          times: { reportedAt, closedAt: reportedAt + 3_600_000 },
          closeKind: 'solved' as const,
          result: 'solved' as const,
          answer: '已办结。',
          synthetic: true,
        },
      }
    }),
  )
  const taken = await house.runtime.asSystem('test.import', (call: Call) =>
    house.runtime.use(historyImport).importMany(call, rows as never),
  )
  assert.deepEqual(
    taken.filter(({ ok }) => !ok),
    [],
  )
  await watchTwice()
  const [rise] = await alertsOf('dutyChief1', 'risingStreetClass')
  assert.equal(rise?.seen, 42)
  assert.match(rise!.explanation.zh, /预期 14\.0 件，实际 42 件；对照 8 个/)
  assert.equal(rise!.cases, 42)
  const { items } = await walk.by('dutyChief1', listRules, {})
  const row = items.find(({ rule }) => rule.key === 'risingStreetClass')!
  const tried = await walk.by('dutyChief1', tryRule, { rule: row.rule, days: 30 })
  assert.equal(tried.fired, 1)
  assert.ok(tried.items[0]!.caseIds.length > 5)
  await assert.rejects(walk.by('dutyChief1', tryRule, { rule: { ...row.rule, place: 'address' } }), {
    code: 'alert-rule',
  })
  const save = (version: number) =>
    walk
      .person('dutyChief1')
      .then((principal) =>
        house.perform(
          saveRule,
          { key: row.rule.key, rule: { ...row.rule, enabled: false }, reason: '暂停' },
          principal,
          { expectedVersion: version },
        ),
      )
  const saved = await save(row.version)
  assert.equal(saved.version, row.version + 1)
  assert.equal(saved.triedCount, 1)
  await assert.rejects(save(row.version), { code: 'stale-version' })
  assert.equal((await walk.by('dutyChief1', listRuleVersions, { key: row.rule.key })).items.length, 2)
  await watch()
  assert.equal((await alertsOf('dutyChief1', 'risingStreetClass'))[0]?.ongoing, false)
  assert.equal(toRfc3339(nowMs).slice(0, 10), '2026-08-19')
})

function areaOf(): string {
  return streets().find(({ id }) => id === 'street02')!.areaCode!
}

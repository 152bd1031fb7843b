import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { saveProject } from '#modules/ledger/contract.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { assignPosts } from '#modules/people/contract.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import {
  compareSheets,
  getRuleSupport,
  getSheet,
  getSheetEdition,
  listSheets,
  passSheet,
  refuseSheet,
  reopenSheet,
  returnSheet,
  type SheetInput,
  type SheetRow,
  type SheetView,
  saveSheet,
  setEvidenceKind,
  signSheet,
  submitSheet,
  withdrawSheet,
} from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { treeOf } from '../domain/exact-tree.ts'
import { type SheetWords, wordsOf } from '../domain/facts-of-input.ts'
import { findingKey } from '../domain/finding-key.ts'
import type { Scheme } from '../domain/scheme.ts'
import { seedDemoSheets } from './seed-demo-sheets.ts'
import { setActual, setRow, targetId } from './testing/sheet-words.ts'

let house: TestHouse
let walk: Walk
let rows: SheetRow[]
const nowMs = Date.parse('2026-02-02T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
  rows = (await walk.by('performanceOfficer1', listSheets, {})).items
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const idOf = (key: string | null) => rows.find(({ projectKey }) => projectKey === key)!.id
const look = (key: string | null, account = 'performanceOfficer1') => walk.by(account, getSheet, { id: idOf(key) })
const assessed = ({ facts, scheme }: SheetView) => assessSheet(facts, treeOf<Scheme>(scheme))

/** What stands in the sheet, changed, saved on the version that was looked at. */
async function change(
  key: string | null,
  how: (words: SheetWords, view: SheetView) => void,
  account = 'performanceOfficer1',
) {
  const view = await look(key, account)
  const words = structuredClone(wordsOf(view.facts))
  how(words, view)
  return walk.by(account, saveSheet, { id: view.row.id, ...words })
}
test('汇总表是自评表的视图：预算、执行、得分与各表一致，七张表五种状态', async () => {
  assert.deepEqual(
    rows.map(({ projectKey, state, total }) => [projectKey, state, total]),
    [
      ['xinxihua', 'draft', null],
      ['dangjian', 'signed', '99.67'],
      ['pingtai', 'draft', null],
      ['lvzhi', 'returned', '99.43'],
      ['rexian', 'reviewed', '99.94'],
      ['bianwai', 'submitted', '97.26'],
      [null, 'draft', null],
    ],
  )
  const dangjian = rows.find(({ projectKey }) => projectKey === 'dangjian')!
  assert.deepEqual(
    [dangjian.adjusted, dangjian.executed, dangjian.rate, dangjian.executionScore, dangjian.exactTotal],
    ['0.36', '0.354', '98.33%', '19.67', '299/3'],
  )
  const views = await Promise.all(rows.map(({ projectKey }) => look(projectKey)))
  for (const [at, view] of views.entries()) assert.deepEqual(view.row, rows[at])
  const department = rows.at(-1)!
  assert.equal(department.kind, 'department')
  assert.equal(department.executed, '1510.008')
})

test('再次播种不添不改', async () => {
  const { runtime } = house
  const folder = openDistrictFolder(runtime.config.root, runtime.config.district)
  const said: string[] = []
  await runtime.asSystem('test.seed', (call) => seedDemoSheets(call, folder, 'demo', (text) => said.push(text)))
  assert.deepEqual(said, [])
  assert.deepEqual((await walk.by('performanceOfficer1', listSheets, {})).items, rows)
})

test('年中撤销的指标：不占分、不可填，分值由同类分担', async () => {
  const view = await look('xinxihua')
  const { scored, sheet } = assessed(view)
  const at = view.facts.targets.findIndex(({ withdrawn }) => withdrawn)
  assert.equal(view.facts.targets[at]?.level3, '备用机房切换演练次数')
  assert.equal(scored.indicators[at]?.judgement.verdict, 'withdrawn')
  assert.equal(sheet.indicators[at]?.midYearAdjustment?.printed, '-2次')
  await assert.rejects(
    change('xinxihua', (words) => setActual(words, view.facts.targets[at]!.id, { printed: '2次' })),
    code('sheet-target'),
  )
})

test('缺完成值不能提交；未达标没有原因不能提交；都补齐后可以', async () => {
  const id = idOf('xinxihua')
  const first = await look('xinxihua')
  await assert.rejects(walk.by('performanceOfficer1', submitSheet, { id }), (error: unknown) => {
    assert.ok(isFault(error))
    assert.equal(error.code, 'sheet-gaps')
    assert.match(error.text.zh, /^还有 4 处未填好，不能提交审核。运维服务成本：没有实际完成值。$/)
    assert.deepEqual(error.text.fields?.[0]?.field, `${targetId(first, '运维服务成本')}.actual`)
    return true
  })
  const filled = await change('xinxihua', (words, view) => {
    const cost = targetId(view, '运维服务成本')
    setActual(words, cost, { degree: 'met', note: '合同 272.4 万元，付款 270.324 万元' })
    setRow(words, cost, { sharePercent: '100' })
    const rule = targetId(view, '长效管理机制健全性')
    setActual(words, rule, { degree: 'met', note: '制度清单八项' })
    setRow(words, rule, { sharePercent: '100' })
    setActual(words, targetId(view, '使用人员满意度'), { printed: '92.4%', note: '问卷 212 份' })
    setActual(words, targetId(view, '故障响应时间'), { printed: '36分钟' })
    words.texts.useOfResults = '按响应时间考核扣减运维费。'
  })
  assert.equal(filled.row.gaps, 3)
  await assert.rejects(walk.by('performanceOfficer1', submitSheet, { id }), code('sheet-gaps'))
  const explained = await change('xinxihua', (words, view) =>
    setRow(words, targetId(view, '故障响应时间'), { reason: '两次夜间故障响应慢', measure: '夜间加派一名驻场人员' }),
  )
  // One of the rules that it rests on was over its review when the year ended.
  const name = '长效管理机制健全性'
  const on = '2025-12-31'
  const support = await walk.by('performanceReviewer1', getRuleSupport, { targetId: targetId(first, name), on })
  const found = assessed(explained).findings.filter(({ kind }) => kind === 'contradiction')
  assert.deepEqual(
    found.map(({ severity, where, recomputed }) => [severity, where, recomputed]),
    [['error', name, support.lacking.map(({ zh }) => zh).join('；')]],
  )
  assert.match(found[0]!.text, /填为达成，但所依据的制度到2025-12-31并非全部在用：《数据安全与保密规定》.*复审已过期/)
  await assert.rejects(walk.by('performanceOfficer1', submitSheet, { id }), (error: unknown) => {
    assert.ok(isFault(error))
    assert.match(error.text.zh, /^还有 1 处未填好，不能提交审核。疑点未处理：“长效管理机制健全性”填为达成/)
    return true
  })
  const answered = await change('xinxihua', (words) => {
    words.acknowledgements = [{ key: findingKey(found[0]!), reason: '规定照常执行，复审已报区保密办' }]
  })
  assert.equal(answered.row.gaps, 0)
  // 分值 3.33 × 30 ÷ 36 = 2.775
  const row = explained.facts.targets.findIndex(({ level3 }) => level3 === '故障响应时间')
  assert.equal(assessed(explained).sheet.indicators[row]?.score?.num, 139n)
  assert.match(explained.row.deviation ?? '', /故障响应时间：两次夜间故障响应慢/)
  const sent = await walk.by('performanceOfficer1', submitSheet, { id })
  assert.equal(sent.row.state, 'submitted')
  await assert.rejects(
    change('xinxihua', (words) => {
      words.texts.improvement = '再改'
    }),
    code('sheet-state'),
  )
  const back = await walk.by('performanceOfficer1', withdrawSheet, { id })
  assert.deepEqual([back.row.state, back.steps.map(({ command }) => command)], ['draft', ['submit', 'withdraw']])
})

test('界限当完成值：收下，但标明未计量', async () => {
  const view = await change('xinxihua', (words, one) =>
    setActual(words, targetId(one, '系统正常运行率'), { printed: '≥99%' }),
  )
  const at = view.facts.targets.findIndex(({ level3 }) => level3 === '系统正常运行率')
  assert.equal(assessed(view).scored.indicators[at]?.indicator.actual.boundOnly, true)
})

test('退回引用疑点，通知填报人；从台账取数后疑点消失', async () => {
  const before = await look('lvzhi')
  const step = before.steps.at(-1)!
  assert.equal(step.command, 'return')
  assert.match(step.quoted.join(), /成本完成值15\.9万元与预算相同，实际只支出15\.45万元/)
  const inbox = await walk.by('performanceOfficer1', listInbox, {})
  const told = inbox.items.find(({ link }) => link === `/c/sheets/${before.row.id}`)
  assert.match(told?.zh ?? '', /履职工作经费自评表被退回/)
  assert.match(told?.textZh ?? '', /照抄预算/)
  const after = await change('lvzhi', (words, view) =>
    setActual(words, targetId(view, '项目总成本'), { source: 'ledger', figure: 'executed', printed: null }),
  )
  assert.equal(after.row.findings.warning, 0)
  assert.equal(after.facts.actuals.find(({ source }) => source === 'ledger')?.printed, '15.45万元')
  const again = await walk.by('performanceOfficer1', submitSheet, { id: before.row.id })
  assert.equal(again.row.state, 'submitted')
  const waiting = await walk.by('performanceReviewer1', listInbox, {})
  assert.ok(waiting.items.some(({ zh, link }) => /待审核/.test(zh) && link === `/c/sheets/${before.row.id}`))
})

test('取数要合单位、要在、要有模块提供；汇总只限本单位项目的指标', async () => {
  const put = (patch: Partial<SheetInput['actuals'][number]>) =>
    change('pingtai', (words, view) => setActual(words, targetId(view, '案件线上办理率'), patch))
  await assert.rejects(put({ source: 'ledger', figure: 'executed' }), code('sheet-figure'))
  await assert.rejects(put({ source: 'indicator', figure: 'onTime' }), code('sheet-indicator'))
  await assert.rejects(put({ source: 'survey', figure: 'none' }), code('sheet-figure'))
  await assert.rejects(
    put({ source: 'projects', targetIds: ['01998a10-0000-7000-8000-000000000001'] }),
    code('sheet-part'),
  )
  const rated = await put({ source: 'ledger', figure: 'rate' })
  assert.equal(rated.facts.actuals.find(({ source }) => source === 'ledger')?.printed, '97.77%')
  const stated = await look('pingtai')
  assert.equal(stated.stated.length, 1)
  await assert.rejects(
    change('pingtai', (words) => setActual(words, stated.stated[0]!, { printed: '8年' })),
    (error: unknown) => {
      assert.ok(isFault(error))
      assert.deepEqual([error.code, error.status], ['target-is-statement', 422])
      assert.match(error.text.zh, /^“系统预计持续使用年限”以陈述为据，没有实测值。请登记陈述/)
      return true
    },
  )
  // Set to a statement after the sheet was looked at: the table itself would refuse it without words.
  const other = stated.facts.targets.find(({ level3 }) => level3 === '缺陷整改完成率')!.id
  await change('pingtai', (words) => {
    words.actuals = words.actuals.filter((one) => one.targetId !== other)
  })
  await walk.by('performanceOfficer1', setEvidenceKind, { targetId: other, kind: 'statement' })
  await assert.rejects(
    change('pingtai', (words) => setActual(words, other, { printed: '96%' })),
    code('target-is-statement'),
  )
  await walk.by('performanceOfficer1', setEvidenceKind, { targetId: other, kind: 'measurement' })
})

test('部门整体：绝对数相加，比率按资金加权，只计一次分', async () => {
  const parts = (view: SheetView, name: string) =>
    view.parts.filter(({ level3 }) => level3 === name).map((part) => part.targetId)
  const view = await change(null, (words, one) => {
    setActual(words, targetId(one, '服务对象满意度'), {
      source: 'projects',
      targetIds: parts(one, '服务对象满意度'),
      printed: null,
    })
    setActual(words, targetId(one, '系统巡检次数'), { source: 'projects', targetIds: parts(one, '系统巡检次数') })
  })
  const drawn = (name: string) => view.facts.actuals.find((one) => one.targetId === targetId(view, name))
  // (93.5 × 1101600 + 92.2 × 159000) ÷ 1260600
  assert.equal(drawn('服务对象满意度')?.printed, '93.34%')
  assert.equal(drawn('服务对象满意度')?.exactValue, '196099/2101')
  assert.match(drawn('服务对象满意度')?.note ?? '', /按资金加权平均：/)
  assert.equal(drawn('系统巡检次数')?.printed, '12次')
  const told = async () => {
    const { across } = await walk.by('performanceOfficer1', listSheets, {})
    return across.flatMap(({ kind, sheetId }) => (kind === 'cross-document' ? [sheetId] : []))
  }
  assert.deepEqual(await told(), [])
  // Words: the shares of their weight are averaged by money, (75 × 1101600 + 100 × 3600) ÷ 1105200.
  const inWords = await change(null, (words, one) =>
    setActual(words, targetId(one, '长效管理机制健全性'), {
      source: 'projects',
      targetIds: [...parts(one, '人员稳定性'), ...parts(one, '学习教育长效机制')],
    }),
  )
  const share = inWords.facts.actuals.find((one) => one.targetId === targetId(inWords, '长效管理机制健全性'))
  assert.deepEqual([share?.exactShare, share?.degree], ['23050/307', 'partly'])
  // Typed instead of drawn, it is one fact told in two ways.
  await change(null, (words, one) =>
    setActual(words, targetId(one, '系统巡检次数'), { source: 'typed', printed: '11次', targetIds: [], note: '记录' }),
  )
  assert.deepEqual(await told(), [idOf('xinxihua')])
})

test('四眼：填过的人不审，审过的人不签', async () => {
  const id = idOf('bianwai')
  const officer = (await house.principal('performanceOfficer1')).id
  const both = [
    { post: 'performanceOfficer', unit: 'ops_center' },
    { post: 'performanceReviewer', unit: 'ops_center' },
    { post: 'leader', unit: 'ops_center' },
  ]
  await walk.by('securityAdmin1', assignPosts, { id: officer, posts: both })
  const filler = await house.principal('performanceOfficer1')
  await assert.rejects(house.perform(passSheet, { id }, filler), code('sheet-four-eyes'))
  await assert.rejects(house.perform(returnSheet, { id, why: '改' }, filler), code('sheet-four-eyes'))
  const reviewer = (await house.principal('performanceReviewer1')).id
  await walk.by('securityAdmin1', assignPosts, { id: reviewer, posts: both.slice(1) })
  const passed = await house.perform(passSheet, { id }, await house.principal('performanceReviewer1'))
  assert.equal(passed.row.state, 'reviewed')
  await assert.rejects(house.perform(signSheet, { id }, filler), code('sheet-four-eyes'))
  await assert.rejects(
    house.perform(signSheet, { id }, await house.principal('performanceReviewer1')),
    code('sheet-four-eyes'),
  )
  const refused = await walk.by('leader1', refuseSheet, { id, why: '请补充岗位空缺的影响' })
  assert.deepEqual([refused.row.state, refused.why], ['returned', '请补充岗位空缺的影响'])
  await walk.by('securityAdmin1', assignPosts, { id: officer, posts: both.slice(0, 1) })
  await walk.by('securityAdmin1', assignPosts, { id: reviewer, posts: both.slice(1, 2) })
})

test('岗位不对不能办：审核岗不填，填报岗不审，财务只看', async () => {
  await assert.rejects(walk.by('performanceReviewer1', submitSheet, { id: idOf('pingtai') }), code('not-permitted'))
  await assert.rejects(walk.by('performanceOfficer2', passSheet, { id: idOf('rexian') }), code('not-permitted'))
  await assert.rejects(walk.by('financeOfficer1', signSheet, { id: idOf('rexian') }), code('not-permitted'))
  assert.equal((await look('rexian', 'financeOfficer1')).offers.filter(({ refusal }) => !refusal).length, 0)
})

test('签发即冻结：哈希可核，应用改不了；重新打开成新版本，改了什么说得出', async () => {
  const id = idOf('rexian')
  const signed = await walk.by('leader1', signSheet, { id })
  assert.deepEqual([signed.row.state, signed.editions.length, signed.facts.signedOn], ['signed', 1, '2026-02-02'])
  const frozen = await walk.by('auditor1', getSheetEdition, { id, edition: 1 })
  assert.equal(frozen.intact, true)
  const { runtime } = house
  await assert.rejects(
    runtime.db.run(sql`update targets.sheet_edition set hash = 'x' where plan_id = ${id}`),
    /permission denied/,
  )
  await assert.rejects(runtime.db.run(sql`delete from targets.sheet_step where plan_id = ${id}`), /permission denied/)
  await assert.rejects(walk.by('performanceOfficer1', saveSheet, { id, ...wordsOf(signed.facts) }), code('sheet-state'))

  await assert.rejects(walk.by('leader1', reopenSheet, { id, why: ' ' }), () => true)
  const open = await walk.by('leader1', reopenSheet, { id, why: '接通率按市里口径重新统计' })
  assert.deepEqual([open.row.state, open.row.edition, open.why], ['draft', 2, '接通率按市里口径重新统计'])
  await change('rexian', (words, view) => setActual(words, targetId(view, '热线接通率'), { printed: '95.2%' }))
  const { items } = await walk.by('auditor1', compareSheets, { id, from: 1 })
  assert.deepEqual(
    items.map(({ where, what, before: was, after: is }) => [where, what.zh, was, is]),
    [['热线接通率', '实际完成值', '95.6%', '95.2%']],
  )
  await walk.by('performanceOfficer1', submitSheet, { id })
  await walk.by('performanceReviewer1', passSheet, { id })
  const second = await walk.by('leader1', signSheet, { id })
  assert.deepEqual(
    second.editions.map(({ edition, previousHash }) => [edition, previousHash === second.editions[0]?.hash]),
    [
      [1, false],
      [2, true],
    ],
  )
  const owner = openDatabase(house.ownerUrl)
  await owner.run(
    sql`update targets.sheet_edition set body = jsonb_set(body, '{facts,year}', '2024') where plan_id = ${id} and edition = 1`,
  )
  await owner.end()
  assert.equal((await walk.by('auditor1', getSheetEdition, { id, edition: 1 })).intact, false)
  assert.equal((await walk.by('auditor1', getSheetEdition, { id, edition: 2 })).intact, true)
})

test('签发后台账变了：表上仍是签发的数，并且说明', async () => {
  const before = await look('dangjian')
  assert.equal(before.row.sinceSigned, false)
  const { id, unit, implementer } = await house.runtime.db.one<{ id: string; unit: string; implementer: string }>(
    sql`select id, unit, implementer from ledger.v_project where key = 'dangjian'`,
  )
  await walk.by('financeOfficer1', saveProject, {
    id,
    key: 'dangjian',
    name: '党建经费',
    unit,
    kind: 'project',
    class: 'department',
    attribute: 'continuing',
    type: 'perennial',
    implementer,
    fromYear: 2020,
    why: '更名',
  })
  const after = await look('dangjian')
  assert.deepEqual([after.row.name, after.row.total, after.row.sinceSigned], ['党建', '99.67', true])
})

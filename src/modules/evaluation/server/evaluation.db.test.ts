import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { assignPosts, unitBook } from '#modules/people/contract.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import {
  decideAppeal,
  drawSheet,
  dropSheet,
  exportSheet,
  getAppealFile,
  getSheet,
  listAppeals,
  listLineCases,
  listSchemes,
  listSchemeVersions,
  listSheets,
  publishSheet,
  type Sheet,
  saveScheme,
  submitAppeal,
  verifySheets,
  withdrawAppeal,
} from '../contract.ts'
import { figuresOfMember } from '../domain/figures-of-member.ts'
import { formatParts } from '../domain/format-value.ts'
import { finishWindows } from './publish-sheet.ts'

const REVIEWER = 'performanceReviewer1'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const START = Date.parse('2026-03-03T09:30:00+08:00')
const APRIL = Date.parse('2026-04-02T09:00:00+08:00')
let house: TestHouse
let walk: Walk
let nowMs = START
let [onTime, late, elsewhere] = ['', '', '']
let [street01, street02] = ['', '']
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  const code = (unit: string) => house.runtime.use(unitBook).find(unit)?.areaCode ?? ''
  ;[street01, street02] = [code('street01'), code('street02')]
  onTime = await walk.reach('done')
  late = await walk.reach('handling')
  elsewhere = await walk.reach('done', { place: walk.pointIn('street02') })
  nowMs = START + 12 * DAY_MS
  await walk.complete(late)
  nowMs = APRIL
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const scheme = 'digitalUrbanManagement'
const wish = { scheme, group: 'streets', period: '2026-03' }
const line = ({ outcome }: Sheet, scope: string) => outcome.members.find((one) => one.scope === scope)!
const parts = ({ inputs }: Sheet, scope: string, indicator: string) => {
  const member = inputs.members.find((one) => one.scope === scope)!
  return formatParts(figuresOfMember(inputs, member).get(indicator) ?? { n: null, d: null })
}

test('方案：权重不足一百不能存，存了是新的一版，旧版可读；别人先改了要重看', async () => {
  const { schemes, indicators, groups } = await walk.by('leader1', listSchemes, {})
  const found = schemes.find((one) => one.scheme.id === scheme)!
  // Those of the cases, and what spot checks found.
  assert.equal(indicators.length, 72 + 2)
  assert.ok(indicators.every(({ definition }) => /[\u4e00-\u9fff]{3}/.test(definition.zh)))
  assert.ok(groups.some(({ id }) => id === 'streets'))
  const { version, evidence: _e, ...body } = found.scheme as typeof found.scheme & { evidence?: string }
  assert.equal(version, 1)
  const change = { ...body, smallSample: 1, terms: [...body.terms], bonus: [], deduction: [] }
  const save = (terms: typeof change.terms, seen: number, account = REVIEWER) =>
    walk.by(account, saveScheme, {
      id: scheme,
      scheme: { ...change, peerGroups: [...body.peerGroups], terms: terms as never },
      reason: '演练用小样本',
      seen,
    })
  await assert.rejects(save(change.terms.slice(1), 1), code('scheme-wrong'))
  await assert.rejects(save(change.terms, 1, 'leader1'), code('not-permitted'))
  assert.equal((await save(change.terms, 1)).version, 2)
  await assert.rejects(save(change.terms, 1), code('stale-version'))
  const { items } = await walk.by('leader1', listSchemeVersions, { id: scheme })
  assert.deepEqual(
    items.map((one) => [one.version, one.scheme.smallSample]),
    [
      [2, 1],
      [1, body.smallSample],
    ],
  )
})

test('编表：街道只与街道比，草稿别人看不到，公布后申诉期按工作日，各单位收到通知', async () => {
  await assert.rejects(walk.by(REVIEWER, drawSheet, { ...wish, period: '2027-01' }), code('period-ahead'))
  await assert.rejects(walk.by(REVIEWER, drawSheet, { ...wish, group: 'nobody' }), code('group-not-found'))
  const draft = await walk.by('supervisor1', drawSheet, wish)
  assert.deepEqual([draft.state, draft.no, draft.versions], ['draft', null, []])
  assert.equal(parts(draft, street01, 'handleRate'), '2/2')
  assert.equal(parts(draft, street01, 'onTimeHandleRate'), '1/2')
  // 30·1 + 20·½ + 20·1 + 20·1 + 10·1
  assert.equal(line(draft, street01).score, '90')
  assert.deepEqual([line(draft, street02).score, line(draft, street02).rank], ['100', 1])
  assert.ok(draft.outcome.members.every((one) => one.sample >= 1 || one.rank === null))
  await assert.rejects(walk.by('leader1', getSheet, { id: draft.id }), code('sheet-not-found'))
  const again = await walk.by('supervisor1', drawSheet, wish)
  assert.equal(again.id, draft.id)
  await assert.rejects(walk.by('supervisor1', publishSheet, { id: draft.id }), code('not-permitted'))
  const april = await walk.by('supervisor1', drawSheet, { ...wish, period: '2026-04' })
  await assert.rejects(walk.by(REVIEWER, publishSheet, { id: april.id }), code('period-not-over'))
  await walk.by('supervisor1', dropSheet, { id: april.id })

  const sheet = await walk.by(REVIEWER, publishSheet, { id: draft.id })
  assert.deepEqual([sheet.no, sheet.state, sheet.version], ['考评〔2026〕1号', 'published', 1])
  // Thursday; Qingming is Monday the 6th.
  assert.equal(sheet.appealsUntil?.slice(0, 10), '2026-04-08')
  await assert.rejects(walk.by(REVIEWER, drawSheet, wish), code('sheet-published'))
  await assert.rejects(walk.by(REVIEWER, dropSheet, { id: sheet.id }), code('sheet-published'))
  const [told] = (await walk.by('street01.dispatcher', listInbox, { kind: 'evaluation' })).items
  assert.equal(told?.zh, '2026年3月数字城管考评已公布（考评〔2026〕1号），本单位第 2 名')
  const [row] = (await walk.by('street01.dispatcher', listSheets, { text: '考评' })).items
  assert.deepEqual(
    row?.own.map(({ scope, score, rank }) => [scope, score, rank]),
    [[street01, '90', 2]],
  )
})

const published = async () => (await walk.by('street01.dispatcher', listSheets, {})).items[0]!.id

test('得分背后的案件：本街道看得到丢分的，别的街道只知道有几件', async () => {
  const ask = { id: await published(), scope: street01, indicator: 'onTimeHandleRate' }
  const lost = await walk.by('street01.dispatcher', listLineCases, { ...ask, part: 'lost' })
  assert.deepEqual([lost.items.map(({ id }) => id), lost.counted, lost.hidden], [[late], 1, 0])
  const whole = await walk.by('street01.dispatcher', listLineCases, { ...ask, part: 'denominator' })
  assert.deepEqual(whole.items.map(({ id }) => id).sort(), [onTime, late].sort())
  const foreign = await walk.by('street02.dispatcher', listLineCases, { ...ask, part: 'lost' })
  assert.deepEqual([foreign.items, foreign.counted, foreign.hidden], [[], 1, 1])
  await assert.rejects(
    walk.by('street01.dispatcher', listLineCases, { ...ask, scope: 'nowhere', part: 'lost' }),
    code('line-not-found'),
  )
})

test('申诉：只对本单位、只提计入的案件、一项一件；审核员回避本单位；成立则出新版，旧版照样可读', async () => {
  const sheetId = await published()
  const file = await walk.photo('street01.dispatcher')
  const appeal = {
    sheetId,
    scope: street01,
    indicator: 'onTimeHandleRate',
    reason: '暴雨期间道路不通',
    cases: [late],
    files: [file],
  }
  const submit = (change: object, account = 'street01.dispatcher') =>
    walk.by(account, submitAppeal, { ...appeal, ...change })
  await assert.rejects(submit({}, 'street02.dispatcher'), code('line-not-yours'))
  await assert.rejects(submit({ cases: [elsewhere] }), code('case-not-found'))
  await assert.rejects(
    submit({ indicator: 'extensionRate', cases: [late], files: [await walk.photo('checker1')] }),
    code('file-not-yours'),
  )
  const sent = await submit({})
  assert.deepEqual([sent.no, sent.state, sent.due.slice(0, 10)], ['考评申诉〔2026〕1号', 'submitted', '2026-04-08'])
  await assert.rejects(submit({}), code('appeal-twice'))
  assert.equal((await walk.by(REVIEWER, listInbox, { kind: 'evaluation' })).items.length, 1)
  assert.deepEqual((await walk.by('street02.dispatcher', listAppeals, {})).items, [])
  const picture = (await walk.by(REVIEWER, getAppealFile, { id: sent.id, fileId: file })) as { mime: string }
  assert.equal(picture.mime, 'image/jpeg')
  await assert.rejects(
    walk.by('street02.dispatcher', getAppealFile, { id: sent.id, fileId: file }),
    code('appeal-not-found'),
  )

  const decide = { id: sent.id, upheld: true, reason: '有气象证明' }
  await assert.rejects(walk.by('street01.dispatcher', decideAppeal, decide), code('not-permitted'))
  await assert.rejects(walk.by(REVIEWER, decideAppeal, decide), code('upheld-how'))
  await assert.rejects(walk.by(REVIEWER, decideAppeal, { ...decide, exclude: [onTime] }), code('exclude-unknown'))
  await assert.rejects(
    walk.by(REVIEWER, decideAppeal, { ...decide, upheld: false, exclude: [late] }),
    code('dismissed-plain'),
  )
  const reviewer = await walk.person('leader2')
  await walk.by('securityAdmin1', assignPosts, {
    id: reviewer.id,
    posts: [
      { post: 'performanceReviewer', unit: 'ops_center' },
      { post: 'leader', unit: 'street01' },
    ],
  })
  const own = await house.principal('leader2')
  await assert.rejects(house.perform(decideAppeal, { ...decide, exclude: [late] }, own), code('own-appeal'))

  const settled = await walk.by(REVIEWER, decideAppeal, { ...decide, exclude: [late] })
  const name = settled.scopeZh
  assert.deepEqual(
    [settled.state, settled.resultVersion, settled.changed],
    ['upheld', 2, [`${name} 按期处置率：1/2 → 1/1`]],
  )
  await assert.rejects(walk.by(REVIEWER, decideAppeal, { ...decide, exclude: [late] }), code('appeal-decided'))
  const sheet = await walk.by('street02.dispatcher', getSheet, { id: sheetId })
  assert.deepEqual([sheet.version, line(sheet, street01).score, line(sheet, street01).rank], [2, '100', 1])
  assert.equal(parts(sheet, street01, 'onTimeHandleRate'), '1/1')
  assert.match(sheet.versions[0]?.why ?? '', /^考评申诉〔2026〕1号成立：.*1\/2 → 1\/1。有气象证明$/)
  const before = await walk.by('street02.dispatcher', getSheet, { id: sheetId, version: 1 })
  assert.deepEqual([line(before, street01).score, parts(before, street01, 'onTimeHandleRate')], ['90', '1/2'])
  const [told] = (await walk.by('street01.dispatcher', listInbox, { kind: 'evaluation' })).items
  assert.equal(told?.zh, '对考评〔2026〕1号的申诉考评申诉〔2026〕1号成立，考评表已出第 2 版')

  const excluded = await submit({ cases: [late], files: [] })
  await assert.rejects(
    walk.by(REVIEWER, decideAppeal, { id: excluded.id, upheld: true, reason: '再剔', exclude: [late] }),
    code('excluded-before'),
  )
  const dismissed = await walk.by(REVIEWER, decideAppeal, { id: excluded.id, upheld: false, reason: '已剔除' })
  assert.deepEqual([dismissed.state, dismissed.resultVersion, dismissed.decision], ['dismissed', null, '已剔除'])
})

test('更正数值也出新版；数不成立不收；撤回的不再审', async () => {
  const sheetId = await published()
  const appeal = { sheetId, scope: street01, indicator: 'extensionRate', reason: '登记有误', cases: [], files: [] }
  const sent = await walk.by('street01.dispatcher', submitAppeal, appeal)
  const decide = { id: sent.id, upheld: true, reason: '核对台账' }
  await assert.rejects(
    walk.by(REVIEWER, decideAppeal, { ...decide, correct: { numerator: '3', denominator: '2' } }),
    code('figure-wrong'),
  )
  const settled = await walk.by(REVIEWER, decideAppeal, { ...decide, correct: { numerator: '1', denominator: '2' } })
  assert.equal(settled.resultVersion, 3)
  const sheet = await walk.by(REVIEWER, getSheet, { id: sheetId })
  assert.equal(line(sheet, street01).score, '95')
  const other = await walk.by('street02.dispatcher', submitAppeal, { ...appeal, scope: street02 })
  assert.equal((await walk.by('street02.dispatcher', withdrawAppeal, { id: other.id })).state, 'withdrawn')
  await assert.rejects(walk.by(REVIEWER, decideAppeal, { ...decide, id: other.id }), code('appeal-decided'))
})

test('导出带权重与口径；申诉期过后定稿，不再受理', async () => {
  const id = await published()
  for (const format of ['xlsx', 'docx'] as const) {
    const file = (await walk.by('street01.dispatcher', exportSheet, { id, format })) as { name: string }
    assert.match(file.name, new RegExp(`^数字城管考评表-街道-2026年3月-street01.dispatcher\\.${format}$`))
  }
  const open = { sheetId: id, scope: street01, indicator: 'reworkRate', reason: '未返工', cases: [], files: [] }
  const waiting = await walk.by('street01.dispatcher', submitAppeal, open)
  nowMs = APRIL + 20 * DAY_MS
  const finish = () => house.runtime.asSystem('test', (call) => finishWindows.run({}, call))
  await finish()
  assert.equal((await walk.by('leader1', getSheet, { id })).state, 'published', 'an open appeal holds it open')
  assert.equal((await walk.by(REVIEWER, listAppeals, { state: 'submitted' })).items[0]?.overdue, true)
  await assert.rejects(walk.by('street02.dispatcher', submitAppeal, { ...open, scope: street02 }), code('appeals-over'))
  await walk.by(REVIEWER, decideAppeal, { id: waiting.id, upheld: false, reason: '核实属实' })
  await finish()
  assert.equal((await walk.by('leader1', getSheet, { id })).state, 'final')
  nowMs = APRIL
})

test('复算：每一版都一致；改动存下的一个数就被指出', async () => {
  const sound = await walk.by(REVIEWER, verifySheets, {})
  assert.deepEqual(sound, { sheets: 1, versions: 3, equal: 3, faults: [] })
  const id = await published()
  const owner = openDatabase(house.ownerUrl)
  const plant = (statement: ReturnType<typeof sql>) => owner.run(statement)
  try {
    await plant(
      sql`update evaluation.sheet_version set outcome = jsonb_set(outcome, '{members,0,score}', '"99"') where version = 2`,
    )
    const changed = await walk.by(REVIEWER, verifySheets, {})
    assert.deepEqual([changed.equal, changed.faults[0]?.version, changed.faults.length], [2, 2, 1])
    assert.match(changed.faults[0]?.what ?? '', /score 99 stored, 100 reckoned/)
    await plant(
      sql`update evaluation.sheet_version set outcome = jsonb_set(outcome, '{members,0,score}', '"100"') where version = 2`,
    )
    assert.equal((await walk.by(REVIEWER, verifySheets, {})).equal, 3)
    // A forged input with an outcome to fit it is told by its digest; a sheet that shows something else by comparison.
    await plant(
      sql`update evaluation.sheet_version set inputs = jsonb_set(inputs, '{bookVersion}', '"0"') where version = 3`,
    )
    const forged = await walk.by(REVIEWER, verifySheets, {})
    assert.deepEqual(
      forged.faults.map(({ version, what }) => [version, what]),
      [
        [3, 'inputs or outcome were changed after they were stored'],
        [3, 'the sheet does not show its newest version'],
      ],
    )
  } finally {
    await owner.end()
  }
  await assert.rejects(house.runtime.db.run(sql`update evaluation.sheet_version set why = '' where sheet_id = ${id}`))
})

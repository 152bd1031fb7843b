import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseCommand, CommandOf } from './command.ts'
import { isShown } from './evidence.ts'
import type { DutyFacts } from './facts.ts'
import { relatedCases } from './related-cases.ts'
import { CaseRun, caseIn, done, inCallback, passed, reports } from './testing/run.ts'
import { at, bookOf, category, newWorld } from './testing/world.ts'

test('办结佐证：按开关和户外与否', () => {
  const outdoor = category('200102')
  const indoor = { ...outdoor!, outdoor: false }
  const none = { before: [], after: [], measure: [], check: [] }
  const before = { ...none, before: ['b'] }
  const rules = (closeEvidence: 'field' | 'image' | 'result') => ({
    ...bookOf().rulesFor('gridPatrol', 'grid'),
    closeEvidence,
  })
  const after = { photosAfter: ['a'] }
  assert.equal(isShown('solved', after, before, rules('field'), outdoor), true)
  assert.equal(isShown('solved', after, none, rules('field'), outdoor), false, 'nothing to compare with')
  assert.equal(isShown('solved', {}, before, rules('field'), outdoor), false)
  assert.equal(isShown('solved', {}, before, rules('field'), indoor), false)
  assert.equal(isShown('solved', { attachments: ['signed.pdf'] }, none, rules('field'), indoor), true)
  assert.equal(isShown('solved', after, none, rules('image'), outdoor), true)
  assert.equal(isShown('solved', {}, before, rules('image'), outdoor), false)
  assert.equal(isShown('solved', {}, none, rules('result'), outdoor), true)
  assert.equal(isShown('unsolvable', {}, none, rules('field'), outdoor), true, 'what was not done is not photographed')
})

const duty = (level: 'district' | 'street', firstReceiver = false): DutyFacts => ({
  lead: 'x',
  coHandlers: [],
  level,
  firstReceiver,
})
const toStreet = { type: 'dispatch', lead: 'street01' } as const

test('职责在区直部门的不得派给街道；在街道的可以', () => {
  const run = caseIn('filed')
  assert.equal(run.refusal('dispatcher', toStreet, { duty: duty('district') }), 'wrong-level')
  run.do('dispatcher', toStreet, { duty: duty('street') })
})

test('限制类案件只派给有涉密权限的单位；外包单位不能承办', () => {
  const run = new CaseRun().do('gridWorker', { ...reports.grid, confidentiality: 'restricted' })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  assert.equal(run.refusal('dispatcher', { type: 'dispatch', lead: 'drainage' }), 'unit-inactive')
  const withVendor = { type: 'dispatch', lead: 'sanitation', coHandlers: ['cleaning_ltd'] } as CaseCommand
  assert.equal(run.refusal('dispatcher', withVendor), 'unit-inactive')
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' })
})

test('强制再派给退单单位要值班长写明理由', () => {
  const run = caseIn('handling').do('handlerOfficer', { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' })
  run.do('handlerLead', { type: 'endorseRequest' }).do('dutyChief', { type: 'approveReturn', wrongDispatch: false })
  const forced = { type: 'dispatch', lead: 'sanitation', forceReason: '职责明确' } as const
  assert.equal(run.refusal('dispatcher', forced), 'last-returner')
  assert.equal(run.refusal('dutyChief#other', { type: 'dispatch', lead: 'sanitation' }), 'last-returner')
  run.do('dutyChief#other', forced)
})

test('首接负责：签收后不得以应由他单位牵头退单', () => {
  const ask = (reason: 'needLead' | 'wrongArea') => ({ type: 'requestReturn', reason, text: '说明' }) as const
  const world = newWorld(bookOf('beijing-fengtai'))
  assert.equal(caseIn('handling', 'grid', world).refusal('handlerOfficer', ask('needLead')), 'return-not-allowed')
  caseIn('dispatched', 'grid', newWorld(bookOf('beijing-fengtai'))).do('handlerOfficer', ask('needLead'))
  caseIn('handling', 'grid', newWorld(bookOf('beijing-fengtai'))).do('handlerOfficer', ask('wrongArea'))
  const byDuty = caseIn('handling')
  assert.equal(
    byDuty.refusal('handlerOfficer', ask('needLead'), { duty: duty('district', true) }),
    'return-not-allowed',
  )
})

test('退单期限：网格两个工作时，复杂热线一个工作日', () => {
  const ask: CaseCommand = { type: 'requestReturn', reason: 'wrongArea', text: '不在辖区' }
  const grid = caseIn('handling')
  assert.equal(grid.until('2026-03-02 14:00').refusal('handlerOfficer', ask), 'return-window')
  const complex = new CaseRun().do('operator', { ...reports.hotline, category: '300101' })
  complex.do('intakeOfficer', { type: 'accept', complex: true, duplicatesChecked: true })
  complex.do('filingOfficer', { type: 'file', conditionMet: true })
  complex.do('dispatcher', { type: 'dispatch', lead: 'sanitation' })
  complex.until('2026-03-03 17:30').do('handlerOfficer', ask)
})

test('先行联系：有凭证，或三次不同时段联系不上', () => {
  const attempt = (reached: boolean, times: string[], proof?: string): CaseCommand => ({
    type: 'firstContact',
    tries: times.map((time) => ({ atMs: at(time), means: 'call', reached, ...(proof ? { proof } : {}) })),
  })
  const run = caseIn('handling', 'hotline').until('2026-03-03 10:00')
  const refused = (command: CaseCommand) => assert.equal(run.refusal('handlerOfficer', command), 'contact-proof')
  refused(attempt(true, ['2026-03-02 15:00']))
  refused(attempt(false, ['2026-03-02 15:00', '2026-03-02 15:20', '2026-03-02 15:40']))
  refused(attempt(false, ['2026-03-02 15:00', '2026-03-02 16:20', '2026-03-04 09:40']))
  run.do('handlerOfficer', attempt(false, ['2026-03-02 15:00', '2026-03-02 16:20', '2026-03-03 09:40']))
  assert.equal(run.case.contactedThisRound, true)
})

test('核查距离：超出的要说明；现场类没有定位也要说明', () => {
  const near = caseIn('checking')
  const { position: _none, ...unplaced } = passed
  assert.equal(near.refusal('checker', unplaced), 'too-far')
  near.do('checker', { ...unplaced, distanceReason: '设备无定位' })
  const far = caseIn('checking')
  far.do('checker', { ...passed, position: { lon: 114.11, lat: 30.6 }, distanceReason: '道路封闭' })
  const event = far.record.findLast((each) => each.type === 'CheckPassed')
  assert.ok(event?.type === 'CheckPassed' && event.distanceM! > 900 && event.distanceM! < 1000)
  assert.equal(far.case.checks.outcome, 'passed')
})

test('热线户外类必须核查，室内类可免', () => {
  const outdoor = caseIn('filed', 'hotline')
  outdoor.state = { ...outdoor.case, category: '200102' }
  outdoor.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  outdoor.do('handlerOfficer', done)
  const skip: CaseCommand = { type: 'skipCheck', basis: 'hotline' }
  assert.equal(outdoor.refusal('intakeOfficer', skip), 'check-not-skippable')
  inCallback()
})

test('回访：联系不上满三次、拒访、上级未访即结，都转待结案', () => {
  const called = (more: Partial<CommandOf<'submitCallback'>>): CaseCommand => ({
    type: 'submitCallback',
    contacted: false,
    ...more,
  })
  const ways: [string, CaseCommand][] = [
    ['callbackOfficer', called({ tries: [1, 2, 3] })],
    ['callbackOfficer', called({ contacted: true, refused: true })],
    ['reporterCitizen#appellant-1', called({ contacted: true, solved: true, satisfied: false })],
    ['upperPlatform', called({ closedByUpper: true })],
  ]
  for (const [who, command] of ways) assert.equal(inCallback().do(who, command).case.state, 'toClose')
  assert.equal(inCallback().refusal('callbackOfficer', called({ closedByUpper: true })), 'callback-result-missing')
  const pretended = called({ closedByUpper: true, contacted: true, solved: false, satisfied: false })
  assert.equal(inCallback().do('callbackOfficer', pretended).case.state, 'handling', 'only the upper level can say so')
  assert.equal(inCallback().refusal('reporterCitizen#stranger', called({ contacted: true })), 'not-permitted')
})

test('牵头单位停用后，返工转待派遣', () => {
  const run = caseIn('checking')
  const fail: CaseCommand = { ...passed, result: 'fail', reason: '不实' }
  run.do('checker', fail, {
    unit: (id) => ({
      ...run.facts({ kind: 'system', personId: null, posts: [] }).unit(id)!,
      active: id !== 'sanitation',
    }),
  })
  assert.deepEqual([run.case.state, run.clocks], ['filed', ['dispatch', 'total']])
})

test('领导交办给了日期的以日期为准', () => {
  const due = at('2026-03-04 12:00')
  const run = new CaseRun().do('leader', { ...reports.grid, channel: 'leader', photosBefore: [], givenDueMs: due })
  assert.equal(run.clock('total').dueMs, due)
  run
    .do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
    .do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  assert.equal(run.clock('handle').dueMs, due)
})

test('录入有误的可按免办结案', () => {
  const run = caseIn('checking').do('checker', passed)
  run.do('filingOfficer', { type: 'close', exemptReason: '重复录入' })
  assert.equal(run.case.closeKind, 'exempt')
})

test('备注和附件随第一个事件记下', () => {
  const run = caseIn('reported')
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true, comment: '已核对', attachments: ['file-1'] })
  const event = run.record.at(-1)!
  assert.deepEqual([event.comment, event.attachments], ['已核对', ['file-1']])
})

test('命令涉及的其他案件', () => {
  const { case: state } = caseIn('reported')
  const master = { ...state, slaves: ['s1', 's2'] }
  assert.deepEqual(relatedCases(state, { type: 'merge', master: 'm' }), ['m'])
  assert.deepEqual(relatedCases({ ...state, master: 'm' }, { type: 'unmerge', reason: '并错' }), ['m'])
  assert.deepEqual(relatedCases(master, { type: 'void', reason: 'error', slaves: { to: 'm' } }), ['m', 's1', 's2'])
  assert.deepEqual(relatedCases(master, { type: 'void', reason: 'error', slaves: 'unmerge' }), ['s1', 's2'])
  assert.deepEqual(relatedCases(master, { type: 'close' }), ['s1', 's2'])
  assert.deepEqual(relatedCases(master, { type: 'sign' }), [])
  const history: CommandOf<'importHistory'> = {
    ...reports.grid,
    photosBefore: [],
    type: 'importHistory',
    to: 'merged',
    times: { reportedAt: 1 },
  }
  assert.deepEqual(relatedCases(null, { ...history, master: 'm' }), ['m'])
  assert.deepEqual(relatedCases(null, history), [])
})

test('缺省的命令和案件是程序的错误', () => {
  assert.throws(() => new CaseRun().do('dispatcher', { type: 'dispatch', lead: 'sanitation' }), /needs a case/)
  assert.throws(() => new CaseRun().do('gridWorker', reports.grid, { birth: null }), /needs the id and number/)
})

test('有人等答复的必须答复，即使不回访', () => {
  const run = new CaseRun().do('operator', {
    ...reports.hazard,
    channel: 'other',
    category: '200102',
    contactLeft: false,
  })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  const { answer: _answer, ...silent } = done
  assert.equal(run.refusal('handlerOfficer', silent), 'answer-missing')
  assert.equal(caseIn('handling').do('handlerOfficer', silent).case.state, 'done', 'a patrol asks for no answer')
})

test('没有坐标的案件不要求核查定位', () => {
  const run = new CaseRun().do('gridWorker', {
    ...reports.grid,
    place: { status: 'resolved', address: '一路', areaCode: '990101001003007' },
  })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  run.do('handlerOfficer', done).do('intakeOfficer', { type: 'assignCheck' })
  const { position: _none, ...unplaced } = passed
  run.do('checker', unplaced)
})

test('要素不全的先收下并标记，受理时补全', () => {
  const flag = (more: object) => new CaseRun().do('operator', { ...reports.hotline, ...more }).case.flags.incomplete
  assert.equal(flag({}), false)
  assert.equal(flag({ category: undefined }), true)
  assert.equal(flag({ place: { status: 'unresolved' } }), true)
  assert.equal(flag({ place: { status: 'resolved', address: '一路' } }), true, 'no area')
  const run = new CaseRun().do('operator', { ...reports.hotline, place: { status: 'unresolved' } })
  assert.equal(run.refusal('intakeOfficer', { type: 'accept', duplicatesChecked: true }), 'incomplete')
  run.do('intakeOfficer', { type: 'accept', place: { ...reports.hotline.place }, duplicatesChecked: true })
  assert.equal(run.case.flags.incomplete, false)
})

test('匿名且无联系方式的隐患举报不要求先行联系', () => {
  const signed = (contactLeft: boolean) => {
    const run = new CaseRun().do('operator', { ...reports.hazard, contactLeft })
    run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
    run.do('filingOfficer', { type: 'file', conditionMet: true })
    return run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  }
  assert.ok(signed(true).clocks.includes('contact'))
  assert.ok(!signed(false).clocks.includes('contact'))
})

test('有坐标或有地址即可上报', () => {
  const report = (place: object) =>
    new CaseRun().do('gridWorker', { ...reports.grid, place: { status: 'resolved', ...place } })
  report({ lon: 114.1, lat: 30.6 })
  report({ address: '一路 1 号' })
  const half = { ...reports.grid, place: { status: 'resolved', lon: 114.1, address: ' ' } } as const
  assert.equal(new CaseRun().refusal('gridWorker', half), 'place-missing')
})

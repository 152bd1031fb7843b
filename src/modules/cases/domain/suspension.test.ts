import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ledger } from './testing/reach/finish.ts'
import { extend, extensionAsked, suspend, suspended, suspensionAsked, voidAsked } from './testing/reach/requests.ts'
import { pending, streetOrder } from './testing/reach/situations.ts'
import { CaseRun, caseIn, done, reports } from './testing/run.ts'
import { at, bookOf, newWorld } from './testing/world.ts'

const stateOf = (run: CaseRun, name: string) => run.clock(name).state

test('挂账：处置、整案停，到期由系统恢复，剩多少还是多少', () => {
  const run = suspended()
  assert.deepEqual([run.case.state, run.clocks], ['suspended', ['handle', 'suspension', 'total']])
  assert.deepEqual(
    [stateOf(run, 'handle'), stateOf(run, 'total'), run.clock('handle').dueMs],
    ['paused', 'paused', null],
  )
  assert.deepEqual([run.clock('suspension').dueMs, run.clock('suspension').ownerUnit], [suspend.targetMs, 'sanitation'])
  assert.deepEqual(run.case.suspension?.reason, 'season')
  const { fromMs } = run.clock('handle').pauses[0]!
  const leftMs = fromMs - run.clock('handle').startMs
  run.nowMs = suspend.targetMs
  run.do('system', { type: 'resume' })
  assert.deepEqual([run.case.state, run.case.suspension, run.result('suspension')], ['handling', null, 'met'])
  assert.deepEqual(run.clock('handle').pauses, [{ fromMs, toMs: suspend.targetMs, cause: 'suspension' }])
  assert.ok(run.clock('handle').dueMs! > suspend.targetMs)
  assert.ok(leftMs > 0 && run.case.orders[0]!.status === 'working')
  run.do('handlerOfficer', done)
  assert.equal(run.result('handle'), 'met')
})

test('国庆前挂账、节后恢复：自然日时限整段顺延', () => {
  const run = new CaseRun(newWorld(), '2026-09-28 10:00').do('operator', { ...reports.hotline, category: '300101' })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  const call = { atMs: run.nowMs, means: 'call', reached: true, proof: 'call-1' } as const
  run.do('handlerOfficer', { type: 'firstContact', tries: [call] })
  const before = run.clock('handle').dueMs!
  const ask = { ...suspend, reason: 'engineering', targetMs: at('2026-10-08 09:00') } as const
  run.do('handlerOfficer', ask).do('handlerLead', { type: 'endorseRequest' })
  run.until('2026-09-30 16:00').do('leader', { type: 'approveSuspension' })
  run.until('2026-10-08 09:00').do('system', { type: 'resume' })
  assert.equal(run.clock('handle').dueMs! - before, at('2026-10-08 09:00') - at('2026-09-30 16:00'))
})

test('已经超期的，挂账洗不掉', () => {
  const run = suspensionAsked(caseIn('handling'))
  const due = run.clock('handle').dueMs!
  run.nowMs = due + 60_000
  run.do('leader', { type: 'approveSuspension' })
  assert.equal(run.clock('handle').overdueAtMs, due)
  run.nowMs = suspend.targetMs
  run.do('system', { type: 'resume' }).do('handlerOfficer', done)
  assert.equal(run.result('handle'), 'late')
})

test('挂账时下级工单一并停、一并恢复', () => {
  const { run, orderId } = streetOrder()
  run.do('streetDispatcher', { ...suspend }).do('handlerLead@street01', { type: 'endorseRequest' })
  run.do('communityOfficer', { type: 'signOrder', orderId }).do('leader', { type: 'approveSuspension' })
  assert.equal(stateOf(run, 'orderHandle'), 'paused')
  run.do('streetDispatcher', { type: 'resume', reason: '材料已到' })
  assert.equal(stateOf(run, 'orderHandle'), 'running')
  const resumed = run.record.at(-1)!
  assert.ok(resumed.type === 'Resumed' && resumed.early && resumed.reason === '材料已到')
})

test('系统来晚了，挂账期也不算超期；人提前恢复照常计', () => {
  const run = suspended()
  run.nowMs = suspend.targetMs + 3 * 86_400_000
  run.do('system', { type: 'resume' })
  assert.equal(run.result('suspension'), 'met')
  const late = suspended()
  late.nowMs = suspend.targetMs + 60_000
  late.do('dispatcher', { type: 'resume', reason: '系统停机' })
  assert.equal(late.result('suspension'), 'late')
})

test('同一案可以再挂账；批准时可以改日期；只有领导能批', () => {
  const run = suspended().do('dutyChief', { type: 'resume', reason: '提前具备条件' })
  suspensionAsked(run)
  assert.equal(run.refusal('dutyChief', { type: 'approveSuspension' }), 'not-permitted')
  assert.equal(run.refusal('leader', { type: 'approveSuspension', targetMs: at('2030-01-01 09:00') }), 'option-unknown')
  run.do('leader', { type: 'approveSuspension', targetMs: at('2026-04-01 09:00') })
  assert.equal(run.clock('suspension').dueMs, at('2026-04-01 09:00'))
  assert.deepEqual(run.case.requests.suspension, { made: 2, granted: 2, grantedFor: ['season', 'season'] })
})

test('挂账须先告知诉求人、理由在清单内、日期不超过十二个月', () => {
  const contacted = caseIn('handling', 'hotline')
  const call = { atMs: contacted.nowMs, means: 'call', reached: true, proof: 'call-1' } as const
  contacted.do('handlerOfficer', { type: 'firstContact', tries: [call] })
  assert.equal(contacted.refusal('handlerOfficer', { ...suspend, told: false }), 'contact-missing')
  contacted.do('handlerOfficer', suspend)
  const refused = (more: object) => caseIn('handling').refusal('handlerOfficer', { ...suspend, ...more })
  assert.equal(refused({ reason: 'lazy' }), 'suspension-reason')
  assert.equal(refused({ targetMs: at('2026-03-01 09:00') }), 'suspension-reason')
  assert.equal(refused({ targetMs: Number.NaN }), 'suspension-reason')
  assert.equal(refused({ text: ' ' }), 'suspension-reason')
})

test('回访研判挂账：返工时限起算即停，恢复后才走', () => {
  const run = pending()
  assert.equal(run.refusal('dutyChief', ledger), 'leader-needed')
  run.do('leader', ledger)
  assert.deepEqual([run.case.state, run.clocks], ['suspended', ['handle', 'suspension', 'total']])
  assert.deepEqual([stateOf(run, 'handle'), stateOf(run, 'total')], ['paused', 'paused'])
  assert.equal(run.case.orders[0]!.status, 'working')
  const whole = run.clock('handle').limit!
  run.nowMs = ledger.targetMs
  run.do('system', { type: 'resume' })
  assert.deepEqual(run.clock('handle').limit, whole)
  assert.ok(run.clock('handle').dueMs! > ledger.targetMs)
})

test('延期从原到期时刻起加，整案一并顺延', () => {
  const run = extensionAsked()
  const [handle, total] = [run.clock('handle').dueMs!, run.clock('total').dueMs!]
  run.do('dutyChief', { type: 'approveExtension' })
  assert.ok(run.clock('handle').dueMs! > handle && run.clock('total').dueMs! > total)
  assert.deepEqual(
    run.clock('handle').grants.map((grant) => grant.limit),
    [{ n: 1, unit: 'WH' }],
  )
  const approved = run.record.at(-1)!
  assert.ok(approved.type === 'ExtensionApproved' && !approved.lateDecision)
  assert.deepEqual([run.case.request, run.case.requests.extension.granted], [null, 1])
})

test('到期后才批的延期记为迟批，超期仍在', () => {
  const run = extensionAsked()
  const due = run.clock('handle').dueMs!
  run.nowMs = due + 60_000
  run.do('dutyChief', { type: 'approveExtension' })
  const approved = run.record.at(-1)!
  assert.ok(approved.type === 'ExtensionApproved' && approved.lateDecision)
  assert.equal(run.clock('handle').overdueAtMs, due)
  assert.ok(run.clock('handle').dueMs! > run.nowMs - 5 * 60_000)
})

test('延期：可少批；工程原因和超过首次时限须领导；再长须区里允许', () => {
  const run = extensionAsked().do('dutyChief', { type: 'approveExtension', grant: { n: 30, unit: 'WM' } })
  assert.deepEqual(run.clock('handle').grants[0]!.limit, { n: 30, unit: 'WM' })
  const ask = { ...extend, reason: 'engineering' } as const
  const works = caseIn('handling').do('handlerOfficer', ask).do('handlerLead', { type: 'endorseRequest' })
  assert.equal(works.refusal('dutyChief', { type: 'approveExtension' }), 'second-needs-leader')
  works.do('leader', { type: 'approveExtension' })
  const long = { ...ask, reason: 'weather', grant: { n: 40, unit: 'ND' } } as const
  const generous = newWorld(bookOf(null, { set: { maxExtension: 100 } }))
  const lengthy = caseIn('handling', 'grid', generous).do('handlerOfficer', long)
  lengthy.do('handlerLead', { type: 'endorseRequest' })
  assert.equal(lengthy.refusal('dutyChief', { type: 'approveExtension' }), 'second-needs-leader')
  lengthy.do('leader', { type: 'approveExtension' })
})

test('延期不得超过上级时限；上级同意后再批', () => {
  const run = caseIn('handling', 'upper', newWorld(bookOf(null, { set: { maxExtension: 10 } })))
  const total = run.clock('total').dueMs!
  const call = { atMs: run.nowMs, means: 'call', reached: true, proof: 'call-1' } as const
  run.do('handlerOfficer', { type: 'firstContact', tries: [call] })
  run.do('handlerOfficer', {
    type: 'requestExtension',
    reason: 'weather',
    text: '下雨',
    grant: { n: 2, unit: 'WD' },
    photos: ['p'],
  })
  run.do('handlerLead', { type: 'endorseRequest' })
  assert.equal(run.refusal('leader', { type: 'approveExtension', grant: { n: 1, unit: 'WD' } }), 'grant-exceeds')
  run.do('upperPlatform', { type: 'setUpperDue', dueMs: at('2026-03-20 10:00'), reason: '市级同意' })
  assert.equal(run.clock('upperDue').dueMs, at('2026-03-20 10:00'))
  run.do('leader', { type: 'approveExtension', grant: { n: 1, unit: 'WD' } })
  assert.ok(total < run.clock('total').dueMs!)
  assert.equal(run.clock('total').dueMs, at('2026-03-20 10:00'), 'the date of the upper level is theirs')
})

test('咨询类不得延期；区里不允许延期的一律超限', () => {
  const run = caseIn('handling').do('intakeOfficer', { type: 'correct', reason: '改为咨询', appealType: 'inquiry' })
  assert.equal(run.refusal('handlerOfficer', extend), 'extension-not-allowed')
  const strict = newWorld(bookOf(null, { set: { maxExtension: 0 } }))
  assert.equal(
    extensionAsked(caseIn('handling', 'grid', strict)).refusal('dutyChief', { type: 'approveExtension' }),
    'grant-exceeds',
  )
})

test('作废申请：待接单时提出，签收后决定；同意即全部结束', () => {
  const run = voidAsked(caseIn('dispatched')).do('handlerOfficer', { type: 'sign' })
  run.do('dutyChief', { type: 'refuseVoid', reason: '确有其事' })
  assert.deepEqual([run.case.state, run.case.request], ['handling', null])
  voidAsked(run).do('dutyChief', { type: 'approveVoid' })
  assert.deepEqual([run.case.state, run.clocks, run.case.orders[0]!.status], ['voided', [], 'withdrawn'])
  const onLedger = voidAsked(suspended()).do('dispatcher', { type: 'cancelRequest' })
  voidAsked(onLedger).do('dutyChief', { type: 'approveVoid' })
  assert.deepEqual([onLedger.case.state, onLedger.case.suspension], ['voided', null])
})

test('不用单位审核的区，申请直接到审批人', () => {
  const world = newWorld(bookOf('beijing-fengtai'))
  const run = caseIn('handling', 'grid', world).do('handlerOfficer', suspend)
  assert.deepEqual([run.case.request?.status, run.clocks.includes('susReview')], ['endorsed', true])
  run.do('leader', { type: 'refuseSuspension', reason: '继续办' })
  assert.ok(!run.clocks.includes('susReview'))
})

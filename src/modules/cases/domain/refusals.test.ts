import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseState } from './case-state.ts'
import type { CaseCommand } from './command.ts'
import { lifecycleTable } from './lifecycle-table.ts'
import { CaseRun, caseIn, done, inCallback, passed, reports, satisfied, toClose } from './testing/run.ts'
import { at, bookOf, newWorld } from './testing/world.ts'

/** Every refusal of every row, reached from a case that a person could really have before them. */
type Reach = [command: string, code: string, reach: () => string]

const told = { told: true } as const
const reject = { type: 'reject', reason: 'outOfArea', text: '不属本区', ...told } as const
const decline = { type: 'decline', reason: 'noSubstance', text: '无法立案', ...told } as const
const referOut = { type: 'referOut', otherChannel: '110', ...told } as const
const voided = { type: 'void', reason: 'test' } as const
const dispatch = { type: 'dispatch', lead: 'sanitation' } as const
const redispatch = { type: 'redispatch', lead: 'drainage', reason: '改派' } as const
const requestReturn = { type: 'requestReturn', reason: 'notOurDuty', text: '非本单位职责' } as const
const close = { type: 'close' } as const
const reopen = { type: 'reopen', newFacts: '复发' } as const
const unhappy = { type: 'submitCallback', contacted: true, solved: false, satisfied: false, reasonable: false } as const
const decideClose = { type: 'decideCallback', decision: 'close', reason: '客观' } as const
const imported = {
  ...reports.grid,
  type: 'importHistory',
  to: 'reported',
  times: { reportedAt: at('2026-02-02 10:00') },
}
const importOf = (more: object) => ({ ...imported, ...more }) as CaseCommand

function given(run: CaseRun, change: Partial<CaseState>): CaseRun {
  run.state = { ...run.case, ...change }
  return run
}

const supervised = (run: CaseRun) => given(run, { supervision: { id: 's1', level: 'II', status: 'opened' } })
const birth = (existing: string | null) => ({ birth: { caseId: 'c', caseNo: 'n', existing } })
const nowhere = { status: 'unresolved' } as const

function withSlave(): CaseRun {
  const world = newWorld()
  const master = caseIn('reported', 'grid', world)
  const slave = caseIn('reported', 'grid', world)
  slave.do('intakeOfficer', { type: 'merge', master: master.case.id })
  master.state = world.related.get(master.case.id)!
  return master
}

function merged(): CaseRun {
  const world = newWorld()
  const master = caseIn('reported', 'grid', world)
  const slave = caseIn('reported', 'grid', world)
  return slave.do('intakeOfficer', { type: 'merge', master: master.case.id })
}

function streetOrder(): { run: CaseRun; orderId: string } {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })
  return { run, orderId: run.case.orders[1]!.id }
}

function signedChild(): { run: CaseRun; orderId: string } {
  const { run, orderId } = streetOrder()
  run.do('communityOfficer', { type: 'signOrder', orderId })
  return { run, orderId }
}

const afterReturn = (reason: 'notOurDuty' | 'legalRoute', run = caseIn('handling')) =>
  run
    .do('handlerOfficer', { ...requestReturn, reason })
    .do('handlerLead', { type: 'endorseRequest' })
    .do('dutyChief', { type: 'approveReturn', wrongDispatch: false })
const asked = () => caseIn('handling').do('handlerOfficer', requestReturn)
const endorsed = () => asked().do('handlerLead', { type: 'endorseRequest' })
const pending = () => inCallback().do('callbackOfficer', unhappy)

const reaches: Reach[] = [
  ['report', 'case-exists', () => new CaseRun().refusal('gridWorker', reports.grid, birth('other'))],
  ['report', 'place-missing', () => new CaseRun().refusal('gridWorker', { ...reports.grid, place: nowhere })],
  ['report', 'photo-missing', () => new CaseRun().refusal('gridWorker', { ...reports.grid, photosBefore: [] })],
  ...(
    [
      ['case-exists', {}, 'x'],
      ['place-missing', { place: nowhere }, null],
      ['evidence-missing', { photosAfter: [] }, null],
      ['category-not-self-handled', { channel: 'videoPatrol' }, null],
    ] as const
  ).map(([code, change, existing]): Reach => {
    const command = { ...reports.grid, type: 'reportSelfHandled', photosAfter: ['a'], ...change } as CaseCommand
    return ['reportSelfHandled', code, () => new CaseRun().refusal('gridWorker', command, birth(existing))]
  }),
  ['importHistory', 'import-account-only', () => new CaseRun().refusal('operator', importOf({}))],
  ['importHistory', 'case-exists', () => new CaseRun().refusal('importAccount', importOf({}), birth('x'))],
  ['importHistory', 'import-times-invalid', () => new CaseRun().refusal('importAccount', importOf({ to: 'closed' }))],
  [
    'importHistory',
    'import-partner-missing',
    () => new CaseRun().refusal('importAccount', importOf({ to: 'handling' })),
  ],
  [
    'answerDirectly',
    'not-answerable-directly',
    () => caseIn('reported').refusal('operator', { type: 'answerDirectly', answer: '好', agreed: true }),
  ],
  [
    'answerDirectly',
    'supervision-open',
    () =>
      supervised(caseIn('reported')).refusal('operator', {
        type: 'answerDirectly',
        answer: '好',
        agreed: true,
        knowledgeId: 'k1',
      }),
  ],
  [
    'referOut',
    'channel-not-named',
    () => caseIn('reported', 'hotline').refusal('operator', { ...referOut, told: false }),
  ],
  ['referOut', 'supervision-open', () => supervised(caseIn('reported')).refusal('operator', referOut)],
  ['referOut', 'slaves-attached', () => withSlave().refusal('operator', referOut)],
  ['reject', 'reason-missing', () => caseIn('reported').refusal('intakeOfficer', { ...reject, text: ' ' })],
  [
    'reject',
    'appellant-not-told',
    () => caseIn('reported', 'hotline').refusal('intakeOfficer', { ...reject, told: false }),
  ],
  ['reject', 'supervision-open', () => supervised(caseIn('reported')).refusal('intakeOfficer', reject)],
  ['reject', 'slaves-attached', () => withSlave().refusal('intakeOfficer', reject)],
  [
    'accept',
    'incomplete',
    () =>
      new CaseRun()
        .do('operator', { ...reports.hotline, elements: {} })
        .refusal('intakeOfficer', { type: 'accept', duplicatesChecked: true }),
  ],
  ['accept', 'duplicates-not-checked', () => caseIn('reported').refusal('intakeOfficer', { type: 'accept' })],
  [
    'merge',
    'master-not-open',
    () => {
      const run = caseIn('reported')
      return run.refusal('intakeOfficer', { type: 'merge', master: run.case.id })
    },
  ],
  [
    'merge',
    'master-weaker',
    () => {
      const world = newWorld()
      const master = caseIn('reported', 'grid', world)
      return caseIn('reported', 'emergency', world).refusal('intakeOfficer', { type: 'merge', master: master.case.id })
    },
  ],
  [
    'merge',
    'supervision-open',
    () => {
      const world = newWorld()
      const master = caseIn('reported', 'grid', world)
      return supervised(caseIn('reported', 'grid', world)).refusal('intakeOfficer', {
        type: 'merge',
        master: master.case.id,
      })
    },
  ],
  [
    'unmerge',
    'unmerge-late',
    () =>
      merged()
        .wait(8 * 24 * 60)
        .refusal('dutyChief', { type: 'unmerge', reason: '并错' }),
  ],
  ['unmerge', 'reason-missing', () => merged().refusal('dutyChief', { type: 'unmerge', reason: '' })],
  [
    'file',
    'filing-condition',
    () => caseIn('accepted').refusal('filingOfficer', { type: 'file', conditionMet: false }),
  ],
  ['decline', 'reason-missing', () => caseIn('accepted').refusal('filingOfficer', { ...decline, text: '' })],
  [
    'decline',
    'appellant-not-told',
    () => caseIn('accepted', 'hotline').refusal('filingOfficer', { ...decline, told: false, cannotTell: true }),
  ],
  ['decline', 'supervision-open', () => supervised(caseIn('accepted')).refusal('filingOfficer', decline)],
  [
    'decline',
    'slaves-attached',
    () =>
      withSlave().do('intakeOfficer', { type: 'accept', duplicatesChecked: true }).refusal('filingOfficer', decline),
  ],
  [
    'decline',
    'measure-missing',
    () => {
      const world = newWorld(bookOf(null, { variants: { emergency: { returnAllowed: true } } }))
      const run = caseIn('handling', 'emergency', world)
      run.do('handlerOfficer', requestReturn).do('dutyChief', { type: 'approveReturn', wrongDispatch: false })
      return run.refusal('filingOfficer', decline)
    },
  ],
  [
    'void',
    'not-void-reason',
    () => caseIn('filed').refusal('filingOfficer', { type: 'void', reason: 'tired' } as never),
  ],
  ['void', 'supervision-open', () => supervised(caseIn('filed')).refusal('filingOfficer', voided)],
  ['void', 'slaves-attached', () => withSlave().refusal('filingOfficer', voided)],
  ['correct', 'reason-missing', () => caseIn('handling').refusal('intakeOfficer', { type: 'correct', reason: '' })],
  [
    'correct',
    'due-not-shortened',
    () =>
      caseIn('handling', 'hotline')
        .do('intakeOfficer', { type: 'correct', reason: '复杂', category: '300101', complex: true })
        .wait(3 * 24 * 60)
        .refusal('intakeOfficer', { type: 'correct', reason: '误判', category: '300201', complex: false }),
  ],
  ['supplement', 'comment-missing', () => caseIn('reported').refusal('operator', { type: 'supplement', text: '' })],
  [
    'dispatch',
    'lead-not-one',
    () => caseIn('filed').refusal('dispatcher', { ...dispatch, coHandlers: ['sanitation'] }),
  ],
  ['dispatch', 'unit-inactive', () => caseIn('filed').refusal('dispatcher', { ...dispatch, lead: 'closed_office' })],
  ['dispatch', 'wrong-level', () => caseIn('filed').refusal('dispatcher', { ...dispatch, lead: 'street01.c03' })],
  ['dispatch', 'last-returner', () => afterReturn('notOurDuty').refusal('dispatcher', dispatch)],
  ['redispatch', 'lead-not-one', () => caseIn('dispatched').refusal('dispatcher', { ...redispatch, lead: '' })],
  [
    'redispatch',
    'unit-inactive',
    () => caseIn('dispatched').refusal('dispatcher', { ...redispatch, lead: 'cleaning_ltd' }),
  ],
  [
    'redispatch',
    'wrong-level',
    () => caseIn('dispatched').refusal('dispatcher', { ...redispatch, lead: 'street01.c03' }),
  ],
  [
    'redispatch',
    'last-returner',
    () =>
      afterReturn('notOurDuty')
        .do('dispatcher', { type: 'dispatch', lead: 'drainage' })
        .refusal('dispatcher', { ...redispatch, lead: 'sanitation' }),
  ],
  ['redispatch', 'signed-needs-chief', () => caseIn('handling').refusal('dispatcher', redispatch)],
  ['redispatch', 'reason-missing', () => caseIn('dispatched').refusal('dispatcher', { ...redispatch, reason: '' })],
  ['sign', 'order-not-sent', () => caseIn('dispatched').refusal('handlerOfficer@drainage', { type: 'sign' })],
  [
    'handDown',
    'not-child-area',
    () => caseIn('handling').refusal('handlerOfficer', { type: 'handDown', unit: 'street01.c03' }),
  ],
  [
    'handDown',
    'limit-exceeds-parent',
    () => {
      const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
      run.do('streetDispatcher', { type: 'sign' })
      return run.refusal('streetDispatcher', { type: 'handDown', unit: 'street01.c03', limit: { n: 30, unit: 'ND' } })
    },
  ],
  [
    'handDown',
    'unit-inactive',
    () => {
      const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
      run.do('streetDispatcher', { type: 'sign' })
      const command = { type: 'handDown', unit: 'street01.c09' } as const
      const closed = { ...run.facts.call(run, { kind: 'person', personId: null, posts: [] }).unit('street01.c03')! }
      return run.refusal('streetDispatcher', command, {
        unit: (id) =>
          id === 'street01.c09' ? { ...closed, id, active: false } : id === 'street01' ? unitOfStreet(run) : null,
      })
    },
  ],
  ...(['signOrder', 'completeOrder', 'returnOrder', 'withdrawOrder'] as const).flatMap((type): Reach[] => {
    const rest = { answer: '好', photosAfter: ['a'], reason: 'notOurDuty', text: '不归我' }
    const command = (orderId: string, more: object = {}) => ({ type, orderId, ...rest, ...more }) as CaseCommand
    const from = type === 'signOrder' ? streetOrder : signedChild
    const actor = type === 'withdrawOrder' ? 'streetDispatcher' : 'communityOfficer'
    const reaches: Reach[] = [
      [type, 'order-wrong-state', () => from().run.refusal(actor, command('no-such-order'))],
      [
        type,
        'not-order-owner',
        () => {
          const { run, orderId } = from()
          return run.refusal('handlerOfficer@drainage', command(orderId))
        },
      ],
    ]
    if (type === 'returnOrder' || type === 'withdrawOrder')
      reaches.push([
        type,
        'reason-missing',
        () => {
          const { run, orderId } = from()
          return run.refusal(actor, command(orderId, { reason: '' }))
        },
      ])
    return reaches
  }),
  [
    'completeOrder',
    'answer-missing',
    () => {
      const { run, orderId } = signedChild()
      return run.refusal('communityOfficer', { type: 'completeOrder', orderId, answer: '', photosAfter: ['a'] })
    },
  ],
  [
    'completeOrder',
    'evidence-missing',
    () => {
      const { run, orderId } = signedChild()
      return run.refusal('communityOfficer', { type: 'completeOrder', orderId, answer: '好' })
    },
  ],
  [
    'completeOrder',
    'children-open',
    () => {
      const { run, orderId } = signedChild()
      run.do('communityOfficer', { type: 'handDown', unit: 'street01.c03.g07' })
      return run.refusal('communityOfficer', { type: 'completeOrder', orderId, answer: '好', photosAfter: ['a'] })
    },
  ],
  [
    'firstContact',
    'contact-not-required',
    () => caseIn('handling').refusal('handlerOfficer', { type: 'firstContact', tries: [] }),
  ],
  [
    'firstContact',
    'contact-proof',
    () => caseIn('handling', 'hotline').refusal('handlerOfficer', { type: 'firstContact', tries: [] }),
  ],
  [
    'recordProgress',
    'comment-missing',
    () => caseIn('handling').refusal('handlerOfficer', { type: 'recordProgress', text: '' }),
  ],
  [
    'takeSafetyMeasure',
    'not-emergency',
    () => caseIn('handling').refusal('handlerOfficer', { type: 'takeSafetyMeasure', photos: ['p'] }),
  ],
  [
    'takeSafetyMeasure',
    'measure-photo',
    () => caseIn('handling', 'emergency').refusal('handlerOfficer', { type: 'takeSafetyMeasure', photos: [] }),
  ],
  ['requestReturn', 'request-open', () => asked().refusal('handlerOfficer', requestReturn)],
  [
    'requestReturn',
    'return-not-allowed',
    () => caseIn('handling', 'emergency').refusal('handlerOfficer', requestReturn),
  ],
  [
    'requestReturn',
    'return-window',
    () =>
      caseIn('handling')
        .wait(24 * 60)
        .refusal('handlerOfficer', requestReturn),
  ],
  [
    'requestReturn',
    'return-count',
    () => {
      const world = newWorld(bookOf(null, { set: { maxReturns: 1 } }))
      const run = afterReturn('notOurDuty', caseIn('handling', 'grid', world))
      run.do('dispatcher', { type: 'dispatch', lead: 'drainage' })
      return run.refusal('handlerOfficer@drainage', requestReturn)
    },
  ],
  [
    'requestReturn',
    'reason-missing',
    () => caseIn('handling').refusal('handlerOfficer', { ...requestReturn, text: '' }),
  ],
  ['endorseRequest', 'request-not-drafted', () => endorsed().refusal('handlerLead', { type: 'endorseRequest' })],
  [
    'stopRequest',
    'request-not-drafted',
    () => endorsed().refusal('handlerLead', { type: 'stopRequest', reason: '否' }),
  ],
  [
    'stopRequest',
    'same-person',
    () => asked().refusal('handlerLead#handlerOfficer@sanitation', { type: 'stopRequest', reason: '否' }),
  ],
  ['stopRequest', 'reason-missing', () => asked().refusal('handlerLead', { type: 'stopRequest', reason: '' })],
  ['cancelRequest', 'no-request', () => caseIn('handling').refusal('handlerOfficer', { type: 'cancelRequest' })],
  ['cancelRequest', 'not-requester', () => asked().refusal('handlerOfficer@drainage', { type: 'cancelRequest' })],
  [
    'approveReturn',
    'request-not-endorsed',
    () => asked().refusal('dutyChief', { type: 'approveReturn', wrongDispatch: false }),
  ],
  ['refuseReturn', 'request-not-endorsed', () => asked().refusal('dutyChief', { type: 'refuseReturn', reason: '否' })],
  [
    'refuseReturn',
    'same-person',
    () => endorsed().refusal('dutyChief#handlerLead@sanitation', { type: 'refuseReturn', reason: '否' }),
  ],
  ['refuseReturn', 'reason-missing', () => endorsed().refusal('dutyChief', { type: 'refuseReturn', reason: '' })],
  ['complete', 'children-open', () => streetOrder().run.refusal('streetDispatcher', { ...done })],
  [
    'complete',
    'evidence-missing',
    () => caseIn('handling').refusal('handlerOfficer', { type: 'complete', result: 'solved' }),
  ],
  [
    'complete',
    'answer-missing',
    () => caseIn('handling', 'hotline').refusal('handlerOfficer', { type: 'complete', result: 'solved' }),
  ],
  ['complete', 'measure-missing', () => caseIn('handling', 'emergency').refusal('handlerOfficer', { ...done })],
  [
    'assignCheck',
    'checker-is-handler',
    () => caseIn('done').refusal('intakeOfficer', { type: 'assignCheck', checker: 'handlerOfficer@sanitation' }),
  ],
  [
    'skipCheck',
    'check-not-skippable',
    () => caseIn('done').refusal('intakeOfficer', { type: 'skipCheck', basis: 'indoor' }),
  ],
  [
    'submitCheck',
    'checker-is-handler',
    () => {
      const run = caseIn('dispatched').do('handlerOfficer#both', { type: 'sign' }).do('handlerOfficer', done)
      return run.do('intakeOfficer', { type: 'assignCheck' }).refusal('checker#both', passed)
    },
  ],
  [
    'submitCheck',
    'too-far',
    () => caseIn('checking').refusal('checker', { ...passed, position: { lon: 114.2, lat: 30.6 } }),
  ],
  ['submitCheck', 'photo-missing', () => caseIn('checking').refusal('checker', { ...passed, photos: [] })],
  ['submitCheck', 'reason-missing', () => caseIn('checking').refusal('checker', { ...passed, result: 'fail' })],
  [
    'submitCallback',
    'callback-person',
    () => {
      const run = caseIn('dispatched', 'hotline').do('handlerOfficer#both', { type: 'sign' }).do('handlerOfficer', done)
      return run.do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' }).refusal('callbackOfficer#both', satisfied)
    },
  ],
  [
    'submitCallback',
    'callback-result-missing',
    () => inCallback().refusal('callbackOfficer', { type: 'submitCallback', contacted: false, tries: [1, 2] }),
  ],
  ['submitCallback', 'decision-pending', () => pending().refusal('callbackOfficer', satisfied)],
  ['decideCallback', 'no-decision-pending', () => inCallback().refusal('dutyChief', { ...decideClose })],
  ['decideCallback', 'leader-needed', () => pending().refusal('dutyChief', { ...decideClose })],
  ['decideCallback', 'reason-missing', () => pending().refusal('leader', { ...decideClose, reason: '' })],
  ['decideCallback', 'same-person', () => pending().refusal('leader#chief', { ...decideClose, proposedBy: 'chief' })],
  [
    'sendBack',
    'reason-missing',
    () => toClose().refusal('filingOfficer', { type: 'sendBack', to: 'work', reason: '' }),
  ],
  [
    'close',
    'check-missing',
    () => {
      const run = toClose()
      return given(run, { checks: { ...run.case.checks, outcome: null } }).refusal('filingOfficer', close)
    },
  ],
  [
    'close',
    'callback-missing',
    () =>
      toClose()
        .do('intakeOfficer', { type: 'correct', reason: '来源登记有误', channel: 'hotline12345' })
        .refusal('filingOfficer', close),
  ],
  ['close', 'supervision-open', () => supervised(toClose()).refusal('filingOfficer', close)],
  [
    'close',
    'closer-is-handler',
    () => {
      const run = caseIn('dispatched').do('handlerOfficer#both', { type: 'sign' }).do('handlerOfficer', done)
      run.do('intakeOfficer', { type: 'assignCheck' }).do('checker', passed)
      return run.refusal('filingOfficer#both', close)
    },
  ],
  [
    'reopen',
    'reopen-late',
    () =>
      toClose()
        .do('filingOfficer', close)
        .wait(31 * 24 * 60)
        .refusal('dutyChief', reopen),
  ],
  [
    'reopen',
    'no-new-facts',
    () =>
      toClose()
        .do('filingOfficer', close)
        .refusal('dutyChief', { ...reopen, newFacts: ' ' }),
  ],
]

function unitOfStreet(run: CaseRun) {
  return run.facts({ kind: 'person', personId: null, posts: [] }).unit('street01')
}

/** The separation of duties speaks first here: nobody can ever hear the guard. */
const SHADOWED = ['endorseRequest same-person', 'approveReturn same-person']

for (const [command, code, reach] of reaches) {
  test(`${command} 被拒绝：${code}`, () => assert.equal(reach(), code))
}

test('每个命令的每个拒绝码都能到达', () => {
  const reached = new Set([...reaches.map(([command, code]) => `${command} ${code}`), ...SHADOWED])
  const listed = lifecycleTable.flatMap((row) => row.guards.map((code) => `${row.id} ${code}`))
  assert.deepEqual(
    listed.filter((each) => !reached.has(each)),
    [],
  )
  assert.deepEqual(
    [...reached].filter((each) => !listed.includes(each)),
    [],
  )
})

test('不该发生的状态、没有的岗位、不认识的选项', () => {
  assert.equal(caseIn('filed').refusal('intakeOfficer', { type: 'accept' }), 'wrong-state:filed')
  assert.equal(caseIn('filed').refusal('filingOfficer', decline), 'wrong-state:filed', 'no unit has returned it yet')
  assert.equal(afterReturn('notOurDuty').refusal('dispatcher', referOut), 'wrong-state:filed', 'not for a legal route')
  afterReturn('legalRoute').do('dispatcher', referOut)
  afterReturn('notOurDuty').do('filingOfficer', decline)
  assert.equal(caseIn('filed').refusal('operator', dispatch), 'not-permitted')
  assert.equal(
    caseIn('reported').refusal('intakeOfficer', { type: 'accept', category: '999999', duplicatesChecked: true }),
    'option-unknown',
  )
  const unknown = { ...decideClose, decision: 'suspend' } as unknown as CaseCommand
  assert.equal(pending().refusal('leader', unknown), 'option-unknown')
  assert.equal(new CaseRun().refusal('operator', { ...reports.grid, channel: 'pigeon' }), 'option-unknown')
})

import { caseIn, done, inCallback, passed, satisfied, toClose } from '../run.ts'
import { at } from '../world.ts'
import { close, decideClose, given, pending, type Reach, reopen, streetOrder, supervised } from './situations.ts'

export const ledger = {
  type: 'decideCallback',
  decision: 'suspend',
  reason: '待资金到位',
  suspensionReason: 'funding',
  targetMs: at('2026-09-01 09:00'),
  proposedBy: 'dutyChief@ops_center',
} as const

export const finishReaches: readonly Reach[] = [
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
  ['decideCallback', 'no-lead', () => pending().refusal('leader', ledger, { unit: () => null })],
  ['decideCallback', 'suspension-reason', () => pending().refusal('leader', { ...ledger, targetMs: 0 })],
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

import type { CaseCommand } from '../../command.ts'
import { CaseRun, caseIn, reports } from '../run.ts'
import { bookOf, newWorld } from '../world.ts'
import {
  birth,
  decline,
  importOf,
  merged,
  nowhere,
  type Reach,
  referOut,
  reject,
  requestReturn,
  supervised,
  voided,
  withSlave,
} from './situations.ts'

export const intakeReaches: readonly Reach[] = [
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
]

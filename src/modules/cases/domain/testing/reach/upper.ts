import type { CommandOf } from '../../command.ts'
import { CaseRun, caseIn, reports } from '../run.ts'
import { at, bookOf, newWorld } from '../world.ts'
import { birth, type Reach } from './situations.ts'

export const directOrder: CommandOf<'receiveDirectOrder'> = {
  ...reports.upper,
  type: 'receiveDirectOrder',
  lead: 'street01',
  externalNo: 'CITY-9',
  messageNo: 'MSG-1',
}
export const escalate = {
  type: 'escalate',
  upperUnit: '市城管委',
  text: '权属在市级单位',
  proposedBy: 'dispatcher@ops_center',
} as const
export const handled = { type: 'upperReply', outcome: 'handled', text: '市级已修复' } as const
export const setUpperDue = { type: 'setUpperDue', dueMs: at('2026-03-12 10:00'), reason: '市级同意顺延' } as const
export const verified: CommandOf<'submitVerification'> = {
  type: 'submitVerification',
  result: 'true',
  photos: ['scene'],
  position: { lon: 114.1, lat: 30.6 },
}

/** A district that takes direct orders of its city. */
export const takesOrders = () => newWorld(bookOf('beijing-fengtai'))
export const directly = () => new CaseRun(takesOrders()).do('upperPlatform', directOrder)
export const escalated = (run = caseIn('handling')) => run.do('dutyChief', escalate)
export const verifying = (run = caseIn('reported')) => run.do('intakeOfficer', { type: 'requestVerification' })

export const upperReaches: readonly Reach[] = [
  [
    'receiveDirectOrder',
    'case-exists',
    () => new CaseRun(takesOrders()).refusal('upperPlatform', directOrder, birth('other')),
  ],
  ['receiveDirectOrder', 'order-not-acknowledged', () => new CaseRun().refusal('upperPlatform', directOrder)],
  [
    'escalate',
    'escalate-incomplete',
    () => caseIn('handling').refusal('dutyChief', { ...escalate, proposedBy: 'dutyChief@ops_center' }),
  ],
  ['escalate', 'measure-missing', () => caseIn('handling', 'emergency').refusal('dutyChief', escalate)],
  ['upperReply', 'comment-missing', () => escalated().refusal('upperPlatform', { ...handled, text: ' ' })],
  [
    'recallEscalation',
    'reason-missing',
    () => escalated().refusal('dutyChief', { type: 'recallEscalation', reason: '' }),
  ],
  ['setUpperDue', 'not-upper-case', () => caseIn('handling').refusal('dutyChief', setUpperDue)],
  [
    'setUpperDue',
    'reason-missing',
    () => caseIn('handling', 'upper').refusal('upperPlatform', { ...setUpperDue, reason: '' }),
  ],
  [
    'requestVerification',
    'verification-not-allowed',
    () => caseIn('reported', 'emergency').refusal('intakeOfficer', { type: 'requestVerification' }),
  ],
  [
    'requestVerification',
    'no-verifier',
    () => caseIn('reported').refusal('intakeOfficer', { type: 'requestVerification' }, { verifierOnDuty: () => false }),
  ],
  [
    'submitVerification',
    'too-far',
    () => verifying().refusal('gridWorker', { ...verified, position: { lon: 114.2, lat: 30.6 } }),
  ],
  ['submitVerification', 'photo-missing', () => verifying().refusal('gridWorker', { ...verified, photos: [] })],
  [
    'cancelVerification',
    'reason-missing',
    () => verifying().refusal('dutyChief', { type: 'cancelVerification', reason: ' ' }),
  ],
  ['withdraw', 'not-appellant', () => caseIn('reported').refusal('operator', { type: 'withdraw' })],
]

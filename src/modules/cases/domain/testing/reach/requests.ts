import type { CaseCommand, CommandOf } from '../../command.ts'
import { type CaseRun, caseIn } from '../run.ts'
import { at, bookOf, newWorld } from '../world.ts'
import { type Reach, supervised, withSlave } from './situations.ts'

export const extend: CommandOf<'requestExtension'> = {
  type: 'requestExtension',
  reason: 'weather',
  text: '连续降雨',
  grant: { n: 1, unit: 'WH' },
  photos: ['rain'],
}
export const suspend = {
  type: 'requestSuspension',
  reason: 'season',
  text: '冬季不宜移栽',
  targetMs: at('2026-06-01 09:00'),
  told: true,
} as const
export const voidIt = { type: 'requestVoid', reason: 'duplicate', text: '重复录入' } as const

export const extensionAsked = (run = caseIn('handling')) =>
  run.do('handlerOfficer', extend).do('handlerLead', { type: 'endorseRequest' })
export const suspensionAsked = (run = caseIn('handling')) =>
  run.do('handlerOfficer', suspend).do('handlerLead', { type: 'endorseRequest' })
export const voidAsked = (run = caseIn('handling')) => run.do('dispatcher', voidIt)
export const suspended = (run = caseIn('handling')) => suspensionAsked(run).do('leader', { type: 'approveSuspension' })

/** The handling due of the tests' grid case, and a little more. */
function overdue(run: CaseRun): CaseRun {
  run.nowMs = run.clock('handle').dueMs! + 60_000
  return run
}

/** What every decision on a request refuses alike. */
function judged(command: string, asked: () => CaseRun, judge: string): Reach[] {
  const say = (run: CaseRun, who: string, reason: string) => run.refusal(who, { type: command, reason } as CaseCommand)
  const common: Reach[] = [[command, 'request-not-endorsed', () => say(caseIn('handling'), judge, '否')]]
  if (!command.startsWith('refuse')) return common
  const own = () => {
    const run = asked()
    const { endorsedBy, by } = run.case.request!
    return say(run, `${judge}#${endorsedBy ?? by}`, '否')
  }
  return [...common, [command, 'reason-missing', () => say(asked(), judge, ' ')], [command, 'same-person', own]]
}

export const requestReaches: readonly Reach[] = [
  [
    'addCoHandler',
    'co-is-lead',
    () => caseIn('handling').refusal('handlerOfficer', { type: 'addCoHandler', unit: 'sanitation' }),
  ],
  [
    'addCoHandler',
    'limit-exceeds-parent',
    () =>
      caseIn('handling').refusal('handlerOfficer', {
        type: 'addCoHandler',
        unit: 'drainage',
        limit: { n: 90, unit: 'ND' },
      }),
  ],
  [
    'addCoHandler',
    'unit-inactive',
    () => caseIn('handling').refusal('dispatcher', { type: 'addCoHandler', unit: 'closed_office' }),
  ],
  ['requestExtension', 'request-open', () => voidAsked().refusal('handlerOfficer', extend)],
  [
    'requestExtension',
    'extension-not-allowed',
    () => caseIn('handling', 'emergency').refusal('handlerOfficer', extend),
  ],
  ['requestExtension', 'extension-late', () => overdue(caseIn('handling')).refusal('handlerOfficer', extend)],
  [
    'requestExtension',
    'extension-count',
    () => {
      const run = extensionAsked(caseIn('handling', 'grid', newWorld(bookOf('wuhan'))))
      return run.do('dutyChief', { type: 'approveExtension' }).refusal('handlerOfficer', extend)
    },
  ],
  [
    'requestExtension',
    'evidence-missing',
    () => caseIn('handling').refusal('handlerOfficer', { ...extend, photos: [] }),
  ],
  ['requestSuspension', 'request-open', () => voidAsked().refusal('handlerOfficer', suspend)],
  [
    'requestSuspension',
    'suspension-reason',
    () => caseIn('handling').refusal('handlerOfficer', { ...suspend, targetMs: at('2027-03-03 10:00') }),
  ],
  ['requestSuspension', 'measure-missing', () => caseIn('handling', 'emergency').refusal('handlerOfficer', suspend)],
  ['requestSuspension', 'contact-missing', () => caseIn('handling', 'hotline').refusal('handlerOfficer', suspend)],
  ['requestVoid', 'request-open', () => voidAsked().refusal('supervisor', voidIt)],
  [
    'requestVoid',
    'not-void-reason',
    () => caseIn('handling').refusal('dispatcher', { ...voidIt, reason: 'tired' } as never),
  ],
  ...judged('approveExtension', extensionAsked, 'dutyChief'),
  [
    'approveExtension',
    'extension-not-allowed',
    () =>
      extensionAsked()
        .do('intakeOfficer', { type: 'correct', reason: '只是咨询', appealType: 'inquiry' })
        .refusal('dutyChief', { type: 'approveExtension' }),
  ],
  [
    'approveExtension',
    'second-needs-leader',
    () => {
      const run = extensionAsked().do('dutyChief', { type: 'approveExtension' })
      return extensionAsked(run).refusal('dutyChief', { type: 'approveExtension' })
    },
  ],
  [
    'approveExtension',
    'grant-exceeds',
    () => extensionAsked().refusal('leader', { type: 'approveExtension', grant: { n: 60, unit: 'ND' } }),
  ],
  ...judged('refuseExtension', extensionAsked, 'dutyChief'),
  ...judged('approveSuspension', suspensionAsked, 'leader'),
  [
    'approveSuspension',
    'measure-missing',
    () =>
      suspensionAsked()
        .do('intakeOfficer', { type: 'correct', reason: '有危险', urgency: 'critical' })
        .refusal('leader', { type: 'approveSuspension' }),
  ],
  [
    'approveSuspension',
    'contact-missing',
    () => {
      const run = suspensionAsked()
      const contact = { ...run.clock('handle'), id: 'c', name: 'contact' as const }
      return run.refusal('leader', { type: 'approveSuspension' }, { openClocks: [...run.open, contact] })
    },
  ],
  ...judged('refuseSuspension', suspensionAsked, 'leader'),
  ...judged('approveVoid', voidAsked, 'dutyChief'),
  ['approveVoid', 'supervision-open', () => supervised(voidAsked()).refusal('dutyChief', { type: 'approveVoid' })],
  [
    'approveVoid',
    'slaves-attached',
    () => {
      const run = withSlave().do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
      run
        .do('filingOfficer', { type: 'file', conditionMet: true })
        .do('dispatcher', { type: 'dispatch', lead: 'sanitation' })
      return voidAsked(run).refusal('dutyChief', { type: 'approveVoid' })
    },
  ],
  ...judged('refuseVoid', voidAsked, 'dutyChief'),
  ['resume', 'resume-too-early', () => suspended().refusal('system', { type: 'resume' })],
  ['resume', 'reason-missing', () => suspended().refusal('dispatcher', { type: 'resume' })],
]

import { type CaseRun, caseIn, done, toClose } from '../run.ts'
import { bookOf, newWorld } from '../world.ts'
import { close, merged, type Reach, reject, supervise } from './situations.ts'

export const urge = { type: 'urge', text: '请尽快办理' } as const
export const remind = { type: 'remind', text: '临近时限' } as const
export const instruct = { type: 'instruct', text: '请妥善处理', needsReply: true } as const
export const reply = (
  type: 'replyUrge' | 'replyReminder' | 'replySupervision' | 'replyInstruction',
  text = '正在办理',
) => ({ type, text }) as const
export const closeSupervision = { type: 'closeSupervision', reason: '已改正' } as const
export const reconsider = { type: 'reconsider', reason: '诉求人有新材料' } as const
export const exclude = { type: 'setExclusion', exclusion: 'objective', proposedBy: 'supervisor@ops_center' } as const
export const heard = { type: 'preCallback', contacted: true, solved: true, satisfied: true } as const

const DAY_MINUTES = 24 * 60

/** A hotline case where the district calls back before the upper level does. */
export function inPreCallback(preset = 'wuhan', lead = (run: CaseRun) => run.do('handlerOfficer', done)): CaseRun {
  const run = lead(caseIn('handling', 'hotline', newWorld(bookOf(preset))))
  return run.do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
}

export const closed = () => toClose().do('filingOfficer', close)
export const rejected = () => caseIn('reported').do('intakeOfficer', reject)
const old = (run: CaseRun, days = 31) => run.wait(days * DAY_MINUTES)

const toAnswer: [Parameters<typeof reply>[0], () => CaseRun, who: string, stranger: string][] = [
  ['replyUrge', () => caseIn('handling').do('dispatcher', urge), 'handlerOfficer', 'handlerOfficer@drainage'],
  ['replyReminder', () => caseIn('handling').do('supervisor', remind), 'handlerLead', 'handlerLead@drainage'],
  ['replySupervision', () => caseIn('handling').do('dutyChief', supervise), 'handlerLead', 'handlerLead@drainage'],
  ['replyInstruction', () => caseIn('handling').do('leader', instruct), 'handlerLead', 'handlerLead@drainage'],
]

export const supervisionReaches: readonly Reach[] = [
  ['urge', 'urge-too-often', () => caseIn('handling').do('dispatcher', urge).refusal('supervisor', urge)],
  ['remind', 'comment-missing', () => caseIn('filed').refusal('supervisor', { ...remind, text: ' ' })],
  ['instruct', 'comment-missing', () => caseIn('filed').refusal('leader', { ...instruct, text: '' })],
  ...toAnswer.flatMap(([type, run, who, stranger]): Reach[] => [
    [type, 'nothing-to-answer', () => run().refusal(stranger, reply(type))],
    [type, 'reply-empty', () => run().refusal(who, reply(type, ' '))],
  ]),
  ['supervise', 'supervision-level', () => caseIn('handling').refusal('supervisor', supervise)],
  ['supervise', 'reason-missing', () => caseIn('handling').refusal('dutyChief', { ...supervise, reason: '' })],
  [
    'closeSupervision',
    'supervision-not-yours',
    () => caseIn('handling').do('dutyChief', supervise).refusal('supervisor', closeSupervision),
  ],
  [
    'closeSupervision',
    'reason-missing',
    () => caseIn('handling').do('dutyChief', supervise).refusal('dutyChief', { type: 'closeSupervision' }),
  ],
  [
    'preCallback',
    'pre-callback-not-due',
    () => inPreCallback().do('dutyChief', heard).refusal('callbackOfficer', heard),
  ],
  [
    'preCallback',
    'callback-person',
    () =>
      inPreCallback('wuhan', (run) =>
        run.do('handlerOfficer#both', { type: 'recordProgress', text: '进展' }).do('handlerOfficer', done),
      ).refusal('callbackOfficer#both', heard),
  ],
  [
    'preCallback',
    'callback-result-missing',
    () => inPreCallback().refusal('callbackOfficer', { type: 'preCallback', contacted: false, tries: [1, 1, 2] }),
  ],
  ['reconsider', 'reconsider-late', () => old(rejected()).refusal('dutyChief', reconsider)],
  ['reconsider', 'reason-missing', () => rejected().refusal('dutyChief', { ...reconsider, reason: '' })],
  ['archive', 'archive-early', () => old(closed(), 29).refusal('system', { type: 'archive' })],
  ['archive', 'archive-open-items', () => old(closed().do('leader', instruct)).refusal('system', { type: 'archive' })],
  ['archive', 'master-not-archived', () => old(merged()).refusal('system', { type: 'archive' })],
  ['setExclusion', 'exclusion-reason', () => closed().refusal('leader#supervisor@ops_center', exclude)],
]

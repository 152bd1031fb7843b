import type { StateId } from '../states.ts'
import type { Row } from './row.ts'

const ANY_OPEN = [
  'reported',
  'verifying',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'suspended',
  'done',
  'checking',
  'callback',
  'toClose',
  'escalated',
] as const satisfies readonly StateId[]

/** Rows of supervision in three levels (domain §4.3, §4.4); on a closed case too. */
export const supervisionRows = [
  {
    id: 'supervise',
    zh: '督办',
    en: 'supervise',
    level: 'supervision',
    from: [...ANY_OPEN, 'closed'],
    to: [
      {
        state: '=',
        when: 'level III; again after an insufficient reply',
        if: { sup: ['none', 'III:replied'] },
        effects: { supervision: 'III:opened' },
      },
      {
        state: '=',
        when: 'level II; raises III; again after an insufficient reply',
        if: { sup: ['none', 'III:opened', 'III:replied', 'II:replied'] },
        effects: { supervision: 'II:opened' },
      },
      {
        state: '=',
        when: 'level I; raises III or II; again after an insufficient reply',
        if: { sup: ['none', 'III:opened', 'III:replied', 'II:opened', 'II:replied', 'I:replied'] },
        effects: { supervision: 'I:opened' },
      },
    ],
    who: ['supervisor', 'dutyChief', 'leader', 'system', 'upperPlatform'],
    scope: 'area',
    guards: ['supervision-level', 'reason-missing'],
    events: ['SupervisionOpened'],
    clocks: { lapse: ['supervision'], start: ['supervision'] },
    needs: { sup: ['none', 'III:opened', 'III:replied', 'II:opened', 'II:replied', 'I:replied'] },
  },
  {
    id: 'replySupervision',
    zh: '答复督办',
    en: 'reply to a supervision',
    level: 'supervision',
    from: [...ANY_OPEN, 'closed'],
    to: [{ state: '=' }],
    who: ['handlerLead', 'streetDispatcher', 'dispatcher'],
    scope: 'answer',
    guards: ['nothing-to-answer', 'reply-empty'],
    events: ['SupervisionReplied'],
    clocks: { stop: ['supervision'] },
    needs: { sup: ['III:opened', 'II:opened', 'I:opened'] },
    effects: { supervision: 'replied' },
  },
  {
    id: 'closeSupervision',
    zh: '办结督办',
    en: 'close a supervision',
    level: 'supervision',
    from: [...ANY_OPEN, 'closed'],
    to: [{ state: '=' }],
    who: ['supervisor', 'dutyChief', 'leader', 'upperPlatform'],
    scope: 'area',
    guards: ['supervision-not-yours', 'reason-missing'],
    events: ['SupervisionClosed'],
    clocks: { lapse: ['supervision'] },
    needs: { sup: ['III:opened', 'III:replied', 'II:opened', 'II:replied', 'I:opened', 'I:replied'] },
    effects: { supervision: 'none' },
  },
] as const satisfies readonly Row[]

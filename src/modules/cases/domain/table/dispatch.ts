import type { Row } from './row.ts'

/** Rows of dispatch: who leads (domain §4.3). */
export const dispatchRows = [
  {
    id: 'dispatch',
    zh: '派遣',
    en: 'dispatch',
    level: 'case',
    from: ['filed'],
    to: [{ state: 'dispatched', effects: { lead: 'sent' } }],
    who: ['dispatcher', 'dutyChief', 'commander', 'system'],
    scope: 'area',
    guards: ['lead-not-one', 'unit-inactive', 'wrong-level', 'last-returner'],
    events: ['Dispatched'],
    clocks: {
      stop: ['dispatch'],
      // after a return the emergency clock goes on with the new lead
      passOn: ['emergency'],
      start: ['sign', { clock: 'handle', if: { handleClockStart: 'dispatch' } }],
    },
  },
  {
    id: 'redispatch',
    zh: '改派',
    en: 'dispatch elsewhere',
    level: 'case',
    from: ['dispatched', 'handling'],
    to: [{ state: 'dispatched', effects: { lead: 'sent', children: 'withdrawAll', request: 'lapse' } }],
    who: ['dispatcher', 'dutyChief', 'commander'],
    scope: 'area',
    guards: ['lead-not-one', 'unit-inactive', 'wrong-level', 'last-returner', 'signed-needs-chief', 'reason-missing'],
    events: ['Redispatched'],
    clocks: {
      lapse: [
        'sign',
        'handle',
        'contact',
        'urgeReply',
        'orderSign',
        'orderHandle',
        'endorse',
        'returnReview',
        'extReview',
        'susReview',
        'voidReview',
      ],
      passOn: ['emergency'],
      start: ['sign', { clock: 'handle', if: { handleClockStart: 'dispatch' } }],
    },
  },
  {
    id: 'sign',
    zh: '签收',
    en: 'sign',
    level: 'case',
    from: ['dispatched'],
    to: [{ state: 'handling', effects: { lead: 'signed' } }],
    who: ['handlerOfficer', 'handlerLead', 'streetDispatcher', 'system'],
    scope: 'free',
    guards: ['order-not-sent'],
    events: ['Signed'],
    clocks: {
      stop: ['sign'],
      start: [
        { clock: 'handle', if: { handleClockStart: 'sign' } },
        { clock: 'contact', if: { firstContact: true }, unless: 'appellant already contacted in this round' },
        { clock: 'emergency', if: { emergency: true }, unless: 'already running or measure taken' },
        // beyond the domain's row: co-handlers named at dispatch can sign from now on
        'orderSign',
      ],
    },
  },
] as const satisfies readonly Row[]

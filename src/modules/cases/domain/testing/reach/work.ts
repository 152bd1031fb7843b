import type { CaseCommand } from '../../command.ts'
import { caseIn } from '../run.ts'
import { bookOf, newWorld, unit } from '../world.ts'
import {
  afterReturn,
  asked,
  dispatch,
  endorsed,
  type Reach,
  redispatch,
  requestReturn,
  signedChild,
  streetOrder,
} from './situations.ts'

export const workReaches: readonly Reach[] = [
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
      const closed = (id: string) => {
        const found = unit(id)
        return found && id === 'street01.c03' ? { ...found, active: false } : found
      }
      return run.refusal('streetDispatcher', { type: 'handDown', unit: 'street01.c03' }, { unit: closed })
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
]

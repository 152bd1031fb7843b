import type { CaseState } from '../case-state.ts'
import type { CaseCommand, CommandType } from '../command.ts'
import type { Actor } from '../facts.ts'
import { askedCommand } from './script-asked.ts'
import { person, service } from './world.ts'

/** Fills in a command so that it is not refused for what was written, only for the case or the actor. */
export function filledIn(
  type: CommandType,
  state: CaseState,
  nowMs: number,
  pick: (n: number) => number,
): CaseCommand | null {
  const orders = state.orders.filter((order) => order.role !== 'lead')
  const order = orders[pick(Math.max(orders.length, 1))]
  switch (type) {
    case 'answerDirectly':
      return { type, answer: '答复', agreed: true, knowledgeId: 'k1' }
    case 'referOut':
      return { type, otherChannel: '110', told: true, slaves: 'unmerge' }
    case 'reject':
    case 'decline':
      return { type, reason: 'noSubstance', text: '无实质内容', told: true, slaves: 'unmerge' }
    case 'accept':
      return { type, duplicatesChecked: true }
    case 'unmerge':
      return { type, reason: '并错' }
    case 'file':
      return { type, conditionMet: true }
    case 'void':
      return { type, reason: 'error', slaves: 'unmerge' }
    case 'correct':
      return { type, reason: '更正', urgency: pick(2) === 0 ? 'critical' : 'normal', confirmed: true }
    case 'supplement':
      return { type, text: '补充' }
    case 'dispatch':
    case 'redispatch': {
      const lead = ['sanitation', 'drainage', 'lighting', 'street01'][pick(4)]!
      const coHandlers = pick(3) === 0 ? [lead === 'drainage' ? 'lighting' : 'drainage'] : []
      return { type, lead, coHandlers, reason: '改派', forceReason: '职责明确' } as CaseCommand
    }
    case 'sign':
    case 'endorseRequest':
    case 'cancelRequest':
    case 'close':
    case 'assignCheck':
      return { type }
    case 'handDown':
      return { type, unit: ['street01.c03', 'street01.c03.g07'][pick(2)]! }
    case 'signOrder':
      return order ? { type, orderId: order.id } : null
    case 'completeOrder':
      return order ? { type, orderId: order.id, answer: '已办', photosAfter: ['a'] } : null
    case 'returnOrder':
      return order ? { type, orderId: order.id, reason: 'notOurDuty', text: '不归我' } : null
    case 'withdrawOrder':
      return order ? { type, orderId: order.id, reason: '撤回' } : null
    case 'firstContact':
      return { type, tries: [{ atMs: 0, means: 'call', reached: true, proof: 'call-1' }] }
    case 'recordProgress':
      return { type, text: '进展' }
    case 'takeSafetyMeasure':
      return { type, photos: ['guard'] }
    case 'requestReturn':
      return { type, reason: pick(2) === 0 ? 'notOurDuty' : 'legalRoute', text: '不归我' }
    case 'stopRequest':
    case 'refuseReturn':
      return { type, reason: '不同意' }
    case 'approveReturn':
      return { type, wrongDispatch: false }
    case 'complete':
      return { type, result: 'solved', answer: '已办', photosAfter: ['a'], noMeasureReason: '无危险' }
    case 'skipCheck':
      return { type, basis: 'indoor' }
    case 'submitCheck':
      return pick(3) === 0
        ? { type, result: 'fail', reason: '不实', photos: ['p'], distanceReason: '远程' }
        : { type, result: 'pass', photos: ['p'], distanceReason: '远程' }
    case 'submitCallback': {
      const happy = pick(3) === 0
      return { type, contacted: true, solved: happy, satisfied: happy, reasonable: pick(3) > 0 }
    }
    case 'decideCallback': {
      const decision = (['onceMore', 'anotherUnit', 'suspend', 'close'] as const)[pick(4)]!
      const suspension = { suspensionReason: 'history', targetMs: nowMs + DAY_MS } as const
      return { type, decision, reason: '研判', proposedBy: 'somebody', ...suspension }
    }
    case 'sendBack':
      return { type, to: (['work', 'check', 'callback'] as const)[pick(3)]!, reason: '退回' }
    case 'reopen':
      return { type, newFacts: '复发', noDangerNow: pick(2) === 0, contactNotNeeded: pick(2) === 0 }
    default:
      return laterCommand(type, nowMs, pick)
  }
}

const DAY_MS = 86_400_000

function laterCommand(type: CommandType, nowMs: number, pick: (n: number) => number): CaseCommand | null {
  switch (type) {
    case 'requestVerification':
    case 'withdraw':
    case 'approveExtension':
    case 'approveSuspension':
      return { type }
    case 'submitVerification':
      return { type, result: 'true', photos: ['scene'], distanceReason: '远程' }
    case 'approveVoid':
      return { type, slaves: 'unmerge' }
    case 'cancelVerification':
    case 'recallEscalation':
    case 'refuseExtension':
    case 'refuseSuspension':
    case 'refuseVoid':
    case 'resume':
      return { type, reason: '说明' }
    case 'escalate':
      return { type, upperUnit: '市级', text: '权属在市级', proposedBy: 'somebody' }
    case 'upperReply':
      return { type, outcome: pick(2) === 0 ? 'handled' : 'handedBack', text: '已答复' }
    case 'setUpperDue':
      return { type, dueMs: nowMs + (pick(10) + 1) * DAY_MS, reason: '上级同意' }
    case 'addCoHandler':
      return { type, unit: ['drainage', 'lighting', 'street02'][pick(3)]! }
    case 'requestExtension':
      return {
        type,
        reason: pick(3) === 0 ? 'engineering' : 'weather',
        text: '下雨',
        grant: { n: 2, unit: 'WH' },
        photos: ['p'],
      }
    case 'requestSuspension':
      return { type, reason: 'season', text: '冬季', targetMs: nowMs + (pick(5) + 1) * DAY_MS, told: true }
    case 'requestVoid':
      return { type, reason: 'test' }
    default:
      return askedCommand(type, pick)
  }
}

const posts = [
  'operator',
  'intakeOfficer',
  'filingOfficer',
  'dispatcher',
  'dutyChief',
  'supervisor',
  'callbackOfficer',
  'hazardReviewer',
  'commander',
  'leader',
  'checker',
  'gridWorker',
  'communityOfficer',
  'streetDispatcher',
  'handlerOfficer@sanitation',
  'handlerOfficer@drainage',
  'handlerOfficer@lighting',
  'handlerLead@sanitation',
  'handlerLead@drainage',
  'handlerLead@lighting',
  'handlerLead@street01',
]

/** Two people for each post: enough that no separation of duties leaves a desk empty. */
export const people: readonly Actor[] = posts.flatMap((post) => [
  person(`${post}#${post} A`),
  person(`${post}#${post} B`),
])

/** And who else may act: the citizen, the upper level, the house by its jobs. */
export const staff: readonly Actor[] = [
  ...people,
  person('reporterCitizen#appellant-1'),
  service('upperPlatform'),
  service('system'),
]

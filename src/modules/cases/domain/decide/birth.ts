import { addUnits } from '#core/time/due.ts'
import type { Birth, CaseEvent } from '../case-event.ts'
import type { Elements } from '../case-state.ts'
import type { ImportHistory, ImportTimes, Intake } from '../command/intake.ts'
import type { CommandOf } from '../command.ts'
import type { Facts } from '../facts.ts'
import { orderNo } from '../orders.ts'
import type { RefusalCode } from '../refusals.ts'
import { isUpper, reckon } from './facts-set.ts'
import { event } from './handler.ts'
import { isFit, isWrongLevel } from './units.ts'

export type BirthCommand = CommandOf<'report' | 'reportSelfHandled' | 'receiveDirectOrder' | 'importHistory'>

interface Cradle<C extends BirthCommand> {
  command: C
  facts: Facts
  birth: Birth
}

export interface BirthHandler<C extends BirthCommand> {
  guards: { [G in RefusalCode]?: (cradle: Cradle<C>) => boolean }
  target(cradle: Cradle<C>): string
  events(cradle: Cradle<C>): CaseEvent[]
}

/** Sources whose people stand before the matter: they know the place and have a camera (domain §4.6). */
const SEEING_CHANNELS = ['gridPatrol', 'videoPatrol', 'drone']

/** What is known of the matter, with all that was reckoned from it. */
export function birthOf(command: Intake & { type: string }, facts: Facts): Birth {
  const { caseId, caseNo } = facts.birth!
  const category = command.category === undefined ? null : facts.category(command.category)
  const urgency = command.urgency ?? 'normal'
  const ownerless = command.ownerless ?? false
  const { channel } = command
  const direct = command.type === 'receiveDirectOrder'
  const reckoned = reckon({ channel, urgency, complex: false, ownerless }, category, facts)
  const elements: Elements = {
    name: false,
    time: false,
    place: false,
    cause: false,
    course: false,
    ...command.elements,
  }
  const place = { ...command.place, areaCode: command.place.areaCode ?? null }
  return {
    caseId,
    caseNo,
    channel,
    externalNo: command.externalNo ?? null,
    variant: reckoned.variant,
    rulesVersion: facts.rules.version,
    category: command.category ?? null,
    // a direct order is accepted and filed by the upper level: its tier and limit are settled at once
    tier: direct ? reckoned.tier : null,
    limit: category || direct ? reckoned.limit : null,
    urgency,
    confidentiality: command.confidentiality ?? 'open',
    appealType: command.appealType ?? 'other',
    title: command.title,
    text: command.text,
    place,
    elements,
    flags: {
      emergency: reckoned.emergency,
      safety: reckoned.safety,
      incomplete:
        (command.type === 'report' || direct) &&
        (place.status === 'unresolved' || !place.areaCode || category === null),
      imported: command.type === 'importHistory',
      ownerless,
      test: command.test ?? false,
      synthetic: command.synthetic ?? false,
    },
    appellants: command.appellants ?? [],
    contactLeft: command.contactLeft ?? false,
    upperCase: facts.actor.kind === 'upperPlatform' || isUpper(channel, reckoned.variant, facts),
    photosBefore: command.photosBefore ?? [],
    ...(command.confidence === undefined ? {} : { confidence: command.confidence }),
  }
}

const exists = ({ facts }: { facts: Facts }) => facts.birth!.existing !== null

function isNowhere({ place }: Intake): boolean {
  return (place.lon === undefined || place.lat === undefined) && !place.address?.trim()
}

function rulesOf({ birth, facts }: Cradle<BirthCommand>) {
  return facts.rules.rulesFor(birth.channel, birth.variant)
}

const report: BirthHandler<CommandOf<'report'>> = {
  guards: {
    'case-exists': exists,
    'place-missing': ({ command, birth }) =>
      (SEEING_CHANNELS.includes(command.channel) || birth.variant === 'hazard') && isNowhere(command),
    'photo-missing': ({ command, birth }) =>
      SEEING_CHANNELS.includes(command.channel) && birth.photosBefore.length === 0,
  },
  target: () => 'reported',
  events: (cradle) => {
    const { command, birth } = cradle
    const { sameAs = null, objectsTo = null, givenDueMs = null } = command
    return [event(cradle, 'Reported', { birth, sameAs, objectsTo, givenDue: givenDueMs })]
  },
}

const reportSelfHandled: BirthHandler<CommandOf<'reportSelfHandled'>> = {
  guards: {
    'case-exists': exists,
    'place-missing': ({ command }) => isNowhere(command),
    'evidence-missing': ({ command }) => command.photosBefore.length === 0 || command.photosAfter.length === 0,
    'category-not-self-handled': (cradle) =>
      !rulesOf(cradle).selfHandle || cradle.birth.flags.emergency || cradle.birth.appellants.length > 0,
  },
  target: () => 'closed',
  events: (cradle) => [
    event(cradle, 'SelfHandled', {
      birth: cradle.birth,
      photosAfter: cradle.command.photosAfter,
      answer: cradle.command.answer ?? null,
    }),
  ],
}

const receiveDirectOrder: BirthHandler<CommandOf<'receiveDirectOrder'>> = {
  guards: {
    'case-exists': exists,
    'order-not-acknowledged': (cradle) => {
      const { command, birth, facts } = cradle
      const unit = facts.unit(command.lead)
      return (
        !rulesOf(cradle).directDispatch ||
        !birth.upperCase ||
        !isFit(command.lead, birth, facts) ||
        isWrongLevel(unit, null)
      )
    },
  },
  target: () => 'dispatched',
  events: (cradle) => {
    const { command, birth, facts } = cradle
    const lead = {
      id: facts.newId(),
      no: orderNo(birth.caseNo, 1),
      parentId: null,
      role: 'lead' as const,
      unit: command.lead,
      limit: birth.limit ?? facts.rules.limits.handleFallback,
      givenBy: 'upperPlatform',
    }
    const { givenDueMs: givenDue, messageNo = null } = command
    return [event(cradle, 'DirectOrderReceived', { birth, lead, givenDue, messageNo })]
  },
}

/** In this order each time lies at or after the one before. */
const TIME_ORDER: readonly (keyof ImportTimes)[] = [
  'reportedAt',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'signedAt',
  'doneAt',
  'closedAt',
]

const NEEDED_TIME: { [S in ImportHistory['to']]?: keyof ImportTimes } = {
  done: 'doneAt',
  closed: 'closedAt',
  archived: 'closedAt',
  rejected: 'endedAt',
  declined: 'endedAt',
  referred: 'endedAt',
  voided: 'endedAt',
}

function lastTime(times: ImportTimes): number {
  return Math.max(...Object.values(times).filter((time) => time !== undefined))
}

function timesInvalid(cradle: Cradle<ImportHistory>): boolean {
  const { times, to } = cradle.command
  const { facts } = cradle
  const needed = NEEDED_TIME[to]
  const given = TIME_ORDER.map((step) => times[step]).filter((time) => time !== undefined)
  if (times.reportedAt === undefined || (needed && times[needed] === undefined)) return true
  if ([...given, times.endedAt ?? times.reportedAt].some((time) => !Number.isFinite(time) || time > facts.atMs))
    return true
  if (given.some((time, i) => i > 0 && time < given[i - 1]!)) return true
  if (times.endedAt !== undefined && times.endedAt < times.reportedAt) return true
  // archived means older than the archive age
  return to === 'archived' && addUnits(times.closedAt!, rulesOf(cradle).archiveAfter, facts.calendar) > facts.atMs
}

function partnerMissing({ command, facts }: Cradle<ImportHistory>): boolean {
  const { to, master, leadUnit } = command
  if (to === 'merged') {
    const found = master === undefined ? null : facts.related(master)
    return !found || found.state === 'merged'
  }
  const leads = leadUnit !== undefined && facts.unit(leadUnit) !== null
  return (to === 'handling' || to === 'done') && !leads
}

const importHistory: BirthHandler<ImportHistory> = {
  guards: {
    'import-account-only': ({ facts }) => facts.actor.kind !== 'importAccount',
    'case-exists': exists,
    'import-times-invalid': timesInvalid,
    'import-partner-missing': partnerMissing,
  },
  target: ({ command }) => command.to,
  events: (cradle) => {
    const { command, birth, facts } = cradle
    const { to, times, leadUnit } = command
    const worked = to === 'handling' || to === 'done' || to === 'closed' || to === 'archived'
    const lead =
      leadUnit && worked
        ? {
            id: facts.newId(),
            no: orderNo(birth.caseNo, 1),
            parentId: null,
            role: 'lead' as const,
            unit: leadUnit,
            limit: birth.limit,
            givenBy: 'import',
          }
        : null
    const imported = event(cradle, 'Imported', {
      birth,
      to,
      times,
      lead,
      master: to === 'merged' && command.master ? (facts.related(command.master)?.id ?? null) : null,
      closeKind: command.closeKind ?? null,
      result: command.result ?? null,
      answer: command.answer ?? null,
      externalDue: command.externalDueMs ?? null,
    })
    return [{ ...imported, at: lastTime(times) }]
  },
}

export const birthHandlers: { [T in BirthCommand['type']]: BirthHandler<CommandOf<T>> } = {
  report,
  reportSelfHandled,
  receiveDirectOrder,
  importHistory,
}

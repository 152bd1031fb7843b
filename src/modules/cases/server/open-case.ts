import { fault } from '#core/fault.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import { brokenUnique } from '#platform/db/database.ts'
import type { AppellantInput, CommandAnswer } from '../contract.ts'
import { formatCaseNumber } from '../domain/case-number.ts'
import type { ImportHistory, ReceiveDirectOrder, Report, ReportSelfHandled } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import type { Actor } from '../domain/facts.ts'
import { refusal } from '../domain/refusals.ts'
import { answerOf } from './answer-of.ts'
import type { SealedAppellant } from './appellant-store.ts'
import { findByExternalNo } from './case-reference-store.ts'
import { caseRoom } from './case-room.ts'
import { commitCase, findCase } from './case-store.ts'
import { commitOf, refusalFault, remember } from './execute-command.ts'
import { actorOf, factsOf } from './facts-of.ts'
import { actsAsCitizen, isOwnCase } from './own-case.ts'
import { sealAppellant } from './seal-appellant.ts'

export type OpeningCommand = Report | ReportSelfHandled | ReceiveDirectOrder | ImportHistory

export interface Opened {
  answer: CommandAnswer
  /** The same external number had been delivered before: this is the first answer again. */
  known: boolean
}

/** Brings a new case into being; a second delivery of one external number answers with the first case. */
export async function openCase(
  call: Call,
  command: OpeningCommand,
  person: AppellantInput | null | undefined,
  actor: Actor = openingActor(call, person),
): Promise<Opened> {
  const room = call.runtime.use(caseRoom)
  const channel = room.catalogue.channel(command.channel)
  if (!channel)
    throw fault('channel-unknown', {
      status: 422,
      zh: `没有“${command.channel}”这个来源渠道。请从列表中选择。`,
      en: `There is no channel ${command.channel}.`,
    })
  const known = await answerKnown(call, command)
  if (known) return known
  const reportedAt = command.type === 'importHistory' ? command.times.reportedAt : call.nowMs
  const sequence = await room.numbers.take(reportedAt)
  const appellant = whoAsks(call, person)
  const full: OpeningCommand = {
    ...command,
    appellants: appellant ? [appellant.id] : [],
    contactLeft: appellant?.reachable ?? false,
  }
  const birth = {
    caseId: call.newId(),
    caseNo: formatCaseNumber(room.districtCode(), reportedAt, channel.code, sequence),
    existing: null,
  }
  const facts = factsOf({
    room,
    actor,
    atMs: call.nowMs,
    state: null,
    openClocks: [],
    related: new Map(),
    newId: call.newId,
    birth,
    category: command.category ?? null,
    areaCode: command.place.areaCode ?? null,
  })
  const decision = decide(null, full, facts)
  if (!decision.ok) throw refusalFault(decision.refusal)
  const commit = commitOf({
    call,
    actor,
    facts,
    before: null,
    after: decision.state,
    events: decision.events,
    clocks: decision.clocks,
    main: true,
    appellant,
  })
  try {
    await commitCase(call.db, commit)
    remember(call.db, room, commit)
  } catch (error) {
    // Two deliveries of one number at the same moment: the first one in has it.
    if (brokenUnique(error) !== 'case_external_key') throw error
    const first = await answerKnown(call, command)
    if (!first) throw error
    return first
  }
  return { answer: answerOf(commit.state), known: false }
}

/** The record of a case that a citizen reports without a name does not say by which account. */
function openingActor({ principal, operation }: Call, person: AppellantInput | null | undefined): Actor {
  const actor = actorOf(principal)
  return person?.anonymous && actsAsCitizen(principal, operation.may) ? { ...actor, personId: null } : actor
}

/**
 * A citizen with an account is their own appellant, and so finds the case again; whoever asks without a name is tied to no
 * account either.
 */
function whoAsks(call: Call, person: AppellantInput | null | undefined): SealedAppellant | null {
  const { principal, nowMs } = call
  const { secrets } = call.runtime
  if (!actsAsCitizen(principal, call.operation.may) || person?.anonymous)
    return sealAppellant(secrets, person, call.newId(), nowMs)
  const name = person?.name?.trim() || principal.name
  return sealAppellant(secrets, { ...person, name }, principal.id, nowMs)
}

/** The case that already has this outside number. Its journal line is what tells a repeated command from a new one. */
async function answerKnown(call: Call, command: OpeningCommand): Promise<Opened | null> {
  if (command.externalNo === undefined) return null
  const id = await findByExternalNo(call.db, command.channel, command.externalNo)
  const found = id === null ? null : await findCase(call.db, id)
  if (!found) return null
  // A number made up by a citizen must not tell how somebody else's case stands.
  if (actsAsCitizen(call.principal, call.operation.may) && !isOwnCase(call.principal, found.state))
    throw refusalFault(refusal('case-exists'))
  const answer = answerOf(found.state)
  if (!call.within) await writeJournal(call.db, call.journalEntry(answer, answer.id, { known: true }))
  return { answer, known: true }
}

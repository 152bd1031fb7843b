import { fault, isFault } from '#core/fault.ts'
import type { Refusal } from '#core/refusal.ts'
import { inScope } from '#core/scope.ts'
import { bigrams } from '#core/text/bigrams.ts'
import { applyEffects } from '#modules/clocks/contract.ts'
import type { Call, JournalEntry } from '#platform/call.ts'
import { brokenUnique, type Executor, isDeadlock, within } from '#platform/db/database.ts'
import { type CommandAnswer, caseChanged } from '../contract.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { ClockEffect } from '../domain/clock-words.ts'
import type { CaseCommand } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import type { Actor, Facts } from '../domain/facts.ts'
import { refusal } from '../domain/refusals.ts'
import { relatedCases } from '../domain/related-cases.ts'
import { actingPost } from './acting-post.ts'
import { answerOf } from './answer-of.ts'
import type { SealedAppellant } from './appellant-store.ts'
import { columnsOf } from './case-columns.ts'
import { findCaseId } from './case-reference-store.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'
import { type CaseCommit, commitCase, findCase, type LoadedCase, lockCases } from './case-store.ts'
import { actorOf, factsOf, isUpperPlatform } from './facts-of.ts'
import { isObjectionWaiting } from './objection-store.ts'
import { isOwnCase } from './own-case.ts'
import { recordLines } from './record-lines.ts'
import { answerKnownMessage } from './upper-message.ts'

const TRIES = 4

/** Runs one command on one case: load, decide, and write everything it brings about in one statement. */
export async function executeCommand(call: Call, reference: string, command: CaseCommand): Promise<CommandAnswer> {
  const id = await findCaseId(call.db, reference)
  if (id === null) throw caseNotFound()
  const { expectedVersion } = call.command
  for (let tries = 1; tries <= TRIES; tries++) {
    const answer = await runOnce(call, id, command, tries > 1)
    if (answer) return answer
    // Somebody else was faster. A caller who said which version was meant must look again; others just try again.
    if (expectedVersion !== null) break
  }
  throw staleVersion()
}

/** Null when somebody else changed a case first; then nothing is written. Tried again, the case waits its turn. */
async function runOnce(call: Call, id: string, command: CaseCommand, inTurn: boolean): Promise<CommandAnswer | null> {
  const { recent } = call.runtime.use(caseRoom)
  try {
    if (!inTurn) return await runAtOnce(call, id, command)
    recent.drop(id)
    return await within(call.db, async (tx) => {
      const loaded = await findCase(tx, id)
      const ids = [id]
      for (const reference of relatedCases(loaded?.state ?? null, command)) {
        const other = await findCaseId(tx, reference)
        if (other !== null) ids.push(other)
      }
      await lockCases(tx, ids)
      return decideAndCommit(call, tx, await findCase(tx, id), command)
    })
  } catch (error) {
    // A corrected channel may have a case of this outside number already.
    if (brokenUnique(error) === 'case_external_key') throw refusalFault(refusal('case-exists'))
    if (!(error instanceof LostRace) && !isDeadlock(error)) throw error
    // Inside somebody else's transaction what was half written cannot be taken back here: the whole of it fails.
    if (!('tx' in call.db)) throw staleVersion()
    return null
  }
}

/** On the case as this process remembers it, else as it is stored; a refusal is said only after a fresh look. */
async function runAtOnce(call: Call, id: string, command: CaseCommand): Promise<CommandAnswer | null> {
  const { recent } = call.runtime.use(caseRoom)
  const remembered = 'tx' in call.db ? recent.find(id) : null
  if (remembered)
    try {
      return await decideAndCommit(call, call.db, remembered, command)
    } catch (error) {
      if (!isFault(error)) throw error
      recent.drop(id)
    }
  return decideAndCommit(call, call.db, await findCase(call.db, id), command)
}

/** Thrown out of a transaction that touches several cases, so that none of it stays. */
class LostRace extends Error {}

/** In the area or with the unit of a post; whoever is named to check or verify a case sees it until that is done. */
export function maySee(call: Call, state: CaseState): boolean {
  if (state.state === 'checking' && state.checks.checker === call.principal.id) return true
  if (state.state === 'verifying' && state.verification?.verifier === call.principal.id) return true
  // the upper level knows what it sent, what was passed up to it, and what it has answered
  if (isUpperPlatform(call.principal))
    return state.upperCase || state.state === 'escalated' || state.upperMessages.length > 0
  return inScope(call.scope('cases:view'), {
    areaCode: state.place.areaCode ?? null,
    units: state.orders.map((order) => order.unit),
  })
}

async function decideAndCommit(
  call: Call,
  db: Executor,
  loaded: LoadedCase | null,
  command: CaseCommand,
): Promise<CommandAnswer | null> {
  const room = call.runtime.use(caseRoom)
  if (!loaded || !(maySee(call, loaded.state) || isOwnCase(call.principal, loaded.state))) throw caseNotFound()
  const known = await answerKnownMessage(call, db, loaded.state, command)
  if (known) return known
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== loaded.state.version) throw staleVersion()
  const actor = actorOf(call.principal)
  await room.knowRules(loaded.state.rulesVersion)
  const related = await relatedTo(call, db, loaded.state, command)
  const facts = factsOf({
    room,
    actor,
    atMs: call.nowMs,
    state: loaded.state,
    openClocks: loaded.clocks,
    related: new Map([...related].map(([key, other]) => [key, other.state])),
    newId: call.newId,
    birth: null,
    category: 'category' in command ? (command.category ?? null) : null,
    objectionWaits: command.type === 'archive' && (await isObjectionWaiting(db, loaded.state)),
  })
  const decision = decide(loaded.state, command, facts)
  if (!decision.ok) throw refusalFault(decision.refusal)
  const { state, events, clocks } = decision
  const main = commitOf({ call, actor, facts, before: loaded, after: state, events, clocks, main: true })
  if (decision.others.length === 0) {
    if (!(await commitCase(db, main))) return null
    remember(db, room, main)
    return answerOf(state)
  }
  const others = decision.others.map((other) => {
    const before = related.get(other.caseId)
    if (!before) throw new Error(`command ${command.type} touches case ${other.caseId}, which was not loaded`)
    const { state: after, events, clocks } = other
    return commitOf({ call, actor, facts, before, after, events, clocks, main: false })
  })
  // In one order whoever commands, so that two commands on the same cases do not wait for each other.
  const commits = [main, ...others].sort((a, b) => (a.state.id < b.state.id ? -1 : 1))
  await within(db, async (tx) => {
    for (const commit of commits) if (!(await commitCase(tx, commit))) throw new LostRace()
  })
  for (const commit of commits) remember(db, room, commit)
  return answerOf(state)
}

/** What a transaction wrote that has not ended is not remembered: it may yet be taken back. */
export function remember(db: Executor, { recent }: CaseRoom, { state, openClocks, lines }: CaseCommit): void {
  if ('tx' in db) recent.keep({ state, clocks: openClocks, recordHash: lines.at(-1)!.hash })
  else recent.drop(state.id)
}

/** The other cases that the command touches, by the words that name them and by id; those that the caller names must be visible. */
async function relatedTo(
  call: Call,
  db: Executor,
  state: CaseState,
  command: CaseCommand,
): Promise<Map<string, LoadedCase>> {
  const related = new Map<string, LoadedCase>()
  for (const reference of relatedCases(state, command)) {
    const otherId = await findCaseId(db, reference)
    const other = otherId === null ? null : await findCase(db, otherId)
    const isBound = other !== null && (state.master === other.state.id || state.slaves.includes(other.state.id))
    if (other && (isBound || maySee(call, other.state)))
      for (const key of [reference, other.state.id]) related.set(key, other)
  }
  return related
}

export interface CommitParts {
  call: Call
  actor: Actor
  facts: Facts
  before: LoadedCase | null
  /** The case as the decision leaves it. */
  after: CaseState
  events: readonly CaseEvent[]
  clocks: readonly ClockEffect[]
  /** The case that the command names; others that it touches carry no journal line of their own. */
  main: boolean
  appellant?: SealedAppellant | null
}

/** Everything that one case writes for one command. */
export function commitOf(parts: CommitParts): CaseCommit {
  const { call, actor, before, events } = parts
  const state = parts.after
  const { changed, open, stepClock } = applyEffects(before?.clocks ?? [], parts.clocks, {
    caseId: state.id,
    state: state.state,
    atMs: call.nowMs,
    calendar: parts.facts.calendar,
    newId: call.newId,
  })
  const entry: JournalEntry | null = parts.main && !call.within ? call.journalEntry(answerOf(state), state.id) : null
  const orders =
    state.orders === before?.state.orders ? [] : state.orders.filter((order) => !before?.state.orders.includes(order))
  const columns = columnsOf(state, { open, stepClock, atMs: call.nowMs, calendar: parts.facts.calendar })
  const held = actingPost(call, state, orders)
  const words =
    before &&
    before.state.title === state.title &&
    before.state.text === state.text &&
    before.state.place.address === state.place.address
  return {
    previousVersion: before?.state.version ?? null,
    state,
    columns,
    lines: recordLines(events, {
      caseId: state.id,
      actor,
      post: held?.post ?? null,
      unitId: held?.unit ?? null,
      commandId: call.command.id,
      recordedMs: call.runtime.wallMs(),
      previousHash: before?.recordHash ?? null,
      firstSeq: (before?.state.version ?? 0) + 1,
    }),
    clocks: changed,
    openClocks: open,
    orders,
    text: words ? null : textOf(state),
    appellant: parts.appellant ?? null,
    told: [{ happening: caseChanged.name, payload: toldOf(state, columns.leadUnit, before, events) }],
    journal: entry,
  }
}

function textOf(state: CaseState): CaseCommit['text'] {
  const address = state.place.address ?? null
  const terms = bigrams([state.title, state.text, address ?? '', state.caseNo, state.externalNo ?? ''].join('\n')).join(
    ' ',
  )
  return { title: state.title, body: state.text, address, terms }
}

function toldOf(state: CaseState, leadUnit: string | null, before: LoadedCase | null, events: readonly CaseEvent[]) {
  const areaCode = state.place.areaCode ?? null
  const formerAreaCode = before?.state.place.areaCode ?? null
  return {
    caseId: state.id,
    caseNo: state.caseNo,
    version: state.version,
    events: events.map((event) => event.type),
    from: before?.state.state ?? null,
    state: state.state,
    areaCode,
    formerAreaCode: formerAreaCode === areaCode ? null : formerAreaCode,
    leadUnit,
    units: [...new Set(state.orders.map((order) => order.unit))],
    channel: state.channel,
    variant: state.variant,
  }
}

export function refusalFault(refusal: Refusal) {
  return fault(refusal.code, { status: refusal.status, zh: refusal.zh, en: refusal.en })
}

export function caseNotFound() {
  return fault('case-not-found', {
    status: 404,
    zh: '没有找到该案件或不在您的管辖范围。请核对编号。',
    en: 'There is no such case, or it is outside your area. Check the number.',
  })
}

function staleVersion() {
  return fault('stale-version', {
    status: 409,
    zh: '案件刚被他人更新。请刷新后核对再提交。',
    en: 'Somebody has just changed this case. Refresh, check and submit again.',
  })
}

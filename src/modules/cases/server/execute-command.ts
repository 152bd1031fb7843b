import { fault } from '#core/fault.ts'
import type { Refusal } from '#core/rulebook.ts'
import { inScope } from '#core/scope.ts'
import { bigrams } from '#core/text/bigrams.ts'
import { applyEffects } from '#modules/clocks/contract.ts'
import type { Call, JournalEntry } from '#platform/call.ts'
import { within } from '#platform/db/database.ts'
import { type CommandAnswer, caseChanged } from '../contract.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { ClockEffect } from '../domain/clock-words.ts'
import type { CaseCommand } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import type { Actor, Facts } from '../domain/facts.ts'
import { relatedCases } from '../domain/related-cases.ts'
import type { SealedAppellant } from './appellant-store.ts'
import { columnsOf } from './case-columns.ts'
import { findCaseId } from './case-reference-store.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'
import { type CaseCommit, commitCase, findCase, type LoadedCase } from './case-store.ts'
import { actorOf, factsOf } from './facts-of.ts'
import { recordLines } from './record-lines.ts'

const TRIES = 4

/** Runs one command on one case: load, decide, and write everything it brings about in one statement. */
export async function executeCommand(call: Call, reference: string, command: CaseCommand): Promise<CommandAnswer> {
  const room = call.runtime.use(caseRoom)
  const id = await findCaseId(call.db, reference)
  for (let tries = 1; ; tries++) {
    const loaded = id === null ? null : await findCase(call.db, id)
    if (!loaded || !maySee(call, loaded.state)) throw caseNotFound()
    const { expectedVersion } = call.command
    if (expectedVersion !== null && expectedVersion !== loaded.state.version) throw staleVersion()
    const answer = await decideAndCommit(call, room, loaded, command)
    if (answer) return answer
    // Somebody else was faster. A caller who said which version was meant must look again; others just try again.
    if (expectedVersion !== null || tries === TRIES) throw staleVersion()
  }
}

export function maySee(call: Call, state: CaseState): boolean {
  return inScope(call.scope('cases:view'), {
    areaCode: state.place.areaCode ?? null,
    units: state.orders.map((order) => order.unit),
  })
}

async function decideAndCommit(
  call: Call,
  room: CaseRoom,
  loaded: LoadedCase,
  command: CaseCommand,
): Promise<CommandAnswer | null> {
  const actor = actorOf(call.principal)
  const related = new Map<string, LoadedCase>()
  for (const reference of relatedCases(loaded.state, command)) {
    const otherId = await findCaseId(call.db, reference)
    const other = otherId === null ? null : await findCase(call.db, otherId)
    if (other && maySee(call, other.state)) for (const key of [reference, other.state.id]) related.set(key, other)
  }
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
  })
  const decision = decide(loaded.state, command, facts)
  if (!decision.ok) throw refusalFault(decision.refusal)
  const main = commitOf({
    call,
    actor,
    facts,
    before: loaded,
    after: decision.state,
    events: decision.events,
    clocks: decision.clocks,
    main: true,
  })
  if (decision.others.length === 0) return (await commitCase(call.db, main)) ? answerOf(main.state) : null
  return within(call.db, async (tx) => {
    if (!(await commitCase(tx, main))) return null
    for (const other of decision.others) {
      const before = related.get(other.caseId)
      if (!before) throw new Error(`command ${command.type} touches case ${other.caseId}, which was not loaded`)
      const commit = commitOf({
        call,
        actor,
        facts,
        before,
        after: other.state,
        events: other.events,
        clocks: other.clocks,
        main: false,
      })
      if (!(await commitCase(tx, commit))) throw staleVersion()
    }
    return answerOf(main.state)
  })
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
  const held = actor.posts.find((post) =>
    call.principal.posts.some((mine) => mine.post === post.post && mine.permissions.has(call.operation.may)),
  )
  const entry: JournalEntry | null = parts.main ? call.journalEntry(answerOf(state), state.id) : null
  const orders =
    state.orders === before?.state.orders ? [] : state.orders.filter((order) => !before?.state.orders.includes(order))
  const words =
    before &&
    before.state.title === state.title &&
    before.state.text === state.text &&
    before.state.place.address === state.place.address
  return {
    previousVersion: before?.state.version ?? null,
    state,
    columns: columnsOf(state, open, stepClock),
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
    orders,
    text: words ? null : textOf(state),
    appellant: parts.appellant ?? null,
    told: [{ happening: caseChanged.name, payload: toldOf(state, before, events) }],
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

function toldOf(state: CaseState, before: LoadedCase | null, events: readonly CaseEvent[]) {
  return {
    caseId: state.id,
    caseNo: state.caseNo,
    version: state.version,
    events: events.map((event) => event.type),
    from: before?.state.state ?? null,
    state: state.state,
    areaCode: state.place.areaCode ?? null,
    leadUnit: state.orders.findLast((order) => order.role === 'lead')?.unit ?? null,
    channel: state.channel,
  }
}

export function answerOf(state: CaseState): CommandAnswer {
  return { id: state.id, caseNo: state.caseNo, version: state.version, state: state.state }
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

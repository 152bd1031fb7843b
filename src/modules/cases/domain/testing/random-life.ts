import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { CaseState } from '../case-state.ts'
import type { CommandType } from '../command.ts'
import { decide } from '../decide.ts'
import type { RequestKind } from '../enums.ts'
import { evolveAll } from '../evolve.ts'
import type { Actor } from '../facts.ts'
import { commandsIn, isBirth, lifecycleTable, rowOf } from '../lifecycle-table.ts'
import { findLead, findOpenLead } from '../orders.ts'
import type { StateId } from '../states.ts'
import { checkInvariants } from './invariants.ts'
import { type CaseRun, caseIn, type Kind, reports } from './run.ts'
import { filledIn, staff } from './script.ts'
import { bookOf, newWorld, type World } from './world.ts'

const later = lifecycleTable.filter((row) => !isBirth(row)).map((row) => row.id)

export function worldOf(seed: number): World {
  const books = [
    bookOf(),
    bookOf('wuhan'),
    bookOf('shanghai-minhang'),
    bookOf('beijing-fengtai'),
    bookOf(null, { set: { pauseOnReturn: true, returnAllowed: true, returnWindow: null } }),
  ]
  return newWorld(books[seed % books.length])
}

/** Tries a command by some of the people; carries it out if one of them may. */
export function attempt(
  run: CaseRun,
  type: CommandType,
  pick: (n: number) => number,
  people: readonly Actor[] = staff,
): boolean {
  const command = filledIn(type, run.case, run.nowMs, pick)
  if (!command) return false
  const first = pick(people.length)
  for (let i = 0; i < people.length; i++) {
    const actor = people[(first + i) % people.length]!
    const decision = decide(run.case, command, run.facts(actor))
    if (!decision.ok) continue
    const row = rowOf(type)
    assert.ok(row.from.includes(run.case.state), `${type} is not of ${run.case.state}`)
    const stays = decision.state.state === run.case.state
    const targets = row.to.filter(({ state }) => state === decision.state.state || (stays && state === '='))
    const lead = findLead(decision.state)?.status
    const nothingToTake = findOpenLead(run.case) === null
    const fits = (effect: string | undefined) =>
      effect === undefined || effect === 'none' || effect === lead || (effect === 'withdrawn' && nothingToTake)
    assert.ok(
      targets.some(({ effects }) => fits(effects?.lead)),
      `${type}: to ${decision.state.state}, the lead order is ${lead}`,
    )
    assert.ok(
      decision.events.some((event) => row.events.includes(event.type)),
      'an event that the row names',
    )
    run.do(actor, command)
    return true
  }
  return false
}

export const kinds = Object.keys(reports) as Kind[]

/** Mostly minutes or hours, now and then so long that everything is overdue or may be archived. */
const minutes = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 600 }) },
  { weight: 1, arbitrary: fc.constantFrom(10_000, 60_000) },
)
const step = fc.record({ command: fc.nat(999), minutes, picks: fc.nat(9999) })
export const steps = fc.array(step, { maxLength: 60, size: 'max' })

/** Towards the end: what the people of the district do with a case that is in this state. */
export const onward: { [S in StateId]?: CommandType[] } = {
  reported: ['accept'],
  verifying: ['submitVerification', 'cancelVerification'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['sign'],
  handling: ['complete'],
  suspended: ['resume'],
  escalated: ['recallEscalation'],
  done: ['skipCheck', 'assignCheck'],
  checking: ['submitCheck'],
  callback: ['preCallback', 'submitCallback', 'decideCallback'],
  toClose: ['close'],
  closed: ['reopen', 'archive'],
  rejected: ['reconsider', 'archive'],
  declined: ['reconsider'],
}

const ENDINGS = [
  'answerDirectly',
  'referOut',
  'reject',
  'decline',
  'void',
  'merge',
  'withdraw',
  'requestVoid',
  'archive',
]

/** What an open request or order below waits for: left to chance it would hardly come to a decision. */
function awaited({ state, request, orders }: CaseState, number: number): CommandType[] {
  if (request) return DECISIONS[request.kind][request.status]
  if (state === 'handling' && number % 10 === 7) return REQUESTS
  return orders.some(({ role, status }) => role !== 'lead' && status === 'signed') ? ['completeOrder'] : []
}

const REQUESTS: CommandType[] = [
  'requestExtension',
  'requestSuspension',
  'requestReturn',
  'requestVoid',
  'requestExtension',
]
const BEFORE_DECISION: CommandType[] = [
  'endorseRequest',
  'endorseRequest',
  'endorseRequest',
  'stopRequest',
  'cancelRequest',
]
const DECISIONS: { [K in RequestKind]: Record<'drafted' | 'endorsed', CommandType[]> } = {
  return: { drafted: BEFORE_DECISION, endorsed: ['approveReturn', 'refuseReturn'] },
  extension: { drafted: BEFORE_DECISION, endorsed: ['approveExtension', 'refuseExtension'] },
  suspension: { drafted: BEFORE_DECISION, endorsed: ['approveSuspension', 'refuseSuspension'] },
  void: { drafted: [], endorsed: ['approveVoid', 'refuseVoid'] },
}

/** Mostly what the state allows, now and then anything or an early end. */
export function commandOf(run: CaseRun, number: number): CommandType {
  if (number % 20 === 0) return later[number % later.length]!
  const waiting = awaited(run.case, number)
  if (waiting.length > 0 && number % 2 === 1) return waiting[Math.floor(number / 2) % waiting.length]!
  const allowed = commandsIn(run.case.state).filter((type) => number % 12 === 1 || !ENDINGS.includes(type))
  const straight = onward[run.case.state] ?? []
  return (
    (number % 3 === 0 ? straight : allowed)[number % 7] ?? allowed[number % Math.max(allowed.length, 1)] ?? 'reopen'
  )
}

export function picker(seed: number): (n: number) => number {
  let state = seed + 1
  return (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 65_536) % n
  }
}

/** What a walk saw: it is worth something only if it gets about. */
export interface Seen {
  states: Set<string>
  commands: Set<string>
  events: Set<string>
}

/** Lives of cases: the invariants hold after each command, and the record replays to the same case. */
export function proveLives(begin: (seed: number) => CaseRun, numRuns: number): Seen {
  const seen: Seen = { states: new Set(), commands: new Set(), events: new Set() }
  fc.assert(
    fc.property(fc.nat(1000), steps, (seed, walk) => {
      const run = begin(seed)
      for (const each of walk) {
        run.wait(each.minutes)
        const before = run.case
        const command = commandOf(run, each.command)
        if (!attempt(run, command, picker(each.picks))) continue
        assert.equal(run.case.version, before.version + run.last!.events.length)
        checkInvariants(run)
        seen.states.add(run.case.state)
        seen.commands.add(command)
      }
      for (const event of run.record) seen.events.add(event.type)
      const replayed = JSON.parse(JSON.stringify(run.record))
      assert.deepEqual(evolveAll(null, replayed), JSON.parse(JSON.stringify(run.case)))
    }),
    // the same walks each time, because they must have got about
    { numRuns, seed: 20260302 },
  )
  return seen
}

export function reported(kind: Kind): (seed: number) => CaseRun {
  return (seed) => {
    const run = caseIn('reported', kind, worldOf(seed))
    checkInvariants(run)
    return run
  }
}

/** Commands between cases, walked in merge.test.ts. */
const OF_TWO_CASES: readonly CommandType[] = ['merge', 'unmerge']

/** Every later command of a single case but these. */
export function everyOtherCommand(never: readonly CommandType[]): CommandType[] {
  return later.filter((type) => !never.includes(type) && !OF_TWO_CASES.includes(type))
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { clockCards, clockNames } from '#modules/clocks/contract.ts'
import { birthHandlers } from './decide/birth.ts'
import { handlerOf } from './decide/handlers.ts'
import { isBirth, lifecycleTable } from './lifecycle-table.ts'
import { refusal, refusalCodes, wrongState } from './refusals.ts'
import { separationPairs } from './separation.ts'
import { caseStates, stateCards } from './states.ts'
import type { ClockRef, RowClocks, Target } from './table/row.ts'

/** The expected matrix, as it was agreed for the domain. */
interface ExpectedRow {
  zh: string
  level: string
  from: string[]
  who: string[]
  guards: string[]
  events: string[]
  clocks: RowClocks
  needs: object
  effects: object
  to: Target[]
}

interface Fixture {
  states: string[]
  commands: Record<string, ExpectedRow>
  clocks: Record<string, { zh: string; owner: string; subject: string }>
  stateCards: Record<string, { zh: string; terminal: boolean; endsClocks: boolean; refusal: string }>
  sentences: Record<string, string>
  separation: [string, string, string][]
}

const fixture = JSON.parse(readFileSync(new URL('./table.fixture.json', import.meta.url), 'utf8')) as Fixture

/** What this table adds to the agreed matrix, each for a note of the domain. */
const ADDED: Record<string, RowClocks> = {
  accept: { change: ['total'] },
  dispatch: { passOn: ['emergency'] },
  sign: { start: ['orderSign'] },
}

test('状态 × 命令：逐格与约定一致', () => {
  assert.deepEqual(Object.keys(fixture.commands).sort(), lifecycleTable.map((row) => row.id).sort())
  assert.deepEqual([...caseStates], fixture.states)
  const cells = (from: readonly string[]) => ['-', ...fixture.states].map((state) => from.includes(state))
  for (const row of lifecycleTable) {
    assert.deepEqual(cells(row.from), cells(fixture.commands[row.id]!.from), row.id)
  }
})

test('每个命令的岗位、拒绝码、事件、前提一致', () => {
  for (const row of lifecycleTable) {
    const expected = fixture.commands[row.id]!
    assert.deepEqual([...row.who].sort(), [...expected.who].sort(), row.id)
    assert.deepEqual([...row.guards], expected.guards, row.id)
    assert.deepEqual([...row.events], expected.events, row.id)
    assert.deepEqual(row.needs ?? {}, expected.needs, row.id)
    assert.deepEqual(row.effects ?? {}, expected.effects, row.id)
    assert.deepEqual([row.zh, row.level], [expected.zh, expected.level], row.id)
  }
})

test('每个去向的条件、时限动作、工单影响一致', () => {
  for (const row of lifecycleTable) {
    const expected = fixture.commands[row.id]!
    assert.deepEqual(normal(row.clocks), merged(normal(expected.clocks), normal(ADDED[row.id])), row.id)
    assert.equal(row.to.length, expected.to.length, row.id)
    expected.to.forEach((target, i) => {
      const own = row.to[i]!
      assert.equal(own.state, target.state, row.id)
      assert.equal(own.when ?? '', target.when, row.id)
      assert.deepEqual(own.if ?? {}, target.if ?? {}, row.id)
      assert.deepEqual(own.effects ?? {}, target.effects ?? {}, row.id)
      assert.deepEqual(normal(own.clocks), normal(target.clocks), row.id)
    })
  }
})

type Normal = Record<string, ClockRef[]>

function normal(clocks: RowClocks = {}): Normal {
  return Object.fromEntries(Object.entries(clocks).map(([kind, list]) => [kind, [...list] as ClockRef[]]))
}

function merged(clocks: Normal, added: Normal): Normal {
  const sum = { ...clocks }
  for (const [kind, list] of Object.entries(added)) sum[kind] = [...(sum[kind] ?? []), ...list]
  return sum
}

test('状态、时限、岗位分离和拒绝语句一致', () => {
  for (const state of caseStates) {
    const { zh, terminal, endsClocks, refusal: said } = stateCards[state]
    assert.deepEqual({ zh, terminal, endsClocks, refusal: said.zh }, fixture.stateCards[state])
    assert.equal(wrongState(state).code, `wrong-state:${state}`)
  }
  assert.deepEqual([...clockNames].sort(), Object.keys(fixture.clocks).sort())
  for (const name of clockNames) {
    const { zh, owner, subject } = clockCards[name]
    const { zh: zhOf, owner: ownerOf, subject: subjectOf } = fixture.clocks[name]!
    assert.deepEqual([zh, owner, subject], [zhOf, ownerOf, subjectOf])
  }
  assert.deepEqual(
    separationPairs.map((pair) => [pair.first, pair.second, pair.scope]),
    fixture.separation,
  )
  for (const [code, zh] of Object.entries(fixture.sentences)) {
    assert.equal(refusal(code as (typeof refusalCodes)[number]).zh, zh)
  }
  const own = ['not-permitted', 'separation-of-duties', 'option-unknown']
  assert.deepEqual([...refusalCodes].sort(), [...Object.keys(fixture.sentences), ...own].sort())
})

test('表中每个拒绝码都有判断', () => {
  const needed: Record<string, string[]> = {
    answerDirectly: ['supervision-open'],
    referOut: ['supervision-open'],
    reject: ['supervision-open'],
    merge: ['supervision-open'],
    decline: ['supervision-open', 'measure-missing'],
    void: ['supervision-open'],
    signOrder: ['order-wrong-state'],
    completeOrder: ['order-wrong-state'],
    returnOrder: ['order-wrong-state'],
    withdrawOrder: ['order-wrong-state'],
    firstContact: ['contact-not-required'],
    takeSafetyMeasure: ['not-emergency'],
    requestReturn: ['request-open'],
    endorseRequest: ['request-not-drafted'],
    stopRequest: ['request-not-drafted'],
    cancelRequest: ['no-request'],
    approveReturn: ['request-not-endorsed'],
    refuseReturn: ['request-not-endorsed'],
    requestVerification: ['verification-not-allowed'],
    escalate: ['measure-missing'],
    setUpperDue: ['not-upper-case'],
    requestExtension: ['request-open'],
    requestSuspension: ['request-open', 'measure-missing'],
    requestVoid: ['request-open'],
    approveExtension: ['request-not-endorsed'],
    refuseExtension: ['request-not-endorsed'],
    approveSuspension: ['request-not-endorsed', 'measure-missing', 'contact-missing'],
    refuseSuspension: ['request-not-endorsed'],
    approveVoid: ['request-not-endorsed', 'supervision-open'],
    refuseVoid: ['request-not-endorsed'],
    complete: ['children-open'],
    skipCheck: ['check-not-skippable'],
    submitCallback: ['decision-pending'],
    decideCallback: ['no-decision-pending'],
    close: ['supervision-open'],
    preCallback: ['pre-callback-not-due'],
    archive: ['archive-open-items'],
  }
  for (const row of lifecycleTable) {
    const handler = isBirth(row) ? birthHandlers[row.id as keyof typeof birthHandlers] : handlerOf(row.id)
    const standing = 'standing' in handler ? (handler.standing ?? {}) : {}
    const judged = [...Object.keys(standing), ...Object.keys(handler.guards ?? {}), ...(needed[row.id] ?? [])]
    assert.deepEqual(
      row.guards.filter((code) => !judged.includes(code)),
      [],
      row.id,
    )
    const asked = [...Object.keys(standing), ...Object.keys(handler.guards ?? {})]
    assert.deepEqual(
      asked.filter((code) => !(row.guards as readonly string[]).includes(code)),
      [],
      row.id,
    )
  }
})

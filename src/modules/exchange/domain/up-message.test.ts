import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { caseStates, lifecycleTable } from '#modules/cases/contract.ts'
import { cityStateOf } from './city-state.ts'
import { kindWords } from './message-kinds.ts'
import { pauseMs } from './pause.ts'
import { type CaseFacts, type RecordLine, upMessageOf } from './up-message.ts'
import { whyWaiting } from './why-waiting.ts'

const facts = (change: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ caseNo: 'LJ-1', state: 'handling', title: '井盖', text: '破损', category: null, place: {} },
  ...{ closeKind: null, result: null, answer: null, publicReply: null, satisfied: null },
  attachments: { before: [], after: [] },
  ...change,
})
const line = (type: string, data: Record<string, unknown> = {}): RecordLine => ({
  ...{ seq: 3, type, occurredMs: Date.UTC(2026, 2, 2, 2), actorKind: 'person', data },
})
const told = (type: string, data = {}, about = facts()) => upMessageOf(line(type, data), about, (id) => `单位 ${id}`)

test('what becomes of an order is told up, each step as its kind', () => {
  assert.equal(told('Reported')?.kind, 'received')
  assert.equal(told('Accepted')?.kind, 'accepted')
  assert.deepEqual(
    [told('Rejected', { reason: 'outOfArea', text: '不属本区' }, facts({ state: 'rejected' }))].map((one) => [
      one?.kind,
      one?.body.state,
      one?.body.reason,
    ]),
    [['refused', 'refused', 'outOfArea']],
  )
  assert.equal(told('Dispatched', { lead: { unit: 'sanitation' } })?.body.unit, '单位 sanitation')
  const closed = told('Closed', {}, facts({ state: 'closed', answer: '已修复', closeKind: 'solved' }))
  assert.deepEqual([closed?.kind, closed?.body.answer, closed?.body.state], ['answer', '已修复', 'answered'])
  assert.deepEqual(
    ['ReturnRequested', 'ReturnApproved', 'ExtensionRefused', 'Escalated'].map((type) => told(type)?.kind),
    ['request', 'requestDecided', 'requestDecided', 'escalation'],
  )
})

test('the answer names the pictures of what was done, what is passed up those of the matter, nothing else any', () => {
  const one = (id: string) => ({ id, mime: 'image/jpeg', bytes: 3, sha256: '0'.repeat(64) })
  const about = facts({ attachments: { before: [one('b')], after: [one('a')] } })
  const named = (type: string) => told(type, {}, about)?.body.attachments
  assert.deepEqual([named('Closed'), named('MasterClosed'), named('Escalated')], [[one('a')], [one('a')], [one('b')]])
  for (const type of ['Reported', 'Completed', 'ProgressRecorded', 'Voided', 'Reopened'])
    assert.equal(named(type), undefined)
  assert.equal(told('Closed')?.body.attachments, undefined)
})

test('remarks of staff, pictures and names of persons do not leave the district', () => {
  const data = { text: '进展', lead: { unit: 'u' }, comment: '内部意见', photos: ['f1'], signedBy: 'p1', by: 'p2' }
  for (const type of ['ProgressRecorded', 'Signed', 'Completed', 'CheckFailed', 'Dispatched', 'Escalated', 'Closed']) {
    const text = JSON.stringify(told(type, data))
    for (const secret of ['内部意见', 'f1', 'p1', 'p2']) assert.ok(!text.includes(secret), `${type} tells ${secret}`)
  }
  assert.equal(told('Urged'), null)
  assert.equal(told('toString'), null)
})

/** Events that move a case between two states of the city must be told, else both sides would stay apart. */
test('every command that ends a case, takes it up or passes it up is told', () => {
  const events = new Set(lifecycleTable.flatMap((row) => row.events as readonly string[]))
  for (const type of ['Accepted', 'Rejected', 'Declined', 'Closed', 'AnsweredDirectly', 'ReferredOut', 'Voided'])
    assert.ok(events.has(type) && told(type) !== null, type)
  for (const type of [
    'Withdrawn',
    'Reopened',
    'Reconsidered',
    'Escalated',
    'UpperReplied',
    'EscalationRecalled',
    'VoidApproved',
  ])
    assert.ok(events.has(type) && told(type) !== null, type)
})

test('every state of a case is one of the city, and the body carries it', () => {
  for (const state of caseStates)
    assert.equal(told('Signed', {}, facts({ state }))?.body.state, cityStateOf(state, null))
  const states = ['reported', 'escalated', 'archived', 'voided', 'handling', 'merged']
  assert.deepEqual(
    states.map((state) => cityStateOf(state, null)),
    ['received', 'passedUp', 'answered', 'withdrawn', 'accepted', 'accepted'],
  )
  assert.equal(cityStateOf('merged', 'mergedWithMaster'), 'answered')
})

test('pauses grow to the most and never beyond', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((tries) => pauseMs(tries, 5, 60)),
    [5000, 10_000, 20_000, 40_000, 60_000],
  )
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 86_400 }),
      (n, first, most) => {
        assert.ok(pauseMs(n, first, most) <= pauseMs(n + 1, first, most))
        assert.ok(pauseMs(n, first, most) <= most * 1000 && pauseMs(n, first, most) > 0)
      },
    ),
  )
})

test('a message says what it waits for, the blocking one first', () => {
  const at = { seq: 4, nextSeq: 2, tries: 3, enabled: false, lastCode: 'account' }
  assert.deepEqual(whyWaiting(at), { wait: 'earlier', first: 2 })
  assert.deepEqual(whyWaiting({ ...at, seq: 2 }).wait, 'off')
  assert.deepEqual(whyWaiting({ ...at, seq: 2, enabled: true }).wait, 'account')
  assert.deepEqual(whyWaiting({ ...at, seq: 2, enabled: true, lastCode: null }).wait, 'retry')
  assert.deepEqual(whyWaiting({ ...at, seq: 2, enabled: true, lastCode: null, tries: 0 }).wait, 'turn')
})

test('a kind that is not known yet is shown as it is called', () => {
  assert.equal(kindWords('down', 'constructor').zh, 'constructor')
  assert.equal(kindWords('up', 'answer').zh, '办理答复')
})

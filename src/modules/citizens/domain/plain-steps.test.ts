import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseStates } from '#modules/cases/contract.ts'
import { mayRateIn, plainSteps, standingOf } from './plain-steps.ts'

test('每个案件状态都有大白话，四步只进不乱', () => {
  for (const state of caseStates) {
    const { stage, zh, en } = standingOf(state, null)
    assert.ok(stage >= 1 && stage <= 4, state)
    assert.ok(zh.length > 0 && en.length > 0)
    assert.equal(zh === '已撤销', state === 'voided', state)
  }
  const way = ['reported', 'filed', 'dispatched', 'handling', 'done', 'callback', 'closed'] as const
  const stages = way.map((state) => standingOf(state, null).stage)
  assert.deepEqual(stages, [...stages].sort())
})

test('办结但没解决的明说', () => {
  assert.match(standingOf('closed', 'unsolvable').zh, /未能解决/)
  assert.match(standingOf('closed', 'withdrawn').zh, /撤回/)
})

test('内部步骤不告诉市民，自己写的话带着', () => {
  const steps = plainSteps([
    { type: 'Reported', occurredAt: '2026-01-02T09:00:00+08:00', own: '路灯坏了' },
    { type: 'CheckAssigned', occurredAt: '2026-01-02T10:00:00+08:00', own: null },
    { type: 'Closed', occurredAt: '2026-01-03T10:00:00+08:00', own: null },
  ])
  assert.deepEqual(
    steps.map(({ zh, own }) => [zh, own]),
    [
      ['您的反映已收到', '路灯坏了'],
      ['已办结', null],
    ],
  )
})

test('有了答复才能评价，撤回的不评', () => {
  assert.deepEqual(
    caseStates.filter((state) => mayRateIn(state, 'solved')),
    ['callback', 'toClose', 'closed', 'archived'],
  )
  assert.equal(mayRateIn('closed', 'withdrawn'), false)
})

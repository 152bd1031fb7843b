import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ChainFacts,
  type ChainHead,
  decideSheet,
  SHEET_COMMANDS,
  SHEET_STATES,
  type SheetCommand,
  type SheetRole,
  type SheetState,
} from './sheet-chain.ts'

const ALL: SheetRole[] = ['fill', 'review', 'sign']
const head = (state: SheetState): ChainHead => ({
  state,
  fillers: ['filler'],
  submittedBy: 'filler',
  reviewedBy: 'reviewer',
})
const facts = (personId: string, more: Partial<ChainFacts> = {}): ChainFacts => ({
  personId,
  roles: ALL,
  gaps: 0,
  firstGap: null,
  why: '数字与合同不符',
  ...more,
})
const outcome = (state: SheetState, command: SheetCommand, by: string, more: Partial<ChainFacts> = {}) => {
  const answer = decideSheet(head(state), command, facts(by, more))
  return answer.ok ? answer.to : answer.refusal.code
}

test('状态 × 操作：表外的一律不行', () => {
  const table: Record<SheetState, Partial<Record<SheetCommand, SheetState>>> = {
    draft: { save: 'draft', submit: 'submitted' },
    returned: { save: 'returned', submit: 'submitted' },
    submitted: { withdraw: 'draft', pass: 'reviewed', return: 'returned' },
    reviewed: { return: 'returned', sign: 'signed' },
    signed: { reopen: 'draft' },
  }
  for (const state of SHEET_STATES)
    for (const command of SHEET_COMMANDS) {
      const by = command === 'withdraw' || command === 'save' || command === 'submit' ? 'filler' : 'other'
      assert.equal(outcome(state, command, by), table[state][command] ?? 'sheet-state', `${state} ${command}`)
    }
})

test('四眼：填过的不审、不退、不签，审过的不签', () => {
  const rows: [SheetState, SheetCommand, string, string][] = [
    ['submitted', 'pass', 'filler', 'sheet-four-eyes'],
    ['submitted', 'return', 'filler', 'sheet-four-eyes'],
    ['submitted', 'pass', 'reviewer', 'reviewed'],
    ['reviewed', 'sign', 'filler', 'sheet-four-eyes'],
    ['reviewed', 'sign', 'reviewer', 'sheet-four-eyes'],
    ['reviewed', 'return', 'reviewer', 'sheet-four-eyes'],
    ['reviewed', 'sign', 'leader', 'signed'],
    ['submitted', 'withdraw', 'another', 'sheet-not-yours'],
  ]
  for (const [state, command, by, wanted] of rows)
    assert.equal(outcome(state, command, by), wanted, `${state} ${command} ${by}`)
})

test('岗位、原因、缺项', () => {
  assert.equal(outcome('submitted', 'pass', 'other', { roles: ['fill', 'sign'] }), 'sheet-post')
  assert.equal(outcome('reviewed', 'return', 'other', { roles: ['review'] }), 'sheet-post')
  assert.equal(outcome('submitted', 'return', 'other', { why: '  ' }), 'sheet-why')
  assert.equal(outcome('signed', 'reopen', 'other', { why: '' }), 'sheet-why')
  const gaps = { gaps: 2, firstGap: { zh: '培训次数没有实际完成值。', en: 'No value.' } }
  assert.equal(outcome('draft', 'submit', 'filler', gaps), 'sheet-gaps')
  assert.equal(outcome('reviewed', 'sign', 'leader', gaps), 'sheet-gaps')
  assert.equal(outcome('draft', 'save', 'filler', gaps), 'draft')
  const answer = decideSheet(head('draft'), 'submit', facts('filler', gaps))
  assert.ok(!answer.ok)
  assert.equal(answer.refusal.zh, '还有 2 处未填好，不能提交审核。培训次数没有实际完成值。')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effectiveRules } from '../../domain/rules/effective-rules.ts'
import type { RuleSet } from '../../domain/rules/rule-set.ts'
import { sampleRules } from '../../domain/rules/testing/sample-rules.ts'
import { draftOf, ownValue, withDraft, withLimit, withSwitch } from './rule-draft.ts'

const of = (set: RuleSet, key: 'maxReturns') => [effectiveRules(set, 'grid')[key], effectiveRules(set, 'hotline')[key]]

test('为一种流程设定，其他流程不变；恢复后什么也不留', () => {
  const inForce = sampleRules('wuhan')
  const draft = withSwitch(draftOf(inForce), 'hotline', 'maxReturns', 4)
  assert.deepEqual(of(withDraft(inForce, draft), 'maxReturns'), [2, 4])
  assert.equal(ownValue(draft, 'hotline', 'maxReturns'), 4)
  assert.equal(ownValue(draft, null, 'maxReturns'), undefined)
  assert.equal(withSwitch(draft, 'hotline', 'maxReturns', undefined).district, null)
})

test('为全部流程设定；空值也是取值，与恢复不同', () => {
  const inForce = sampleRules()
  const draft = withSwitch(draftOf(inForce), null, 'returnWindow', null)
  assert.deepEqual(draft.district, { set: { returnWindow: null } })
  assert.equal(effectiveRules(withDraft(inForce, draft), 'grid').returnWindow, null)
  const both = withSwitch(draft, 'grid', 'maxReturns', 1)
  assert.deepEqual(withSwitch(both, null, 'returnWindow', undefined).district, {
    variants: { grid: { maxReturns: 1 } },
  })
})

test('改一行时限，别的行和现行规则都不动', () => {
  const inForce = sampleRules()
  const draft = withLimit(draftOf(inForce), 1, { n: 3, unit: 'NH' })
  assert.deepEqual(draft.limits.clocks[1]?.limit, { n: 3, unit: 'NH' })
  assert.deepEqual(draft.limits.clocks[0], inForce.limits.clocks[0])
  assert.deepEqual(inForce.limits.clocks[1]?.limit, { n: 2, unit: 'NH' })
})

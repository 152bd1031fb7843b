import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AcceptanceView, automaticAcceptance } from './automatic-acceptance.ts'

const sensor: AcceptanceView = {
  autoAccept: 'confidence',
  autoAcceptConfidence: 0.9,
  verifyBeforeFiling: 'imageReview',
  confidence: 0.95,
  fromPublic: false,
  pictured: true,
  verified: null,
  hasSimilar: false,
}
const accepts = (change: Partial<AcceptanceView>) => automaticAcceptance({ ...sensor, ...change })

test('按置信度：够高才自动受理，人工上报的没有置信度', () => {
  assert.deepEqual(accepts({}), { confidence: 0.95 })
  assert.deepEqual(accepts({ confidence: 0.9 }), { confidence: 0.9 })
  assert.equal(accepts({ confidence: 0.89 }), null)
  assert.equal(accepts({ confidence: null }), null)
})

test('按规则：不看置信度；关闭的一律人工', () => {
  const byRule = { autoAccept: 'rule', verifyBeforeFiling: 'onRequest', confidence: null } as const
  assert.deepEqual(accepts(byRule), { byRule: 'complete-and-no-duplicate' })
  assert.equal(accepts({ autoAccept: 'off' }), null)
})

test('疑似重复的由人判断', () => {
  assert.equal(accepts({ hasSimilar: true }), null)
})

test('要先核实的，核实属实才自动受理', () => {
  const first = { autoAccept: 'rule', verifyBeforeFiling: 'publicReports', fromPublic: true } as const
  assert.equal(accepts(first), null)
  assert.ok(accepts({ ...first, fromPublic: false }))
  assert.ok(accepts({ ...first, verified: 'true' }))
  assert.equal(accepts({ ...first, verified: 'notFound' }), null)
  assert.equal(accepts({ autoAccept: 'rule', verifyBeforeFiling: 'always' }), null)
  assert.equal(accepts({ verified: 'false' }), null, 'however sure the image was')
})

test('要看图的：有图就由人看，够有把握的和到过现场的除外', () => {
  const byRule = { autoAccept: 'rule', verifyBeforeFiling: 'imageReview' } as const
  assert.equal(accepts(byRule), null)
  assert.ok(accepts({ ...byRule, pictured: false }), 'there is nothing to look at')
  assert.ok(accepts({ ...byRule, verified: 'true' }))
  assert.ok(accepts({ autoAccept: 'confidence', confidence: 0.95 }))
})

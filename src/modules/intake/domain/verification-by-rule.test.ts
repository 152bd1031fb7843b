import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedByRule, type VerificationView, verificationByRule } from './verification-by-rule.ts'
import { VERIFICATION_NOTES } from './verification-notes.ts'

const SWITCHES = ['never', 'onRequest', 'publicReports', 'imageReview', 'always'] as const
const view: VerificationView = {
  verifyBeforeFiling: 'always',
  fromPublic: false,
  pictured: false,
  verification: true,
  emergency: false,
  seemsEmergency: false,
  imported: false,
  located: true,
  requested: false,
  verifiers: ['worker1', 'worker2'],
  reportedBy: 'operator1',
}
const judged = (change: Partial<VerificationView>) => verificationByRule({ ...view, ...change })

test('规则要看什么：五种开关 × 公众与否 × 有无图片', () => {
  const table = SWITCHES.map((verifyBeforeFiling) =>
    [
      { fromPublic: false, pictured: false },
      { fromPublic: true, pictured: false },
      { fromPublic: false, pictured: true },
      { fromPublic: true, pictured: true },
    ].map((of) => askedByRule({ verifyBeforeFiling, ...of })),
  )
  assert.deepEqual(table, [
    [null, null, null, null],
    [null, null, null, null],
    [null, 'scene', null, 'scene'],
    [null, null, 'picture', 'picture'],
    ['scene', 'scene', 'scene', 'scene'],
  ])
})

test('要现场核实的派出在岗的第一人，但不派上报人自己', () => {
  assert.deepEqual(judged({}), { to: 'send', verifier: 'worker1' })
  assert.deepEqual(judged({ reportedBy: 'worker1' }), { to: 'send', verifier: 'worker2' })
  assert.deepEqual(judged({ reportedBy: null }), { to: 'send', verifier: 'worker1' })
  assert.deepEqual(judged({ verifyBeforeFiling: 'publicReports', fromPublic: true }), {
    to: 'send',
    verifier: 'worker1',
  })
})

test('派不出的留给受理员，说出原因；应急的原因在先', () => {
  const because = (change: Partial<VerificationView>) => {
    const verdict = judged(change)
    return verdict.to === 'leave' ? verdict.because : verdict.to
  }
  assert.equal(because({ emergency: true, verification: false, located: false, verifiers: [] }), 'emergency')
  assert.equal(because({ seemsEmergency: true, verification: false, located: false, verifiers: [] }), 'seemsEmergency')
  assert.equal(because({ verification: false, located: false, verifiers: [] }), 'notAllowed')
  assert.equal(because({ located: false, verifiers: [] }), 'notLocated')
  assert.equal(because({ verifiers: [] }), 'noVerifier')
  assert.equal(because({ verifiers: ['worker1'], reportedBy: 'worker1' }), 'ownReport')
})

test('规则不要求、已经要求过、历史导入的：什么也不做', () => {
  for (const verifyBeforeFiling of ['never', 'onRequest', 'publicReports'] as const)
    assert.deepEqual(judged({ verifyBeforeFiling }), { to: 'nothing' })
  assert.deepEqual(judged({ requested: true }), { to: 'nothing' })
  assert.deepEqual(judged({ imported: true }), { to: 'nothing' })
  assert.deepEqual(judged({ requested: true, emergency: true, seemsEmergency: true }), { to: 'nothing' })
})

test('设备拍摄的：只看图，谁也不派，应急与否、有无人在岗都一样', () => {
  const picture = { verifyBeforeFiling: 'imageReview', pictured: true } as const
  assert.deepEqual(judged(picture), { to: 'look' })
  assert.deepEqual(judged({ ...picture, verifiers: [] }), { to: 'look' })
  assert.deepEqual(judged({ ...picture, pictured: false }), { to: 'nothing' })
})

test('每条说明都给出办法', () => {
  for (const { zh } of Object.values(VERIFICATION_NOTES)) assert.match(zh, /^规则要求先.*[。；].*(请|可)/)
})

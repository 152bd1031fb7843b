import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_TOLD_BYTES } from './broadcast.ts'
import type { LiveMessage } from './live-hub.ts'
import { bundlesOf } from './tell-screens.ts'

const message = fc.record({
  topic: fc.constantFrom('cases.caseChanged', 'some.thing'),
  text: fc.string({ unit: 'grapheme', maxLength: 4000, size: 'max' }),
  to: fc.constant({ may: 'cases:view', places: [] }),
}) satisfies fc.Arbitrary<LiveMessage>

test('捆成几份：一条不少、次序不变，装得下的都在限度内，没有空的', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
      const bundles = bundlesOf(messages)
      assert.deepEqual(bundles.flat(), messages)
      for (const bundle of bundles) {
        assert.ok(bundle.length > 0)
        if (bundle.length > 1) assert.ok(Buffer.byteLength(JSON.stringify(bundle)) <= MOST_TOLD_BYTES)
      }
    }),
    { numRuns: 200 },
  )
})

test('二百条平常的消息只用几份', () => {
  const usual: LiveMessage = {
    topic: 'cases.caseChanged',
    text: JSON.stringify({ caseId: '01a00000-0000-7000-8000-000000000000', state: 'reported', units: ['sanitation'] }),
    to: { may: 'cases:view', places: [{ areaCode: '990101001001001', units: ['sanitation'] }] },
  }
  const count = bundlesOf(Array.from({ length: 200 }, () => usual)).length
  assert.ok(count <= Math.ceil((200 * (JSON.stringify(usual).length + 2)) / (MOST_TOLD_BYTES / 2)))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { callRates, exceeds, reaches } from './call-rates.ts'
import { CALL_EVENT_KINDS, type CallTimes, NO_TIMES, outcomeOf, waitMs, withEvent } from './call-times.ts'

const LIMITS = { graceMs: 5000, answerWithinMs: 15_000 }
const call = (times: Partial<CallTimes>): CallTimes => ({ ...NO_TIMES, offeredMs: 0, ...times })

test('口径的边界：5.000 秒和 15.000 秒各算哪一边', () => {
  const rates = (...calls: CallTimes[]) => {
    const { connect, within15 } = callRates(calls, LIMITS)
    return [connect.part, connect.whole, within15.part, within15.whole]
  }
  assert.deepEqual(rates(call({ answeredMs: 15_000 })), [1, 1, 1, 1])
  assert.deepEqual(rates(call({ answeredMs: 15_001 })), [1, 1, 0, 1])
  assert.deepEqual(rates(call({ abandonedMs: 4999 })), [0, 0, 0, 0])
  assert.deepEqual(rates(call({ abandonedMs: 5000 })), [0, 1, 0, 0])
  assert.deepEqual(rates(call({ abandonedMs: 14_999 })), [0, 1, 0, 0])
  assert.deepEqual(rates(call({ abandonedMs: 15_000 })), [0, 1, 0, 1])
  assert.deepEqual(rates(call({ selfServedMs: 60_000 })), [1, 1, 0, 0])
  assert.deepEqual(rates(call({})), [0, 0, 0, 0])
  assert.deepEqual(rates(call({ queuedMs: 20_000, answeredMs: 30_000 })), [1, 1, 1, 1])
  assert.deepEqual(rates(call({ endedMs: 16_000 })), [0, 1, 0, 1])
})

test('目标按整数比较，不靠四舍五入', () => {
  assert.equal(reaches({ part: 19, whole: 20 }, 95), true)
  assert.equal(reaches({ part: 9_499_999, whole: 10_000_000 }, 95), false)
  assert.equal(reaches({ part: 0, whole: 0 }, 95), null)
  assert.deepEqual(
    [exceeds({ part: 19, whole: 20 }, 95), exceeds({ part: 20, whole: 21 }, 95), exceeds({ part: 0, whole: 0 }, 95)],
    [false, true, null],
  )
})

const events = fc.array(
  fc.record({ kind: fc.constantFrom(...CALL_EVENT_KINDS), atMs: fc.integer({ min: 0, max: 60_000 }) }),
  { maxLength: 12 },
)
const fold = (list: { kind: (typeof CALL_EVENT_KINDS)[number]; atMs: number }[]) =>
  list.reduce((times, { kind, atMs }) => withEvent(times, kind, atMs), NO_TIMES)

test('事件乱序、重复，得到同一通话', () => {
  fc.assert(
    fc.property(
      events.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2, maxLength: list.length * 2 }),
        ),
      ),
      ([list, shuffled]) => assert.deepEqual(fold(shuffled), fold(list)),
    ),
  )
})

test('每通来电恰好归入一类，两个率都在 0 和 1 之间', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 20 }), (lists) => {
      const calls = lists.map((list) => ({ ...fold(list), offeredMs: 0 }))
      const rates = callRates(calls, LIMITS)
      assert.equal(rates.answered + rates.selfServed + rates.abandoned + rates.ringing, calls.length)
      const connected = calls.filter((one) => ['answered', 'selfServed'].includes(outcomeOf(one))).length
      const given = calls.filter((one) => outcomeOf(one) === 'abandoned' && (waitMs(one) ?? 0) >= 5000).length
      assert.deepEqual(rates.connect, { part: connected, whole: connected + given })
      assert.ok(rates.within15.part <= rates.within15.whole)
    }),
  )
})

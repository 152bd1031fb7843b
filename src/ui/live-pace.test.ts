import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nextAsk, type Pace } from './live-pace.ts'

test('安静之后的一次变动：半秒之内再问，各屏不在同一刻', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
      const { atMs } = nextAsk(null, 1000, random)
      assert.ok(atMs > 1000 && atMs <= 1500)
      const later = nextAsk({ atMs: 1000, gapMs: 4000 }, 9001, random)
      assert.ok(later.atMs <= 9501 && later.gapMs === 1000)
    }),
  )
  assert.notEqual(nextAsk(null, 0, 0.1).atMs, nextAsk(null, 0, 0.9).atMs)
})

test('变动不断：越问越疏，最疏四秒一次，从不拖到更久', () => {
  let last: Pace | null = null
  const asked: number[] = []
  for (let nowMs = 0; nowMs < 60_000; nowMs += 20) {
    if (last !== null && nowMs < last.atMs) continue
    last = nextAsk(last, nowMs, 0.5)
    asked.push(last.atMs)
  }
  const gaps = asked.slice(1).map((at, n) => at - asked[n]!)
  assert.ok(
    gaps.every((gap) => gap >= 1000 && gap <= 4520),
    String(gaps),
  )
  assert.ok(asked.length > 12 && asked.length < 25)
})

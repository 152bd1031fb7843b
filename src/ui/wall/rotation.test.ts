import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type TurnSetting, turnAt } from './rotation.ts'

const scenes = ['a', 'b', 'c'].map((id) => ({ id, seconds: 40 }))
const at = (seconds: number, from: Partial<TurnSetting['from']> = {}) =>
  turnAt({ scenes, from: { scene: null, held: false, sinceMs: 0, ...from } }, seconds * 1000)

test('scenes take their turns, and begin again', () => {
  assert.deepEqual(
    [0, 39, 40, 119, 120, 400].map((second) => at(second).scene),
    ['a', 'a', 'b', 'c', 'a', 'b'],
  )
  assert.deepEqual(at(45), { scene: 'b', sinceMs: 40_000, untilMs: 80_000 })
})

test('from a chosen scene it goes on in order; held it stays; one that is not on the list is shown once', () => {
  assert.deepEqual(
    [0, 40, 80].map((second) => at(second, { scene: 'c' }).scene),
    ['c', 'a', 'b'],
  )
  assert.deepEqual(at(4000, { scene: 'b', held: true }), { scene: 'b', sinceMs: 0, untilMs: null })
  assert.deepEqual(
    [0, 39, 40, 80].map((second) => at(second, { scene: 'z' }).scene),
    ['z', 'z', 'a', 'b'],
  )
})

test('at every moment exactly one scene, and its turn holds that moment', () => {
  const setting = fc.record({
    scenes: fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdef'), seconds: fc.integer({ min: 10, max: 99 }) }), {
      minLength: 1,
      selector: ({ id }) => id,
    }),
    from: fc.record({
      scene: fc.option(fc.constantFrom(...'abcdef')),
      held: fc.constant(false),
      sinceMs: fc.integer({ min: 0, max: 1e6 }),
    }),
  })
  fc.assert(
    fc.property(setting, fc.integer({ min: 0, max: 1e9 }), (one, passedMs) => {
      const nowMs = one.from.sinceMs + passedMs
      const turn = turnAt(one, nowMs)
      assert.ok(turn.sinceMs <= nowMs && (turn.untilMs === null || nowMs < turn.untilMs))
    }),
  )
})

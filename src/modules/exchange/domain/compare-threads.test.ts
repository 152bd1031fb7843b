import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CityThread, compareThread, type OwnThread } from './compare-threads.ts'

const ours = (change: Partial<OwnThread> = {}): OwnThread => ({
  ...{ thread: 'O:1', down: 2, downTop: 2, upMade: 3, upSent: 3, state: 'accepted', waiting: 0 },
  ...change,
})
const theirs = (change: Partial<CityThread> = {}): CityThread => ({
  ...{ thread: 'O:1', downMade: 2, downAcked: 2, up: 3, state: 'accepted' },
  ...change,
})
const kinds = (own: OwnThread | null, city: CityThread | null) => compareThread(own, city).map(({ kind }) => kind)

test('differences are found in both directions', () => {
  assert.deepEqual(kinds(ours(), theirs()), [])
  assert.deepEqual(kinds(null, theirs()), ['unknownToUs'])
  assert.deepEqual(kinds(ours(), null), ['unknownToCity'])
  assert.deepEqual(kinds(ours({ down: 1 }), theirs()), ['downMissing'])
  assert.deepEqual(kinds(ours({ downTop: 3, down: 3 }), theirs()), ['downExtra'])
  assert.deepEqual(kinds(ours(), theirs({ up: 1 })), ['upMissing'])
  assert.deepEqual(kinds(ours(), theirs({ up: 4 })), ['upExtra'])
  assert.deepEqual(kinds(ours(), theirs({ state: 'answered' })), ['stateDiffers'])
  assert.deepEqual(kinds(ours({ down: 1, waiting: 1 }), theirs({ up: 2 })), ['downMissing', 'upMissing'])
})

test('what nobody has acknowledged yet is no difference', () => {
  assert.deepEqual(kinds(null, theirs({ downAcked: 0, up: 0 })), [])
  assert.deepEqual(kinds(ours({ down: 0, downTop: 0, upSent: 0 }), null), [])
  assert.deepEqual(kinds(ours({ upMade: 5, waiting: 2 }), theirs({ state: 'received' })), [])
})

/** One honest exchange, wherever it stands: messages made, held, acknowledged, in any possible amount. */
const honest = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
  .map(([downMade, a, b, upMade, c, d]) => {
    const downAcked = Math.min(a, downMade)
    const down = Math.min(downMade, downAcked + b)
    const upSent = Math.min(c, upMade)
    const up = Math.min(upMade, upSent + d)
    const waiting = upMade - upSent
    return [
      ours({ down, downTop: down, upMade, upSent, waiting }),
      theirs({ downMade, downAcked, up, state: waiting === 0 && downMade === downAcked ? 'accepted' : 'sent' }),
    ] as const
  })

test('an exchange that loses nothing never shows a difference, wherever it is stopped', () => {
  fc.assert(fc.property(honest, ([own, city]) => assert.deepEqual(compareThread(own, city), [])))
})

test('an acknowledged message that is lost is always found', () => {
  fc.assert(
    fc.property(honest, fc.boolean(), fc.integer({ min: 1, max: 9 }), ([own, city], isUp, lost) => {
      if (isUp && own.upSent >= lost) assert.ok(kinds(own, { ...city, up: own.upSent - lost }).includes('upMissing'))
      if (!isUp && city.downAcked >= lost)
        assert.ok(kinds({ ...own, down: city.downAcked - lost }, city).includes('downMissing'))
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFlights } from './picture-flights.ts'

const LIMITS = { gapMs: 0, keepMs: 10_000, most: 2 }

/** Counts that end when they are told to. */
function counter() {
  const ends: ((value: number) => void)[] = []
  const fails: ((error: Error) => void)[] = []
  const count = () =>
    new Promise<number>((resolve, reject) => {
      ends.push(resolve)
      fails.push(reject)
    })
  return { count, ends, fails }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('同时问的只数一次；没有变动就不再数，过了时限再数', async () => {
  let nowMs = 1_000_000
  const flights = openFlights<number>(LIMITS, () => nowMs)
  const { count, ends } = counter()
  const asked = [flights.get('a', count), flights.get('a', count), flights.get('b', count)]
  await turn()
  assert.equal(ends.length, 2)
  ends[0]!(1)
  ends[1]!(2)
  assert.deepEqual(await Promise.all(asked), [1, 1, 2])
  assert.equal(await flights.get('a', count), 1)
  nowMs += 9_999
  assert.equal(await flights.get('a', count), 1)
  nowMs += 1
  const later = flights.get('a', count)
  await turn()
  ends[2]!(3)
  assert.equal(await later, 3)
})

test('数到一半有变动：先问的拿到先数的，后问的等下一次', async () => {
  const flights = openFlights<number>(LIMITS, () => 1_000_000)
  const { count, ends } = counter()
  const first = flights.get('a', count)
  await turn()
  flights.changed()
  const second = flights.get('a', count)
  const third = flights.get('a', count)
  await turn()
  assert.equal(ends.length, 1, 'the next count waits for the one that runs')
  ends[0]!(1)
  assert.equal(await first, 1)
  await turn()
  assert.equal(ends.length, 2)
  flights.changed()
  ends[1]!(2)
  assert.deepEqual(await Promise.all([second, third]), [2, 2])
  const fourth = flights.get('a', count)
  await turn()
  ends[2]!(3)
  assert.equal(await fourth, 3)
})

test('数不出来：问的人都知道，下一个人重新数', async () => {
  const flights = openFlights<number>(LIMITS, () => 1_000_000)
  const { count, ends, fails } = counter()
  const failing = flights.get('a', count)
  await turn()
  fails[0]!(new Error('no database'))
  await assert.rejects(failing, /no database/)
  const again = flights.get('a', count)
  await turn()
  ends[1]!(5)
  assert.equal(await again, 5)
})

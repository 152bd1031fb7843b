import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TextStore } from './text-store.ts'

test('texts come back by number from memory, across blocks and from the file behind them', () => {
  const store = new TextStore()
  const textOf = (n: number) => `${n}${'街道'.repeat((n * 7919) % 400)}`
  const count = 60_000
  for (let n = 0; n < count; n += 1) store.add(textOf(n))
  assert.equal(store.length, count)
  for (let n = 0; n < count; n += 7) assert.equal(store.find(n), textOf(n))
  for (const n of [count - 1, 0, count - 2, 1]) assert.equal(store.find(n), textOf(n))
  for (const n of [-1, count, 0.5, Number.NaN]) assert.equal(store.find(n), undefined)
  store.close()
})

test('empty texts and no texts', () => {
  const store = new TextStore()
  assert.equal(store.find(0), undefined)
  store.add('')
  store.add('x')
  assert.equal(store.find(0), '')
  assert.equal(store.find(1), 'x')
  store.close()
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openByteStore } from './byte-store.ts'

const textOf = (made: string[], text: string) => async () => {
  made.push(text)
  return text
}
const open = (most: number) => openByteStore<string>(most, (text) => text.length)

test('what is asked again is not made again, and the longest unused goes first', async () => {
  const made: string[] = []
  const store = open(10)
  await store.get('a', textOf(made, 'aaaa'))
  await store.get('b', textOf(made, 'bbbb'))
  assert.equal(await store.get('a', textOf(made, 'other')), 'aaaa')
  await store.get('c', textOf(made, 'cccc'))
  assert.equal(store.bytes, 8)
  assert.equal(await store.get('a', textOf(made, 'other')), 'aaaa')
  assert.equal(await store.get('b', textOf(made, 'bb')), 'bb')
  assert.deepEqual(made, ['aaaa', 'bbbb', 'cccc', 'bb'])
})

test('asked several times at once it is made once; a failure is not kept', async () => {
  const made: string[] = []
  const store = open(10)
  const both = await Promise.all([store.get('a', textOf(made, 'a')), store.get('a', textOf(made, 'b'))])
  assert.deepEqual([both, made], [['a', 'a'], ['a']])
  await assert.rejects(store.get('x', () => Promise.reject(new Error('broken'))))
  assert.equal(await store.get('x', textOf(made, 'x')), 'x')
})

test('what alone is too large is answered and not kept, and drives nothing out', async () => {
  const store = open(5)
  await store.get('a', async () => 'aaa')
  assert.equal(await store.get('b', async () => 'b'.repeat(6)), 'bbbbbb')
  assert.equal(store.bytes, 3)
})

test('what was dropped while it was made is answered to who waits, and made anew for the next', async () => {
  const store = open(50)
  let finish: (text: string) => void = () => {}
  const waiting = store.get('layer/1', () => new Promise<string>((resolve) => (finish = resolve)))
  await store.get('other/1', async () => 'kept')
  store.drop('layer/')
  finish('old')
  assert.equal(await waiting, 'old')
  assert.equal(await store.get('layer/1', async () => 'new'), 'new')
  assert.equal(await store.get('other/1', async () => 'again'), 'kept')
})

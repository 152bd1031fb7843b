import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAtATime, restAfter } from './spare-time.ts'

test('没人用时一件接一件；有人用时只占一个核的十分之一，再长也不停过一分钟', () => {
  assert.equal(restAfter(200, 0.05, 0.5), 0)
  assert.equal(restAfter(200, 0.3, 0.5), 1800)
  assert.equal(restAfter(200, 0.05, 0.8), 1800, 'others on the same machine')
  assert.equal(restAfter(60_000, 0.9, 2), 60_000)
})

test('一次一件，按来的先后；前一件出错，后一件照做', async () => {
  const inTurn = oneAtATime()
  const said: string[] = []
  const work = (name: string, isFailing = false) =>
    inTurn(async () => {
      said.push(`${name} begins`)
      await new Promise(setImmediate)
      said.push(`${name} ends`)
      if (isFailing) throw new Error(name)
    })
  const results = await Promise.allSettled([work('a'), work('b', true), work('c')])
  assert.deepEqual(said, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
})

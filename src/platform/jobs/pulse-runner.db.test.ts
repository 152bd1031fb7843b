import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { startPulses } from './pulse-runner.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('一拍接一拍，同一进程里不重叠；出错之后照样继续；停止时等手头的做完', async () => {
  let [running, most, beats, ended] = [0, 0, 0, 0]
  const runner = startPulses(house.runtime, [
    {
      name: 'test.beat',
      everyMs: 1,
      run: async (call) => {
        assert.equal(call.principal.kind, 'system')
        running += 1
        most = Math.max(most, running)
        beats += 1
        await sleep(2)
        running -= 1
        ended += 1
        if (beats === 2) throw new Error('the database was away')
      },
    },
  ])
  while (beats < 5) await sleep(1)
  await runner.stop()
  assert.deepEqual([most, ended], [1, beats])
  const stoppedAt = beats
  await sleep(20)
  assert.equal(beats, stoppedAt)
})

test('还有活时立即接着做，不等下一拍；停止时不必等积压做完', async () => {
  let pieces = 0
  const runner = startPulses(house.runtime, [
    {
      name: 'test.backlog',
      everyMs: 3_600_000,
      run: async () => {
        pieces += 1
        return true
      },
    },
  ])
  while (pieces < 50) await sleep(1)
  await runner.stop()
  const stoppedAt = pieces
  await sleep(20)
  assert.equal(pieces, stoppedAt)
})

test('几件闲时的活加起来也只占一个核的十分之一：一件做完歇够了，另一件才开始', async () => {
  const PIECE_MS = 20
  const times: { name: string; beganMs: number; endedMs: number }[] = []
  const backlog = (name: string) => ({
    name,
    everyMs: 3_600_000,
    isSpare: true,
    run: async () => {
      const beganMs = performance.now()
      await sleep(PIECE_MS)
      times.push({ name, beganMs, endedMs: performance.now() })
      return true
    },
  })
  // Somebody is at work: this process is hardly ever idle.
  const work = setInterval(() => {
    const until = performance.now() + 8
    while (performance.now() < until);
  }, 1)
  const runner = startPulses(house.runtime, [backlog('test.one'), backlog('test.two')])
  while (times.length < 5) await sleep(5)
  clearInterval(work)
  await runner.stop()
  assert.deepEqual(
    times.slice(0, 4).map(({ name }) => name),
    ['test.one', 'test.two', 'test.one', 'test.two'],
  )
  for (const [at, { beganMs }] of times.slice(0, 5).entries()) {
    const before = times[at - 1]
    if (before) assert.ok(beganMs - before.endedMs >= 8 * PIECE_MS, `${beganMs - before.endedMs} ms after the other`)
  }
})

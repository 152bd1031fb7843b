import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FeedMessage } from '#modules/sensors/contract.ts'
import { startBroker } from './demo-broker.ts'
import { listen } from './listen.ts'

const CHILD = fileURLToPath(new URL('./testing/listen-child.ts', import.meta.url))

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await sleep(10)
}

test('进程被 SIGKILL：没存下的由代理再送，一条不少；没人听时的也在', async () => {
  const broker = await startBroker()
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-mqtt-'))
  const path = join(folder, 'kept.txt')
  const kept = async () => (existsSync(path) ? (await readFile(path, 'utf8')).split('\n').filter(Boolean) : [])
  const start = () => spawn(process.execPath, [CHILD, broker.url, path], { stdio: 'ignore' })
  let child = start()
  try {
    // What comes before the session exists is nobody's: speak until it is heard.
    await until(async () => {
      await broker.publish('t/0', 'hello')
      await sleep(20)
      return (await kept()).length > 0
    })
    for (let no = 0; no < 300; no++) {
      await broker.publish('t/1', `m${no}`)
      if (no === 150) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    }
    child = start()
    const wanted = Array.from({ length: 300 }, (_, no) => `m${no}`)
    await until(async () => {
      const found = new Set(await kept())
      return wanted.every((one) => found.has(one))
    })
  } finally {
    child.kill('SIGKILL')
    await broker.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('存不下时不确认，稍后再存；停了再听，其间来的也在', async () => {
  const broker = await startBroker()
  const taken: string[] = []
  let isFailing = false
  const feed = listen({
    url: broker.url,
    username: null,
    password: null,
    clientId: 'test-again',
    topics: ['t/+'],
    take: async (messages: readonly FeedMessage[]) => {
      if (isFailing) {
        isFailing = false
        throw new Error('the database is away')
      }
      taken.push(...messages.map(({ payload }) => Buffer.from(payload).toString()))
    },
  })
  await until(() => feed.health().connected)
  isFailing = true
  await broker.publish('t/1', 'one')
  await until(() => feed.health().lastError !== null)
  assert.equal(feed.health().waiting, 1)
  await until(() => taken.includes('one'))
  assert.equal(feed.health().lastError, null)
  await feed.stop()
  await broker.publish('t/1', 'meanwhile')
  const next = listen({
    ...{ url: broker.url, username: null, password: null, clientId: 'test-again', topics: ['t/+'] },
    take: async (messages: readonly FeedMessage[]) => {
      taken.push(...messages.map(({ payload }) => Buffer.from(payload).toString()))
    },
  })
  await until(() => taken.includes('meanwhile'))
  assert.deepEqual(taken, ['one', 'meanwhile'])
  await next.stop()
  await broker.close()
})

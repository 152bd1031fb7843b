import { appendFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { listen } from '../listen.ts'

/** Listens and keeps what comes in a file, slowly enough to be killed in the middle of it. */
const [url = '', path = ''] = process.argv.slice(2)
listen({
  url,
  username: null,
  password: null,
  clientId: 'test-house',
  topics: ['t/+'],
  take: async (messages) => {
    await sleep(5)
    await appendFile(path, messages.map(({ payload }) => `${Buffer.from(payload).toString()}\n`).join(''))
  },
})

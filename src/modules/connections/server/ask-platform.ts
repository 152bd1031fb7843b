import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'
import { pulse } from '#platform/plug.ts'
import type { ConnectionSource, DataPlatform } from '../contract.ts'
import { dataRoom } from './data-room.ts'
import { endRequest, type PlatformRequest, putOff, requestHealth, takeRequest } from './platform-request-store.ts'
import { saveAnswer } from './sharing-store.ts'

const EVERY_MS = 5000
const MINUTE_MS = 60_000
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS

/** What units ask of the data platform goes out, and its answers come in; one at a time, each under its lock. */
export const askPlatform = pulse('connections.askPlatform', EVERY_MS, askPlatformOnce)

/** Answers true where more is waiting. */
export async function askPlatformOnce(call: Call): Promise<boolean> {
  const room = call.runtime.use(dataRoom)
  const platform = room.find()
  if (!platform) return false
  const pollMs = room.settings().pollMinutes * MINUTE_MS
  const { nowMs } = call
  return call.runtime.db.tx(async (tx) => {
    const request = await takeRequest(tx, nowMs)
    if (!request) return false
    const { id, no } = request
    try {
      if (no === null) {
        const made = await platform.request(wishOf(call, request))
        await putOff(tx, { id, no: made, trouble: null, nextMs: nowMs + pollMs })
        return true
      }
      const answer = await platform.answerOf(no)
      if (answer.state === 'waiting') {
        await putOff(tx, { id, no, trouble: null, nextMs: nowMs + pollMs })
        return true
      }
      // Their clock may be off ours: nothing is answered before it was asked, or later than it was heard.
      const atMs = Math.max(request.askedMs, Math.min(nowMs, answer.atMs))
      await end(tx, id, { given: answer.state === 'given', answer: answer.text, nowMs: atMs })
    } catch (error) {
      if (!(error instanceof OutsideTrouble)) throw error
      if (error.kind === 'notFound') {
        const why = no === null ? '共享平台目录里已没有这项数据。' : '共享平台没有这项申请的记录，请重新申请。'
        await end(tx, id, { given: false, answer: why, nowMs })
      } else {
        const pauseMs = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.min(request.tries, 10))
        await putOff(tx, { id, no, trouble: `${error.kind}: ${error.message}`.slice(0, 200), nextMs: nowMs + pauseMs })
      }
    }
    return true
  })
}

type Tx = Parameters<typeof endRequest>[0]

async function end(tx: Tx, id: string, said: { given: boolean; answer: string; nowMs: number }): Promise<void> {
  await saveAnswer(tx, { id, by: 'dataPlatform', ...said })
  await endRequest(tx, id)
}

function wishOf(
  call: Call,
  { id, dataset, fromUnit, purpose, basis, dueMs }: PlatformRequest,
): Parameters<DataPlatform['request']>[0] {
  const name = call.runtime.use(unitBook).find(fromUnit)?.zh ?? fromUnit
  return { no: id, dataset, unit: { id: fromUnit, name }, purpose, basis, dueMs }
}

/** Requests that are open, and what went wrong with the last one. */
export const dataPlatformSource: ConnectionSource = {
  id: 'data-platform',
  title: { zh: '数据共享平台', en: 'Data platform' },
  direction: 'both',
  health: async (given) => {
    const { runtime, db } = given as Call
    const { waiting, trouble, lastOkMs } = await requestHealth(db)
    const state = runtime.use(dataRoom).settings().adapter === null ? 'off' : trouble === null ? 'ok' : 'down'
    return { state, sinceMs: null, waiting, lastOkMs, lastError: trouble, page: '/c/sharing' }
  },
}

import { isFault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import { pauseMs } from '../domain/pause.ts'
import { answerAsk } from './ask-store.ts'
import { insertAttachments } from './attachment-store.ts'
import { carryOut, type Outcome } from './carry-out.ts'
import { findConnection, type StoredConnection } from './connection-store.ts'
import { MESSAGE_PURPOSE } from './deliver.ts'
import { findCity } from './find-city.ts'
import { type DueInbound, deferInbound, settleInbound, takeDueInbound } from './inbound-store.ts'
import { appendOutbound, lockThread, takeToLookAgain } from './outbound-store.ts'
import { tellUp } from './tell-up.ts'

const BATCH = 24
/** Each needs a connection of its own beside that of the batch. */
const SIDE_BY_SIDE = 3

/** Carries out what the city sent, each thread in its order; true when more is waiting. */
export const processInbound = pulse('exchange.processInbound', 500, (call) => processBatch(call))

export async function processBatch(call: Call): Promise<boolean> {
  const connection = await findConnection(call.db)
  if (!connection?.enabled) return false
  await lookAgain(call)
  return call.runtime.db.tx(async (tx) => {
    const due = await takeDueInbound(tx, call.nowMs, BATCH)
    const results: { message: DueInbound; result: Result }[] = []
    const queue = [...due]
    const work = async () => {
      for (let message = queue.shift(); message; message = queue.shift())
        results.push({ message, result: await tryOne(call, message) })
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
    // threads in one order, as everybody takes them
    results.sort((a, b) => (a.message.thread < b.message.thread ? -1 : 1))
    for (const { message, result } of results) await settle(call, tx, connection, message, result)
    return results.some(({ result }) => 'outcome' in result)
  })
}

/**
 * A desk may act on a new case before its thread is seen to have it, and that line would be told to nobody: so each is looked at
 * once more after the thread has got its case.
 */
async function lookAgain(call: Call): Promise<void> {
  await call.runtime.db.tx(async (tx) => {
    for (const caseId of await takeToLookAgain(tx, BATCH)) await tellUp(call, tx, caseId)
  })
}

type Result = { outcome: Outcome } | { code: string; error: string }

async function tryOne(call: Call, message: DueInbound): Promise<Result> {
  try {
    const city = await findCity(call, message.account)
    if (!city) return { code: 'account', error: `账号 ${message.account} 已停用或没有上级平台岗位` }
    const body: unknown = JSON.parse(call.runtime.secrets.open(message.bodySealed, MESSAGE_PURPOSE))
    return { outcome: await carryOut(call, message, city, body) }
  } catch (error) {
    if (isFault(error)) return { code: error.code, error: error.text.zh }
    call.runtime.log.error({ thread: message.thread, error: errorText(error) }, 'a message of the city failed')
    return { code: 'unexpected', error: errorText(error).split('\n')[0] ?? '' }
  }
}

async function settle(
  call: Call,
  tx: Executor,
  connection: StoredConnection,
  message: DueInbound,
  result: Result,
): Promise<void> {
  const { thread, seq } = message
  if (!('outcome' in result)) {
    const { code, error } = result
    const pause = pauseMs(message.tries + 1, connection.firstRetrySeconds, connection.mostRetrySeconds)
    return deferInbound(tx, { thread, seq, code, error, nextMs: call.nowMs + pause })
  }
  const { caseId, refused, attachments } = result.outcome
  const state = refused ? 'refused' : 'done'
  await settleInbound(tx, { thread, seq, state, note: refused?.zh ?? null, caseId }, call.nowMs)
  if (refused) await tellRefused(call, tx, message, refused)
  else if (attachments.length > 0) await insertAttachments(tx, message, attachments, call.nowMs)
  // what the city decided stands, even where the case has moved on meanwhile
  const { of, granted, reason } = result.outcome.decision ?? {}
  if (of !== undefined && granted !== undefined)
    await answerAsk(tx, { thread, no: of, granted, answer: reason ?? '' }, call.nowMs)
  if (caseId && !refused) await tellUp(call, tx, caseId)
}

/** An order that the rules refuse is refused to the city, with the reason; any other message by its number. */
async function tellRefused(
  call: Call,
  tx: Executor,
  message: DueInbound,
  refused: NonNullable<Outcome['refused']>,
): Promise<void> {
  const thread = await lockThread(tx, message.thread)
  if (!thread) return
  const { code, zh: text } = refused
  const isOrder = message.kind === 'order'
  const body = { of: message.no, seq: message.seq, reason: code, text, ...(isOrder ? { state: 'refused' } : {}) }
  const told = { no: call.newId(), kind: isOrder ? 'refused' : 'messageRefused', body }
  await appendOutbound(tx, thread, [told], thread.toldSeq, call.nowMs)
}

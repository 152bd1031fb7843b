import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import { type Receipt, upperPlatform } from '../contract.ts'
import { pauseMs } from '../domain/pause.ts'
import { findConnection, noteSendError, noteSent, type StoredConnection } from './connection-store.ts'
import { openConnection } from './open-connection.ts'
import { type DueOutbound, deferOutbound, leaseOutbound, settleOutbound } from './outbound-store.ts'

const BATCH = 100
/** Longer than a delivery may take, short enough that what a dead process held goes on soon. */
const LEASE_MS = 20_000

/** Sends the first waiting message of each thread; true when it went well and more may be waiting. */
export const sendOutbound = pulse('exchange.sendOutbound', 1000, (call) => sendBatch(call))

export async function sendBatch(call: Call): Promise<boolean> {
  const { runtime, db } = call
  const connection = await findConnection(db)
  if (!connection?.enabled) return false
  const due = await leaseOutbound(db, runtime.nowMs(), LEASE_MS, BATCH)
  if (due.length === 0) return false
  let receipts: Receipt[]
  try {
    const messages = due.map(({ no, thread, seq, kind, body, madeMs }) => ({
      ...{ no, thread, seq, kind, body },
      at: toRfc3339(madeMs),
    }))
    receipts = await runtime.use(upperPlatform).send(messages, openConnection(runtime, connection))
  } catch (error) {
    const said = errorText(error).split('\n')[0] ?? ''
    for (const message of due) await defer(call, connection, message, said)
    await noteSendError(db, said, runtime.nowMs())
    return false
  }
  const byNo = new Map(receipts.map((one) => [one.no, one]))
  const taken = due.filter(({ no }) => ['stored', 'known'].includes(byNo.get(no)?.state ?? ''))
  await settleOutbound(
    db,
    taken.map(({ no }) => no),
    runtime.nowMs(),
  )
  for (const message of due)
    if (!taken.includes(message)) {
      const receipt = byNo.get(message.no)
      await defer(call, connection, message, receipt ? `市级拒收：${receipt.why ?? receipt.state}` : '市级没有回执')
    }
  if (taken.length > 0) await noteSent(db, runtime.nowMs())
  return taken.length > 0
}

function defer(call: Call, connection: StoredConnection, { no, tries }: DueOutbound, said: string): Promise<void> {
  const pause = pauseMs(tries + 1, connection.firstRetrySeconds, connection.mostRetrySeconds)
  return deferOutbound(call.db, no, said, call.runtime.nowMs() + pause)
}

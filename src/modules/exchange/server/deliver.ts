import { canonicalJson } from '#core/text/canonical-json.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { deliver, type Receipt, type UpperMessage, upperPlatform } from '../contract.ts'
import { findConnection, noteReceived } from './connection-store.ts'
import { notConnected, replayed } from './faults.ts'
import { inboundLike, insertInbound, takeNonce } from './inbound-store.ts'
import { openConnection } from './open-connection.ts'

export const MESSAGE_PURPOSE = 'exchange.message'

/** Takes and acknowledges; carrying out comes later, in the order of each thread, so that a lost answer costs nothing. */
export const deliverHandler = handle(deliver, async (envelope, call) => {
  const row = await findConnection(call.db)
  if (!row?.enabled) throw notConnected()
  const connection = openConnection(call.runtime, row)
  const city = call.runtime.use(upperPlatform)
  const messages = city.read(envelope, connection, call.nowMs)
  if (!(await takeNonce(call.db, envelope.nonce, call.nowMs))) throw replayed()
  const receipts: Receipt[] = []
  // always in one order, so that two deliveries with the same threads do not wait for each other crosswise
  for (const message of inOrder(messages)) receipts.push(await take(call, message))
  await noteReceived(call.db, call.nowMs)
  call.note(envelope.nonce, { messages: messages.length })
  return city.answer(receipts, envelope.nonce, connection)
})

function inOrder(messages: readonly UpperMessage[]): UpperMessage[] {
  return [...messages].sort((a, b) => (a.thread < b.thread ? -1 : a.thread > b.thread ? 1 : a.seq - b.seq))
}

async function take(call: Call, message: UpperMessage): Promise<Receipt> {
  const { no, thread, seq, kind, at, body } = message
  const { secrets } = call.runtime
  const whole = canonicalJson({ thread, seq, kind, body })
  const inserted = await insertInbound(call.db, {
    ...{ thread, seq, no, kind },
    bodyIndex: secrets.seal(whole, MESSAGE_PURPOSE).index,
    bodySealed: secrets.seal(JSON.stringify(body), MESSAGE_PURPOSE).cipher,
    account: call.principal.account,
    sentMs: parseRfc3339(at) ?? call.nowMs,
    atMs: call.nowMs,
  })
  if (inserted) return { no, state: 'stored' }
  const stored = await inboundLike(call.db, thread, seq, no)
  const there = stored.find((one) => one.thread === thread && one.seq === seq)
  // What one side has skipped the other need not hold any more, and need not send.
  if (there && (there.state === 'skipped' || (kind === 'skipped' && there.no !== no))) return { no, state: 'known' }
  if (there && there.no === no && secrets.indexes(whole, MESSAGE_PURPOSE).includes(there.bodyIndex))
    return { no, state: 'known' }
  const why = there
    ? there.no === no
      ? 'the same number came before with another content'
      : `place ${seq} of the thread holds message ${there.no}`
    : 'this number was used at another place'
  return { no, state: 'conflict', why }
}

import { toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { handle } from '#platform/plug.ts'
import { listMessages, listWaiting, retry, skip } from '../contract.ts'
import { kindWords } from '../domain/message-kinds.ts'
import { whyWaiting } from '../domain/why-waiting.ts'
import { findConnection } from './connection-store.ts'
import { noThread } from './faults.ts'
import { retryInbound, skipInbound } from './inbound-store.ts'
import { findThreadOfCase, lockThread, retryOutbound, skipOutbound } from './outbound-store.ts'
import { countWaiting, listWaitingRows, messagesOf } from './waiting-store.ts'

const MOST_MESSAGES = 200

export const listWaitingHandler = handle(listWaiting, async ({ limit = 100, ...query }, call) => {
  const enabled = (await findConnection(call.db))?.enabled ?? false
  const rows = await listWaitingRows(call.db, { ...query, limit })
  const total = await countWaiting(call.db)
  return {
    total: query.direction === 'up' ? total.up : query.direction === 'down' ? total.down : total.up + total.down,
    items: rows.map((row) => {
      const { direction, thread, seq, kind, caseId, caseNo, tries, lastError } = row
      const { wait, first } = whyWaiting({ ...row, enabled })
      return {
        ...{ direction, thread, seq, kind, caseId, caseNo, tries, lastError, first },
        ...kindWords(direction, kind),
        since: toRfc3339(row.sinceMs),
        waitsFor: wait,
        nextTryAt: wait === 'retry' || wait === 'account' ? toRfc3339(row.nextTryMs) : null,
      }
    }),
  }
})

export const retryHandler = handle(retry, async ({ direction, thread, seq }, call) => {
  call.note(thread, { direction, seq })
  const again = direction === 'up' ? retryOutbound : retryInbound
  return { changed: await again(call.db, thread, seq, call.nowMs) }
})

export const skipHandler = handle(skip, async ({ direction, thread, seq, reason }, call) => {
  call.note(thread, { direction, seq, reason })
  if (!(await lockThread(call.db, thread))) throw noThread()
  if (direction === 'up') return { changed: await skipOutbound(call.db, { thread, seq, reason }, call.nowMs) }
  const one = { thread, seq, reason, no: `skipped-${call.newId()}`, account: call.principal.account }
  return { changed: (await skipInbound(call.db, one, call.nowMs)) ? 1 : 0 }
})

export const listMessagesHandler = handle(listMessages, async ({ caseId }, call) => {
  await call.runtime.use(caseSight).mustSee(call, caseId)
  const thread = await findThreadOfCase(call.db, caseId)
  if (!thread) return { thread: null, items: [] }
  const rows = await messagesOf(call.db, thread.id, MOST_MESSAGES)
  return {
    thread: thread.id,
    items: rows.map(({ direction, seq, kind, state, note, atMs, settledMs }) => ({
      ...{ direction, seq, kind, state, note },
      ...kindWords(direction, kind),
      at: toRfc3339(atMs),
      settledAt: settledMs === null ? null : toRfc3339(settledMs),
    })),
  }
})

import { fault } from '#core/fault.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { type CallDesk, findCallerHistory } from '#modules/intake/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type CallRow, listCalls, listRinging } from '../contract.ts'
import { outcomeOf, waitMs } from '../domain/call-times.ts'
import { findCall, findCalls, findRinging, linkCase, type StoredCall, tellCalls } from './call-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { CALLER_PURPOSE } from './take-events.ts'

const PAGE = 50
const SHOWN_EARLIER = 5

export const listCallsHandler = handle(listCalls, async ({ from, until, cursor, limit = PAGE, ...filters }, call) => {
  const found = await findCalls(call.db, {
    ...{ ...filters, ...span(from, until) },
    ...{ before: readCursor(cursor), limit: limit + 1 },
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => callRow(call.runtime, row)),
    next: found.length > limit && last ? writeCursor({ atMs: last.offeredMs ?? 0, id: last.id }) : null,
  }
})

const instant = (text: string | undefined) => (text === undefined ? undefined : (parseRfc3339(text) ?? undefined))
export const span = (from: string | undefined, until: string | undefined) => ({
  fromMs: instant(from),
  untilMs: instant(until),
})

export const listRingingHandler = handle(listRinging, async (_input, call) => {
  const { db, runtime, nowMs, principal } = call
  const sinceMs = nowMs - runtime.use(hotlineRoom).rules().ringMinutes * 60_000
  const rows = await findRinging(db, principal.account, sinceMs)
  const items = []
  for (const row of rows) {
    const earlier = call.may(findCallerHistory.may) && row.callerSealed ? await earlierOf(call, row) : []
    items.push({ ...callRow(runtime, row), earlier })
  }
  return { items }
})

/** Found by the blind index of the number, which is opened here and goes no further. */
async function earlierOf(call: Call, row: StoredCall) {
  const phone = call.runtime.secrets.open(row.callerSealed ?? '', CALLER_PURPOSE)
  const { items } = await call.call(findCallerHistory, { phone })
  return items
    .slice(0, SHOWN_EARLIER)
    .map(({ id, caseNo, title, state, open, reportedAt }) => ({ id, caseNo, title, state, open, reportedAt }))
}

export function callRow(runtime: Runtime, row: StoredCall): CallRow {
  const room = runtime.use(hotlineRoom)
  const session = room.isOff('sessions') ? null : row
  const time = (ms: number | null) => (ms === null ? null : toRfc3339(ms))
  const wait = waitMs(row)
  return {
    ...{ id: row.id, number: row.number, callerMasked: row.callerMasked, line: row.line, simulated: row.simulated },
    channel: room.findNumber(row.number)?.channel ?? null,
    agent: row.agent ?? row.rangAgent,
    outcome: outcomeOf(row),
    ...{ offeredAt: time(row.offeredMs), answeredAt: time(row.answeredMs), endedAt: time(row.endedMs) },
    waitMs: wait === null ? null : Math.round(wait),
    recording: room.isOff('recordings') ? null : row.recording,
    ...{ sessionId: session?.sessionId ?? null, sessionTitle: session?.sessionTitle ?? null },
    ...{ caseId: row.caseId, caseNo: row.caseNo },
  }
}

/** What intake needs of a call: its number stays with the server. */
export function openCallDesk(): CallDesk {
  return {
    find: async (given, id) => {
      const call = given as Call
      const row = await findCall(call.db, id)
      if (!row) throw callUnknown()
      return {
        phone: row.callerSealed ? call.runtime.secrets.open(row.callerSealed, CALLER_PURPOSE) : null,
        phoneMasked: row.callerMasked,
        channel: call.runtime.use(hotlineRoom).findNumber(row.number)?.channel ?? null,
        caseNo: row.caseNo,
      }
    },
    opened: async (given, id, made) => {
      const call = given as Call
      if (!(await linkCase(call.db, id, made))) throw callRegistered()
      await tellCalls(call.db, [id])
    },
  }
}

const callUnknown = () =>
  fault('call-unknown', {
    status: 404,
    zh: '没有这通来电。请从来电提示或话务记录打开。',
    en: 'There is no such call. Open it from the calls that ring or from the log.',
  })
const callRegistered = () =>
  fault('call-registered', {
    status: 422,
    zh: '这通来电已经登记过。请在话务记录里打开它的案件，另有诉求请另起一单。',
    en: 'This call is registered already. Open its case from the log, or begin a form of its own.',
  })

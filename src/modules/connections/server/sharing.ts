import { fault } from '#core/fault.ts'
import { DAY_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { answerSharing, askSharing, countSharing, listSharing, type Sharing } from '../contract.ts'
import {
  countStoredSharing,
  findSharing,
  insertSharing,
  listStoredSharing,
  type StoredSharing,
  saveAnswer,
} from './sharing-store.ts'

const PAGE = 50

export function viewOf({ dueMs, askedMs, answeredMs, ...row }: StoredSharing, nowMs: number): Sharing {
  return {
    ...row,
    due: toRfc3339(Math.floor(dueMs)),
    askedAt: toRfc3339(Math.floor(askedMs)),
    answeredAt: answeredMs === null ? null : toRfc3339(Math.floor(answeredMs)),
    overdue: (answeredMs ?? nowMs) > dueMs,
  }
}

/** Units for which the caller holds a post that shares. */
function ownUnits(call: Call): string[] {
  return call.principal.posts.filter(({ permissions }) => permissions.has('connections:share')).map(({ unit }) => unit)
}

/** In whose name it is asked: the unit that was named if it is the caller's, else their first. */
export function getAskingUnit(call: Call, from: string | undefined): string {
  const mine = ownUnits(call)
  const unit = from ?? mine[0]
  if (unit !== undefined && mine.includes(unit)) return unit
  throw fault('unit-not-yours', {
    status: 422,
    zh: '只能以本单位的名义申请。请改选本单位。',
    en: 'You can ask for your own unit only.',
  })
}

export const askSharingHandler = handle(askSharing, async ({ from, to, what, purpose, days }, call) => {
  const fromUnit = getAskingUnit(call, from)
  if (to === fromUnit || !call.runtime.use(unitBook).find(to)?.active)
    throw fault('unit-unknown', {
      status: 422,
      zh: '请选择另一个在用的单位。',
      en: 'Choose another unit that is in service.',
    })
  const id = call.newId()
  await insertSharing(call.db, {
    ...{ id, fromUnit, toUnit: to, what: what.trim(), purpose: purpose.trim() },
    ...{ dueMs: call.nowMs + days * DAY_MS, askedMs: call.nowMs, askedBy: call.principal.account },
  })
  call.note(id, { fromUnit, to })
  return viewOf(await sharingOf(call, id), call.nowMs)
})

export async function sharingOf(call: Call, id: string): Promise<StoredSharing> {
  const found = await findSharing(call.db, call.scope(), id)
  if (found) return found
  throw fault('sharing-unknown', {
    status: 404,
    zh: '没有这项申请，或与本单位无关。请刷新列表。',
    en: 'There is no such request of your unit.',
  })
}

export const answerSharingHandler = handle(answerSharing, async ({ id, given, answer }, call) => {
  const asked = await sharingOf(call, id)
  if (!ownUnits(call).includes(asked.toUnit))
    throw fault('not-asked', {
      status: 422,
      zh: '只有被申请的单位可以答复。',
      en: 'Only the unit that was asked can answer.',
    })
  const isSaved = await saveAnswer(call.db, {
    ...{ id, given, answer: answer.trim(), by: call.principal.account, nowMs: call.nowMs },
  })
  if (!isSaved)
    throw fault('sharing-answered', {
      status: 422,
      zh: '这项申请已答复。请刷新列表查看。',
      en: 'This request has been answered already.',
    })
  call.note(id, { given })
  return viewOf(await sharingOf(call, id), call.nowMs)
})

export const listSharingHandler = handle(listSharing, async ({ state, limit = PAGE, cursor }, call) => {
  const rows = await listStoredSharing(call.db, {
    ...{ scope: call.scope(), state: state ?? null, before: readCursor(cursor), limit: limit + 1 },
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => viewOf(row, call.nowMs)),
    next: rows.length > limit && last ? writeCursor({ atMs: last.askedMs, id: last.id }) : null,
  }
})

export const countSharingHandler = handle(countSharing, async ({ from, to }, call) => {
  const [fromMs, toMs] = [parseRfc3339(from), parseRfc3339(to)]
  if (fromMs === null || toMs === null || fromMs >= toMs)
    throw fault('period-wrong', {
      status: 400,
      zh: '起止时间不对。请使开始早于结束。',
      en: 'The period must begin before it ends.',
    })
  const rows = await countStoredSharing(call.db, { scope: call.scope(), fromMs, toMs, nowMs: call.nowMs })
  return { asOf: toRfc3339(call.nowMs), rows }
})

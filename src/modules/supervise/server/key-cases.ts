import { fault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { listKeyCases, pinCase, unpinCase } from '../contract.ts'
import { isOpenCase, listKeyCaseRows, pin, unpin } from './key-case-store.ts'

const PAGE = 50
const instantOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export const listKeyCasesHandler = handle(listKeyCases, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listKeyCaseRows(call.db, {
    scope: call.scope(),
    why: input.why ?? null,
    caseId: input.caseId ?? null,
    before: readCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ title, reportedMs, stepDueMs, lastMs, firstMs: _firstMs, whys, ...row }) => ({
      ...row,
      title: maskText(title),
      reportedAt: toRfc3339(reportedMs),
      stepDue: instantOrNull(stepDueMs),
      overdue: stepDueMs !== null && stepDueMs < call.nowMs,
      lastAt: instantOrNull(lastMs),
      whys: whys.map(({ atMs, ...why }) => ({ ...why, at: toRfc3339(atMs) })),
    })),
    next: rows.length > limit && last ? writeCursor({ atMs: last.firstMs, id: last.id }) : null,
  }
})

export const pinCaseHandler = handle(pinCase, async ({ id, reason }, call) => {
  const { caseId } = await call.runtime.use(caseSight).mustSee(call, id)
  if (!(await isOpenCase(call.db, caseId)))
    throw fault('case-ended', {
      status: 422,
      zh: '案件已结束，不再跟踪。需要继续的请先重开。',
      en: 'The case has ended and is not followed any more. Reopen it first.',
    })
  const { id: byId, name: byName } = call.principal
  await pin(call.db, { caseId, reason: reason.trim(), byId, byName, nowMs: call.nowMs })
  call.note(caseId)
  return { id: caseId }
})

export const unpinCaseHandler = handle(unpinCase, async ({ id }, call) => {
  const { caseId } = await call.runtime.use(caseSight).mustSee(call, id)
  if (!(await unpin(call.db, caseId)))
    throw fault('case-not-pinned', {
      status: 422,
      zh: '本案不是人工列为重点的。按规则列入的，结案后自动移出。',
      en: 'Nobody put this case on the list; what rules put there leaves it when it is closed.',
    })
  call.note(caseId)
  return { id: caseId }
})

import { maskText } from '#core/text/mask-text.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { listMeasures, type MeasureRow, type RegisterFilters } from '../contract.ts'
import { listMeasureRows, type MeasureQuery, type StoredMeasure } from './measure-store.ts'

const PAGE = 50

export const listMeasuresHandler = handle(listMeasures, async ({ caseId, ...filters }, call) => {
  const limit = filters.limit ?? PAGE
  const seen = caseId === undefined ? null : await call.runtime.use(caseSight).mustSee(call, caseId)
  const query = queryOf(call, filters)
  const rows = await listMeasureRows(call.db, {
    ...query,
    caseId: seen?.caseId ?? null,
    before: readCursor(filters.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => measureRow(call, row)),
    next: rows.length > limit && last ? writeCursor({ atMs: last.openedMs, id: last.id }) : null,
  }
})

export function queryOf(call: Call, filters: RegisterFilters): Omit<MeasureQuery, 'before' | 'limit'> {
  const instant = (text: string | undefined) => (text === undefined ? null : parseRfc3339(text))
  return {
    scope: call.scope(),
    nowMs: call.nowMs,
    kind: filters.kind ?? null,
    level: filters.level ?? null,
    state: filters.state ?? null,
    unit: filters.unit ?? null,
    automatic: filters.automatic ?? null,
    overdue: filters.overdue ?? null,
    caseId: null,
    text: filters.text?.trim() || null,
    fromMs: instant(filters.from),
    toMs: instant(filters.to),
  }
}

const instantOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export function measureRow(call: Call, row: StoredMeasure): MeasureRow {
  const persons = call.runtime.use(personBook)
  const nameOf = (id: string | null) => (id === null ? null : (persons.find(id)?.name ?? null))
  const { id, kind, no, level, form, automatic, caseId, caseNo, caseState, unit, post, openedPost, state, endReason } =
    row
  return {
    id,
    kind,
    no,
    level,
    form,
    automatic,
    caseId,
    caseNo,
    caseTitle: maskText(row.caseTitle),
    caseState,
    unit,
    post,
    text: row.text,
    openedAt: toRfc3339(row.openedMs),
    openedByName: nameOf(row.openedBy),
    openedPost,
    due: instantOrNull(row.dueMs),
    result: row.result,
    overdue:
      row.result === 'late' ||
      row.result === 'missed' ||
      (state === 'open' && row.dueMs !== null && row.dueMs < call.nowMs),
    state,
    answer: row.answer,
    answeredAt: instantOrNull(row.answerMs),
    answeredByName: nameOf(row.answeredBy),
    endedAt: instantOrNull(row.endedMs),
    endReason,
  }
}

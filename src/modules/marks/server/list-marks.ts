import { fault } from '#core/fault.ts'
import { isInstantMs, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listMarks, type MarkedRow } from '../contract.ts'
import { listStoredMarks, type MarkQuery, type StoredMark, sweptTo } from './mark-store.ts'
import { markView } from './mark-view.ts'

const PAGE = 50
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const listMarksHandler = handle(listMarks, async (input, call) => {
  const limit = input.limit ?? PAGE
  const instant = (text: string | undefined) => (text === undefined ? null : parseRfc3339(text))
  const rows = await listStoredMarks(call.db, {
    scope: call.scope(),
    kinds: input.kind ?? [],
    unit: input.unit ?? null,
    fromMs: instant(input.from),
    toMs: instant(input.to),
    before: readCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const asOf = await sweptTo(call.db)
  return {
    items: shown.map((row) => rowView(call, row)),
    next: rows.length > limit && last ? writeCursor(last) : null,
    asOf: asOf === null ? null : toRfc3339(asOf),
  }
})

function rowView(call: Call, row: StoredMark): MarkedRow {
  const { caseId, caseNo, title, state, leadUnit, areaCode, otherId, otherNo, ...mark } = row
  const other = otherId !== null && otherNo !== null ? { caseId: otherId, caseNo: otherNo } : null
  return { ...markView(call.runtime, { ...mark, other }), caseId, caseNo, title, state, leadUnit, areaCode }
}

const writeCursor = ({ atMs, caseId, key }: StoredMark) =>
  Buffer.from(JSON.stringify([atMs, caseId, key])).toString('base64url')

function readCursor(text: string | undefined): MarkQuery['before'] {
  if (text === undefined) return null
  try {
    const [atMs, caseId, key] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (isInstantMs(atMs) && typeof caseId === 'string' && ID.test(caseId) && typeof key === 'string')
      return { atMs, caseId, key }
  } catch {
    // falls through to the one answer for all unreadable cursors
  }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}

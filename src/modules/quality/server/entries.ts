import { fault } from '#core/fault.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { maskText } from '#core/text/mask-text.ts'
import { reopen } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { decideReopen, type EntryRow, listEntries } from '../contract.ts'
import { scoreOf } from '../domain/score.ts'
import { decideReopenRow, holdEntry, listEntryRows, type StoredEntry } from './entry-store.ts'
import { instantOrNull } from './plan-row.ts'
import { qualityFaults } from './quality-faults.ts'

const PAGE = 50
const CURSOR = /^(.{1,80})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export const listEntriesHandler = handle(listEntries, async ({ cursor, limit = PAGE, ...filters }, call) => {
  const rows = await listEntryRows(call.db, {
    ...filters,
    text: filters.text?.trim() || undefined,
    scope: call.scope(),
    running: call.may('quality:keep'),
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(entryRow), next: rows.length > limit && last ? `${last.caseNo}_${last.id}` : null }
})

function readCursor(text: string | undefined) {
  if (text === undefined) return null
  const [, no, id] = CURSOR.exec(text) ?? []
  if (no && id) return { no, id }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}

/** While others still score, no score is told: the second is blind. */
export function entryRow(row: StoredEntry): EntryRow {
  const { id, planId, planNo, caseId, caseNo, unit, stratum, part, state, got, applicable, reopen: decided } = row
  const told = row.planState === 'reported'
  return {
    ...{ id, planId, planNo, caseId, caseNo, unit, stratum, part, state },
    title: maskText(row.title),
    certainWhy: row.certain,
    scoredTwice: row.second,
    score: told && got !== null && applicable !== null ? toFixedText(scoreOf({ got, applicable }), 2) : null,
    passed: told ? row.passed : null,
    findings: told ? row.findings : [],
    note: told ? row.note : null,
    reopen: decided,
    reopenReason: row.reopenReason,
    reopenByName: row.reopenByName,
    reopenAt: instantOrNull(row.reopenMs),
  }
}

export async function entryOf(call: Call, id: string): Promise<StoredEntry> {
  const running = call.may('quality:keep')
  const [row] = await listEntryRows(call.db, { scope: call.scope(), id, running, after: null, limit: 1 })
  if (!row) throw qualityFaults.entryNotFound()
  return row
}

/** The case's own command decides whether it can be reopened, with the caller's rights and in this transaction. */
export const decideReopenHandler = handle(decideReopen, async ({ id, decision, reason }, call) => {
  await holdEntry(call.db, id)
  const entry = await entryOf(call, id)
  if (entry.reopen !== 'suggested') throw qualityFaults.noSuggestion()
  const text = reason.trim()
  if (decision === 'reopen')
    await call.call(reopen, { id: entry.caseId, newFacts: `${entry.planNo} 质量抽查不合格：${text}` })
  const byName = call.principal.name
  const decided = decision === 'reopen' ? 'reopened' : 'declined'
  await decideReopenRow(call.db, id, { reopen: decided, reason: text, byName, nowMs: call.nowMs })
  call.note(id, { caseId: entry.caseId, decision })
  return entryRow(await entryOf(call, id))
})

import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { findFile } from '#platform/files/file-register.ts'
import { type AppealRow, decideAppeal, drawSheet } from '../contract.ts'
import { isOwnAppeal } from '../domain/appeal.ts'
import type { StoredAppeal } from './appeal-store.ts'
import { casesInScope } from './line-cases-store.ts'
import { appealsFor } from './sheet-view.ts'

/** Units whose appeals the caller sees: their own; null for whoever draws up sheets or decides. */
export function appealUnits(call: Call): string[] | null {
  if (call.may(decideAppeal.may) || call.may(drawSheet.may)) return null
  return call.principal.posts.map((held) => held.unit)
}

export const seesAppeal = (call: Call, { unit }: Pick<StoredAppeal, 'unit'>) =>
  appealUnits(call)?.includes(unit) ?? true

export const isOwn = (call: Call, appeal: Pick<StoredAppeal, 'unit' | 'byId'>) =>
  isOwnAppeal({ units: call.principal.posts.map((held) => held.unit), personId: call.principal.id }, appeal)

export async function appealView(call: Call, stored: StoredAppeal): Promise<AppealRow> {
  const { caseIds, fileIds, submittedMs, dueMs, decidedMs, byId: _byId, schemeEn, ...row } = stored
  const cases = await casesInScope(call.db, caseIds, call.scope())
  const files: AppealRow['files'] = []
  for (const id of fileIds) {
    const file = await findFile(call.db, id)
    if (file) files.push({ id, name: file.meta.name, mime: file.meta.mime, bytes: file.meta.bytes })
  }
  const isOpen = row.state === 'submitted'
  return {
    ...row,
    schemeEn: schemeEn ?? row.schemeZh,
    cases: cases.map(({ id, caseNo, title }) => ({ id, caseNo, title: maskText(title) })),
    hiddenCases: caseIds.length - cases.length,
    files,
    submittedAt: toRfc3339(submittedMs),
    due: toRfc3339(dueMs),
    overdue: isOpen && dueMs < call.nowMs,
    decidedAt: decidedMs === null ? null : toRfc3339(decidedMs),
    mayDecide: isOpen && call.may(decideAppeal.may) && !isOwn(call, stored),
    mayWithdraw: isOpen && appealsFor(call, row.unit),
  }
}

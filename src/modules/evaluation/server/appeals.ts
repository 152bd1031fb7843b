import { addUnits } from '#core/time/due.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import { calendarBook, caseSight } from '#modules/clocks/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { findFile, findFiles } from '#platform/files/file-register.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { getAppealFile, listAppeals, submitAppeal, withdrawAppeal } from '../contract.ts'
import { countedParts, isAdditive, leaveOut } from '../domain/leave-out.ts'
import { appealNo } from '../domain/sheet-state.ts'
import {
  findAppeal,
  holdAppeal,
  insertAppeal,
  listAppealRows,
  openAppealOf,
  type StoredAppeal,
  settleAppeal,
} from './appeal-store.ts'
import { appealUnits, appealView, seesAppeal } from './appeal-view.ts'
import { caseLines } from './case-lines.ts'
import { evaluationFaults } from './faults.ts'
import { rulesBook } from './rules-book.ts'
import { holdSheet, nextNumber, type StoredSheet } from './sheet-store.ts'
import { appealsFor } from './sheet-view.ts'

const PAGE = 50

export const listAppealsHandler = handle(listAppeals, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listAppealRows(call.db, {
    units: appealUnits(call),
    sheetId: input.sheetId ?? null,
    state: input.state ?? null,
    limit: limit + 1,
    offset: input.offset ?? 0,
  })
  const items = []
  for (const row of rows.slice(0, limit)) items.push(await appealView(call, row))
  return { items, more: rows.length > limit }
})

export const submitAppealHandler = handle(submitAppeal, async (input, call) => {
  const sheet = await holdSheet(call.db, input.sheetId)
  if (!sheet) throw evaluationFaults.notFound()
  if (sheet.state === 'draft') throw evaluationFaults.notPublished()
  if (sheet.state === 'final' || (sheet.appealsUntilMs ?? 0) < call.nowMs) throw evaluationFaults.windowOver()
  const { scope, indicator } = input
  const member = sheet.inputs.members.find((one) => one.scope === scope)
  if (!member || countedParts(sheet.inputs, indicator).length === 0) throw evaluationFaults.lineUnknown()
  const { unit } = member
  if (unit === null || !appealsFor(call, unit)) throw evaluationFaults.notYours()
  const open = await openAppealOf(call.db, { sheetId: sheet.id, scope, indicator })
  if (open !== null) throw evaluationFaults.appealTwice(open)
  const { mustSee } = call.runtime.use(caseSight)
  const caseIds = new Set<string>()
  for (const reference of input.cases) caseIds.add((await mustSee(call, reference)).caseId)
  await mustCount(call, sheet, indicator, scope, [...caseIds])
  const files = await findFiles(call.db, input.files)
  if (files.length < input.files.length || files.some(({ uploadedBy }) => uploadedBy !== call.principal.id))
    throw evaluationFaults.fileNotYours()
  const year = Number(localDate(call.nowMs).slice(0, 4))
  const { decideWithin } = call.runtime.use(rulesBook).rules().appeals
  const id = call.newId()
  const no = appealNo(year, await nextNumber(call.db, 'appeal', year))
  const dueMs = addUnits(call.nowMs, decideWithin, call.runtime.use(calendarBook).calendar())
  const { id: byId, name: byName } = call.principal
  await insertAppeal(call.db, {
    ...{ id, no, sheetId: sheet.id, version: sheet.version, scope, unit, indicator, dueMs, byId, byName },
    reason: input.reason.trim(),
    caseIds: [...caseIds],
    fileIds: input.files,
    atMs: call.nowMs,
  })
  call.note(id, { no, sheet: sheet.no, scope, indicator, cases: caseIds.size })
  const appeal = (await findAppeal(call.db, id))!
  await tellReviewers(call, appeal)
  return appealView(call, appeal)
})

/** Every named case must weigh something in the line that is appealed against. */
async function mustCount(call: Call, { inputs }: StoredSheet, indicator: string, scope: string, ids: string[]) {
  if (!countedParts(inputs, indicator).every(isAdditive)) return
  const book = call.runtime.use(rulesBook).book()
  for (const { caseNo, line } of await caseLines(call, ids)) {
    const found = leaveOut(inputs, book, indicator, [line])
    if (found && !found.some((one) => one.scope === scope)) throw evaluationFaults.caseNotCounted(caseNo)
  }
}

async function tellReviewers(call: Call, appeal: StoredAppeal): Promise<void> {
  const { no, sheetId, scopeZh, scopeEn, indicatorZh, indicatorEn, sheetNo, dueMs, reason } = appeal
  const due = toRfc3339(dueMs).slice(0, 16).replace('T', ' ')
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['performanceReviewer'] },
    kind: 'evaluation',
    title: {
      zh: `${scopeZh}对${sheetNo}的“${indicatorZh}”提出申诉（${no}），${due} 前审核`,
      en: `${scopeEn} appeals against ${indicatorEn} of ${sheetNo} (${no}); decide by ${due}`,
    },
    text: { zh: reason, en: reason },
    link: `/c/evaluation/${sheetId}?tab=appeals`,
    dedupeKey: `evaluation-appeal:${appeal.id}`,
  })
}

export const withdrawAppealHandler = handle(withdrawAppeal, async ({ id }, call) => {
  const appeal = await holdAppeal(call.db, id)
  if (!appeal || !seesAppeal(call, appeal)) throw evaluationFaults.appealNotFound()
  if (!appealsFor(call, appeal.unit)) throw evaluationFaults.notYours()
  if (appeal.state !== 'submitted') throw evaluationFaults.appealDecided()
  const { id: byId, name: byName } = call.principal
  await settleAppeal(call.db, {
    ...{ id, state: 'withdrawn', byId, byName, atMs: call.nowMs, decision: null, changed: [], resultVersion: null },
  })
  call.note(id, { no: appeal.no })
  return appealView(call, (await findAppeal(call.db, id))!)
})

export const getAppealFileHandler = handle(getAppealFile, async ({ id, fileId }, call): Promise<FileAnswer> => {
  const appeal = await findAppeal(call.db, id)
  if (!appeal || !seesAppeal(call, appeal)) throw evaluationFaults.appealNotFound()
  const file = appeal.fileIds.includes(fileId) ? await findFile(call.db, fileId) : null
  if (!file) throw evaluationFaults.fileNotFound()
  const { stream, meta } = await call.runtime.files.get(file.storeId)
  const isPicture = meta.mime.startsWith('image/')
  return { name: meta.name, mime: meta.mime, stream, disposition: isPicture ? 'inline' : 'attachment' }
})

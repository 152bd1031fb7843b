import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { drawSheet, dropSheet, getSheet, listSheets } from '../contract.ts'
import { reckonSheet } from '../domain/reckon-sheet.ts'
import { drawInputs } from './draw-inputs.ts'
import { evaluationFaults } from './faults.ts'
import { rulesBook } from './rules-book.ts'
import { findScheme } from './scheme-store.ts'
import { deleteDraft, findSheet, findSheetOf, listSheetRows, putDraft, type SheetKey } from './sheet-store.ts'
import { seesDrafts, sheetRow, viewSheet } from './sheet-view.ts'

const PAGE = 50

export const listSheetsHandler = handle(listSheets, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listSheetRows(call.db, {
    drafts: seesDrafts(call),
    scheme: input.scheme ?? null,
    group: input.group ?? null,
    period: input.period ?? null,
    state: input.state ?? null,
    text: input.text?.trim() || null,
    limit: limit + 1,
    offset: input.offset ?? 0,
  })
  return { items: rows.slice(0, limit).map((row) => sheetRow(call, row)), more: rows.length > limit }
})

export const getSheetHandler = handle(getSheet, ({ id, version }, call) => viewSheet(call, id, version))

export const drawSheetHandler = handle(drawSheet, async ({ scheme, group, period }, call) => {
  const id = await drawDraft(call, { schemeId: scheme, groupId: group, period })
  call.note(id, { scheme, group, period })
  return viewSheet(call, id)
})

/** Draws the draft of a scheme, group and period; answers its id. */
export async function drawDraft(call: Call, key: SheetKey): Promise<string> {
  const scheme = await findScheme(call.db, key.schemeId)
  if (!scheme) throw evaluationFaults.schemeNotFound(key.schemeId)
  const group = call.runtime
    .use(rulesBook)
    .rules()
    .peerGroups.find(({ id }) => id === key.groupId)
  if (!group || !scheme.peerGroups.includes(group.id)) throw evaluationFaults.groupNotFound(key.groupId)
  const before = await findSheetOf(call.db, key)
  if (before && before.state !== 'draft') throw evaluationFaults.published(before.no)
  const inputs = await drawInputs(call, scheme, group, key.period)
  const { id: byId, name: byName } = call.principal
  const id = await putDraft(call.db, {
    ...key,
    id: call.newId(),
    inputs,
    outcome: reckonSheet(inputs),
    byId,
    byName,
    atMs: call.nowMs,
  })
  if (id === null) throw evaluationFaults.published(null)
  return id
}

export const dropSheetHandler = handle(dropSheet, async ({ id }, call) => {
  const sheet = await findSheet(call.db, id)
  if (!sheet) throw evaluationFaults.notFound()
  if (!(await deleteDraft(call.db, id))) throw evaluationFaults.published(sheet.no)
  call.note(id, { scheme: sheet.schemeId, group: sheet.groupId, period: sheet.period })
  return { id }
})

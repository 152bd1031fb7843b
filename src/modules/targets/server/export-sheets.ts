import { gridHtml } from '#core/document/grid-html.ts'
import type { Call } from '#platform/call.ts'
import { gridDocument } from '#platform/documents/grid-document.ts'
import { printFonts } from '#platform/documents/print-fonts.ts'
import { printPdf } from '#platform/documents/print-pdf.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { exportImportedSheets, exportSheet, exportYearSheets } from '../contract.ts'
import { treeOf } from '../domain/exact-tree.ts'
import { formGrid } from '../domain/form/form-grid.ts'
import { setWorkbook } from '../domain/form/set-workbook.ts'
import type { FormGrid } from '../domain/form/sheet-cell.ts'
import { signedNote, versionNote } from '../domain/form/version-note.ts'
import { withNotes } from '../domain/form/with-notes.ts'
import { type FrozenSheet, frozenScheme } from '../domain/frozen-sheet.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { Sheet, SheetSet } from '../domain/sheet.ts'
import { editionsOf, findEdition } from './edition-store.ts'
import { findImportedSet } from './imported-set-store.ts'
import { type LoadedSheet, loadSheets } from './load-sheets.ts'
import { schemeBook } from './scheme-book.ts'
import { sheetFaults } from './sheet-faults.ts'
import { sheetForm } from './sheet-form.ts'
import { sheetOf } from './sheet-of.ts'
import { sheetSetOf } from './sheet-set-of.ts'
import { sheetsInReach } from './sheets-in-reach.ts'

export const exportSheetHandler = handle(exportSheet, async ({ id, format, edition }, call): Promise<FileAnswer> => {
  const loaded = await sheetOf(call, id)
  const { set, scheme, note } = await printedOf(call, loaded, edition)
  const form = await sheetForm(call.runtime, scheme.key)
  const title = titleOf(set.sheets[0]!)
  const answer = { name: safeName(title, format), mime: FILE_KINDS[format].mime }
  if (format === 'xlsx') return { ...answer, stream: await writeWorkbook(setWorkbook(set, scheme, form)) }
  const grid = withNotes(formGrid(set.sheets[0]!, scheme, form, set), [note])
  return { ...answer, stream: format === 'docx' ? await gridDocument(title, [grid]) : await gridPdf(title, grid) }
})

export const exportYearSheetsHandler = handle(exportYearSheets, async ({ year, unit }, call): Promise<FileAnswer> => {
  const loaded = await loadSheets(call, year, await sheetsInReach(call, year, unit))
  const { set, scheme } = await sheetSetOf(call, loaded)
  return workbookOf(call, set, scheme, `${set.year}年度${set.unit}绩效自评表`)
})

export const exportImportedSheetsHandler = handle(exportImportedSheets, async ({ id }, call): Promise<FileAnswer> => {
  const found = await findImportedSet(call.db, id)
  if (!found) throw sheetFaults.importNotFound()
  const book = call.runtime.use(schemeBook)
  const scheme = book.find(found.scheme) ?? book.usual()
  return workbookOf(call, found.set, scheme, `${found.set.year}年度${found.set.unit}绩效自评表`)
})

async function workbookOf(call: Call, set: SheetSet, scheme: Scheme, name: string): Promise<FileAnswer> {
  const form = await sheetForm(call.runtime, scheme.key)
  const stream = await writeWorkbook(setWorkbook(set, scheme, form))
  return { name: safeName(name, 'xlsx'), mime: FILE_KINDS.xlsx.mime, stream }
}

/** One printed form with its letters in it. */
export const gridPdf = async (title: string, grid: FormGrid): Promise<Buffer> => printPdf(await pageOf(title, grid))

export async function pageOf(title: string, grid: FormGrid): Promise<string> {
  return gridHtml(
    title,
    [grid],
    await printFonts(title + grid.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('')),
  )
}

export const titleOf = ({ sheetTitle, name, id, year }: Sheet): string =>
  sheetTitle ?? `${year}年度${name ?? id}绩效自评表`

/** A sheet as it is to be printed, and the line beneath that says which version it is. */
export async function printedOf(call: Call, loaded: LoadedSheet, edition?: number) {
  const { set, scheme } = await sheetSetOf(call, [loaded])
  if (edition === undefined)
    return { set, scheme, note: versionNote(loaded.stored.state, (await editionsOf(call.db, loaded.stored.id)).at(-1)) }
  const found = await findEdition(call.db, loaded.stored.id, edition)
  if (!found) throw sheetFaults.editionNotFound()
  const body = found.body as FrozenSheet
  return {
    set: { ...set, sheets: [treeOf<Sheet>(body.sheet)] },
    scheme: frozenScheme(body),
    note: signedNote(found),
  }
}

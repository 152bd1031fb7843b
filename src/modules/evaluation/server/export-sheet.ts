import { gridHtml } from '#core/document/grid-html.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { gridDocument } from '#platform/documents/grid-document.ts'
import { printFonts } from '#platform/documents/print-fonts.ts'
import { printPdf } from '#platform/documents/print-pdf.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { exportSheet } from '../contract.ts'
import { sheetGrid } from '../domain/sheet-grid.ts'
import { sayPeriod, sheetPeriod } from '../domain/sheet-period.ts'
import { viewSheet } from './sheet-view.ts'

/** A sheet as paper or workbook, with its weights, functions and definitions printed. */
export const exportSheetHandler = handle(exportSheet, async ({ id, version, format }, call): Promise<FileAnswer> => {
  const { inputs, outcome, no, shown, digest, asOf, appealsUntil } = await viewSheet(call, id, version)
  const district = await findSetting<{ name: string }>(call.db, 'district')
  const title = `${inputs.scheme.zh}考评表-${inputs.group.zh}-${sayPeriod(sheetPeriod(inputs.period))}`
  const grid = sheetGrid({
    ...{ inputs, outcome, no, version: shown, digest, asOf, appealsUntil },
    district: district?.name ?? '',
    by: call.principal.name,
    printedAt: toRfc3339(call.nowMs),
  })
  call.note(id, { format, version: shown })
  const name = safeName(`${title}-${call.principal.account}`, format)
  const { mime } = FILE_KINDS[format]
  if (format === 'xlsx') return { name, mime, stream: await writeWorkbook([{ name: '考评表', kind: 'form', grid }]) }
  if (format === 'docx') return { name, mime, stream: await gridDocument(title, [grid]) }
  const letters = grid.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('')
  return { name, mime, stream: await printPdf(gridHtml(title, [grid], await printFonts(letters))) }
})

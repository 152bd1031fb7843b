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
import { exportBulletin } from '../contract.ts'
import { bulletinGrid } from '../domain/bulletin-grid.ts'
import { planOf, planRow } from './plan-row.ts'
import { resultsOf } from './results.ts'

/** The bulletin as it was told; before that only who organises it may print how it stands, and the paper says so. */
export const exportBulletinHandler = handle(exportBulletin, async ({ id, format }, call): Promise<FileAnswer> => {
  const plan = await planOf(call, id)
  const results = await resultsOf(call, plan)
  const district = await findSetting<{ name: string }>(call.db, 'district')
  const grid = bulletinGrid({
    ...{ district: district?.name ?? '', plan: planRow(call, plan), results },
    findings: plan.rules?.form.findings ?? [],
    printedAt: toRfc3339(call.nowMs),
  })
  const title = `质量通报-${plan.no}`
  const name = safeName(title, format)
  const { mime } = FILE_KINDS[format]
  call.note(id, { format, no: plan.no })
  if (format === 'xlsx') return { name, mime, stream: await writeWorkbook([{ name: '质量通报', kind: 'form', grid }]) }
  if (format === 'docx') return { name, mime, stream: await gridDocument(title, [grid]) }
  const letters = grid.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('')
  return { name, mime, stream: await printPdf(gridHtml(title, [grid], await printFonts(letters))) }
})

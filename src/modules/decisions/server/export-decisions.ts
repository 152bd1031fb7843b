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
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportDecisions } from '../contract.ts'
import { decisionSheets } from '../domain/decision-grid.ts'
import { decisionsFor } from './get-decisions.ts'

const TITLE = '决策分析'

/** The page as it stands, a table for each question, with sentence, definitions and time of the data. */
export const exportDecisionsHandler = handle(
  exportDecisions,
  async ({ format, ...input }, call): Promise<FileAnswer> => {
    const page = await decisionsFor(call, input)
    const printedAt = toRfc3339(call.nowMs)
    const sheets = decisionSheets(page, call.principal.name, printedAt)
    const stamp = printedAt.slice(0, 16).replaceAll(/[-:T]/g, '')
    const name = safeName(`${TITLE}-${page.period.from}-${page.period.to}-${stamp}-${call.principal.account}`, format)
    call.note('decisions', { format, ...input })
    if (format === 'csv') {
      const widest = Math.max(...sheets.flatMap(({ grid }) => grid.rows.map(({ cells }) => cells.length)))
      const columns = Array.from({ length: widest }, (_, at) => ({ key: `c${at}`, title: at === 0 ? TITLE : '' }))
      const rows = sheets.flatMap(({ grid }) =>
        grid.rows.map(({ cells }) =>
          Object.fromEntries(cells.map(({ text, number }, at) => [`c${at}`, number ?? text])),
        ),
      )
      return { name, mime: TABLE_MIME.csv, stream: writeTable(rows, { format, columns }) }
    }
    const { mime } = FILE_KINDS[format]
    if (format === 'xlsx') {
      const forms = sheets.map(({ name: sheet, grid }) => ({ name: sheet, kind: 'form' as const, grid }))
      return { name, mime, stream: await writeWorkbook(forms) }
    }
    const grids = sheets.map(({ grid }) => grid)
    if (format === 'docx') return { name, mime, stream: await gridDocument(TITLE, grids) }
    const letters = grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))).join('')
    return { name, mime, stream: await printPdf(gridHtml(TITLE, grids, await printFonts(letters))) }
  },
)

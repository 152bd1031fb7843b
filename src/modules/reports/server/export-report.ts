import { gridHtml } from '#core/document/grid-html.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { gridDocument } from '#platform/documents/grid-document.ts'
import { printFonts } from '#platform/documents/print-fonts.ts'
import { printPdf } from '#platform/documents/print-pdf.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportReport, type ReportFormat, type ReportResult } from '../contract.ts'
import { figuresOf, headsOf, type PrintedReport, remarksOf, reportGrid } from '../domain/report-grid.ts'
import { prepareQuery, runQuery } from './run-query.ts'

/** The report as it is on the screen, with its sentence, definitions, number of rows and time of the data. */
export const exportReportHandler = handle(exportReport, async ({ query, title, format }, call): Promise<FileAnswer> => {
  const result = await runQuery(call, prepareQuery(call, query))
  call.note('report', { format, source: query.source, groups: query.groups, rows: result.rows.length })
  return writeReport(call, result, title?.trim() || '自助报表', format)
})

/** A result as a file, by the caller and as of the call. */
export async function writeReport(
  call: Call,
  result: ReportResult,
  title: string,
  format: ReportFormat,
): Promise<FileAnswer> {
  const printedAt = toRfc3339(call.nowMs)
  const printed: PrintedReport = { title, result, by: call.principal.name, printedAt }
  const stamp = printedAt.slice(0, 16).replaceAll(/[-:T]/g, '')
  const name = safeName(`${printed.title}-${stamp}-${call.principal.account}`, format)
  if (format === 'csv') return { name, mime: TABLE_MIME.csv, stream: csvOf(printed) }
  const grid = reportGrid(printed)
  const { mime } = FILE_KINDS[format]
  if (format === 'xlsx') return { name, mime, stream: await writeWorkbook([{ name: '报表', kind: 'form', grid }]) }
  if (format === 'docx') return { name, mime, stream: await gridDocument(printed.title, [grid]) }
  const letters = grid.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('')
  return { name, mime, stream: await printPdf(gridHtml(printed.title, [grid], await printFonts(letters))) }
}

/** Figures as bare numbers for further reckoning; the words of the report stand in lines after the table. */
function csvOf(printed: PrintedReport) {
  const { result } = printed
  const columns = headsOf(result).map((title, at) => ({ key: `c${at}`, title: `${title}` }))
  const line = (labels: readonly string[], cells: Parameters<typeof figuresOf>[0]) =>
    Object.fromEntries(
      [...labels, ...figuresOf(cells, result).map(({ text, number }) => number ?? text)].map((text, at) => [
        `c${at}`,
        text,
      ]),
    )
  const padding = result.groups.slice(1).map(() => '')
  const rows = [
    ...result.rows.map(({ labels, cells }) =>
      line(
        labels.map(({ zh }) => zh),
        cells,
      ),
    ),
    line(result.groups.length > 0 ? ['合计', ...padding] : [], result.total),
    ...[result.sentence.zh, ...remarksOf(printed)].map((text) => ({ c0: text })),
  ]
  return writeTable(rows, { format: 'csv', columns })
}

import { gridHtml } from '#core/document/grid-html.ts'
import { printFonts } from '#platform/documents/print-fonts.ts'
import { printPdf } from '#platform/documents/print-pdf.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import { safeName } from '#platform/files/safe-name.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME } from '#platform/tables/write-table.ts'
import { exportPublicTables } from '../contract.ts'
import { tableGrid } from '../domain/tables/table-grid.ts'
import { makeTables } from './public-tables.ts'

/** All tables of a year and stage: a workbook with a sheet each, or a print of A4 pages. */
export const exportPublicTablesHandler = handle(exportPublicTables, async (input, call) => {
  const { format, moneyUnit, ...which } = input
  const { tables, unit, unitName, provisional } = await makeTables(call, which)
  const stageName = which.stage === 'budget' ? '部门预算' : '部门决算'
  const grids = tables.map((table) =>
    tableGrid(table, { unitName, year: which.year, stageName, moneyUnit, provisional }),
  )
  call.note(`${unit}/${which.year}`, { stage: which.stage, format })
  const name = `${unitName}${which.year}年${stageName}公开表`
  if (format === 'pdf') {
    const letters = grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))).join('')
    const page = gridHtml(name, grids, await printFonts(name + letters))
    return { name: safeName(name, 'pdf'), mime: FILE_KINDS.pdf.mime, stream: await printPdf(page) }
  }
  const sheets = tables.map((table, at) => ({ name: `公开${table.no}`, kind: 'form' as const, grid: grids[at]! }))
  return { name: safeName(name, 'xlsx'), mime: TABLE_MIME.xlsx, stream: await writeWorkbook(sheets) }
})

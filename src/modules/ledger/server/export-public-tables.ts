import { gridHtml } from '#core/document/grid-html.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME } from '#platform/tables/write-table.ts'
import { exportPublicTables } from '../contract.ts'
import { tableGrid } from '../domain/tables/table-grid.ts'
import { makeTables } from './public-tables.ts'

/** All tables of a year and stage: a workbook with a sheet each, or a page that prints. */
export const exportPublicTablesHandler = handle(exportPublicTables, async (input, call) => {
  const { format, moneyUnit, ...which } = input
  const { tables, unit, unitName, provisional } = await makeTables(call, which)
  const stageName = which.stage === 'budget' ? '部门预算' : '部门决算'
  const grids = tables.map((table) =>
    tableGrid(table, { unitName, year: which.year, stageName, moneyUnit, provisional }),
  )
  call.note(`${unit}/${which.year}`, { stage: which.stage, format })
  const name = `${unitName}${which.year}年${stageName}公开表`
  if (format === 'html')
    return {
      name: `${name}.html`,
      mime: 'text/html; charset=utf-8',
      stream: Buffer.from(gridHtml(name, grids)),
      disposition: 'inline' as const,
    }
  const sheets = tables.map((table, at) => ({ name: `公开${table.no}`, kind: 'form' as const, grid: grids[at]! }))
  return { name: `${name}.xlsx`, mime: TABLE_MIME.xlsx, stream: await writeWorkbook(sheets) }
})

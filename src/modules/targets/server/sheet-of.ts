import type { Call } from '#platform/call.ts'
import { type LoadedSheet, loadSheets } from './load-sheets.ts'
import { sheetFaults } from './sheet-faults.ts'
import { findSheetRow, listSheetRows } from './sheet-store.ts'

/** One sheet that the caller's post reaches; a department's with the sheets of its projects behind it. */
export async function sheetOf(call: Call, id: string): Promise<LoadedSheet> {
  const row = await findSheetRow(call.db, id, call.scope())
  if (!row) throw sheetFaults.notFound()
  if (row.projectId !== null) return (await loadSheets(call, row.year, [row]))[0]!
  const rows = await listSheetRows(call.db, row.year, { all: false, areas: [], units: [row.unit] })
  return (await loadSheets(call, row.year, rows)).find(({ stored }) => stored.id === id)!
}

import { localDate, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getSheet, listSheets } from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { SHEET_STATES } from '../domain/sheet-chain.ts'
import { loadSheets } from './load-sheets.ts'
import { sheetOf } from './sheet-of.ts'
import { sheetRow } from './sheet-row.ts'
import { listSheetRows, sheetYears } from './sheet-store.ts'
import { sheetView } from './sheet-view.ts'

/** All sheets of a year: the summary table is a view of them. */
export const listSheetsHandler = handle(listSheets, async ({ year: asked, state }, call) => {
  const years = await sheetYears(call.db, call.scope())
  const thisYear = Number.parseInt(localDate(call.nowMs).slice(0, 4), 10)
  const year = asked ?? years.find((one) => one < thisYear) ?? years[0] ?? thisYear - 1
  const rows = await listSheetRows(call.db, year, call.scope())
  const loaded = await loadSheets(call, year, rows)
  const items = loaded.map((one) => sheetRow(one, assessSheet(one.facts, one.scheme)))
  return {
    year,
    years,
    asOf: toRfc3339(call.nowMs),
    items: state ? items.filter((item) => item.state === state) : items,
    counts: Object.fromEntries(SHEET_STATES.map((one) => [one, items.filter((item) => item.state === one).length])),
  }
})

export const getSheetHandler = handle(getSheet, async ({ id }, call) => sheetView(call, await sheetOf(call, id)))

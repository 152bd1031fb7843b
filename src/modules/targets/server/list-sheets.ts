import { localDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getSheet, listSheets } from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { checkSet } from '../domain/check/check-set.ts'
import type { Sheet } from '../domain/sheet.ts'
import { SHEET_STATES } from '../domain/sheet-chain.ts'
import { type LoadedSheet, loadSheets } from './load-sheets.ts'
import { sheetOf } from './sheet-of.ts'
import { sheetRow } from './sheet-row.ts'
import { sheetSetOf } from './sheet-set-of.ts'
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
    across: await findingsAcross(call, loaded),
    counts: Object.fromEntries(SHEET_STATES.map((one) => [one, items.filter((item) => item.state === one).length])),
  }
})

/** One indicator told in two ways, results that only repeat their limits: seen by unit, never stored. */
async function findingsAcross(call: Call, loaded: readonly LoadedSheet[]) {
  const found = []
  for (const unit of new Set(loaded.map(({ stored }) => stored.unit))) {
    const own = loaded.filter(({ stored }) => stored.unit === unit)
    const { set } = await sheetSetOf(call, own)
    const sheets = set.sheets.map((sheet, at) => comparable(sheet, own[at]!))
    found.push(...checkSet({ ...set, sheets }))
  }
  return found.map(({ project, kind, severity, text }) => ({
    sheetId: project === '*' ? null : project,
    kind,
    severity,
    text,
  }))
}

/** A row without a result says nothing yet, and one that puts projects together must differ from each of them. */
function comparable(sheet: Sheet, { facts }: LoadedSheet): Sheet {
  const combined = new Set(facts.actuals.flatMap(({ targetId, source }) => (source === 'projects' ? [targetId] : [])))
  const counts = (at: number) => !combined.has(facts.targets[at]?.id ?? '')
  return {
    ...sheet,
    indicators: sheet.indicators.filter(({ actual }, at) => actual.kind !== 'missing' && counts(at)),
  }
}

export const getSheetHandler = handle(getSheet, async ({ id }, call) => sheetView(call, await sheetOf(call, id)))

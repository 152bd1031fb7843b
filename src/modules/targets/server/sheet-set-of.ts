import { localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { assembleSheet } from '../domain/assemble-sheet.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { SheetSet } from '../domain/sheet.ts'
import type { LoadedSheet } from './load-sheets.ts'
import { districtName } from './sheet-form.ts'
import { unitName } from './unit-name.ts'

/** Our own sheets as a set, as it is filed: the same shape as sheets of others; its summary is a view of its sheets. */
export async function sheetSetOf(
  call: Call,
  loaded: readonly LoadedSheet[],
): Promise<{ set: SheetSet; scheme: Scheme }> {
  const first = loaded[0]!
  const { scheme } = first
  const filed = loaded.map(({ stored }) => stored.submittedMs)
  const last = filed.includes(null) ? null : filed.toSorted((a, b) => (a ?? 0) - (b ?? 0)).at(-1)
  const set: SheetSet = {
    district: await districtName(call.runtime),
    districtKey: scheme.key,
    year: first.stored.year,
    unit: unitName(call, first.stored.unit),
    filedOn: last ? localDate(last) : null,
    moneyUnit: scheme.unit,
    summaryTable: [],
    sheets: loaded.map((one) => assembleSheet(one.facts, one.scheme).sheet),
  }
  return { set, scheme }
}

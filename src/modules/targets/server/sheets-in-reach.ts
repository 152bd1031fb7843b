import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { listSheetRows, type StoredSheet } from './sheet-store.ts'
import { unitName } from './unit-name.ts'

/** The sheets of one unit and year that the caller sees; asks for the unit where there are several. */
export async function sheetsInReach(call: Call, year: number, unit: string | undefined): Promise<StoredSheet[]> {
  const all = await listSheetRows(call.db, year, call.scope())
  const rows = unit === undefined ? all : all.filter((row) => row.unit === unit)
  if (rows.length === 0)
    throw fault('no-sheets', {
      status: 404,
      zh: `${year}年没有可导出的自评表。请先批准绩效目标，或换一个年度。`,
      en: `There are no sheets of ${year} to export. Approve targets first, or choose another year.`,
    })
  const units = [...new Set(rows.map((row) => row.unit))]
  if (units.length > 1)
    throw fault('unit-needed', {
      status: 422,
      zh: `${year}年有 ${units.length} 个单位的自评表：${units
        .slice(0, 10)
        .map((one) => unitName(call, one))
        .join('、')}。请选定一个单位再导出。`,
      en: `${units.length} units have sheets of ${year}. Choose one of them.`,
    })
  return rows
}

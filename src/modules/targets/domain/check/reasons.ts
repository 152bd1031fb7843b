import type { Sheet, SheetIndicator } from '../sheet.ts'

const EMPTY = /^(无|没有|不适用|未填|暂无|\/|-|—|N\/A)?[。.；;]?$/i

export const isBlankReason = (text: string | null): boolean => EMPTY.test((text ?? '').replace(/\s/g, ''))

/** Reasons stand on the sheet's foot or in the indicator's own cell. */
export const hasReason = (sheet: Sheet, indicator?: SheetIndicator): boolean =>
  !isBlankReason(sheet.deviationReasons) || !isBlankReason(indicator?.deviation ?? null)

/** The form has a place for reasons and something, if only "无", stands there. */
export const hasReasonCell = (sheet: Sheet, indicator: SheetIndicator): boolean =>
  sheet.deviationReasons !== null || indicator.deviation !== null

export const reasonText = (sheet: Sheet, indicator?: SheetIndicator): string => {
  const own = indicator?.deviation ?? null
  return (isBlankReason(own) ? sheet.deviationReasons : own) ?? '空'
}

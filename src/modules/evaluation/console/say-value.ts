import { formatParts, formatValue } from '../domain/format-value.ts'
import type { OutcomeTerm, StoredFigure, StoredIndicator } from '../domain/sheet.ts'

/** `95.00%（19/20）`: a figure never stands without what it is made of. */
export function sayValue(
  { value }: Pick<OutcomeTerm, 'value'>,
  indicator: StoredIndicator | undefined,
  figure: StoredFigure | undefined,
): string {
  const parts = figure ? formatParts(figure) : ''
  return `${formatValue(value, indicator?.unit ?? 'points')}${parts ? `（${parts}）` : ''}`
}

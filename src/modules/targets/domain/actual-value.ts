import type { Title } from '#core/module-card.ts'
import { readValue } from './read-value.ts'
import type { SheetValue } from './sheet.ts'
import type { ActualFacts, Degree, TargetFacts } from './sheet-facts.ts'

/** The words by which a degree is printed and understood (domain §7.2). */
export const DEGREE_NAMES: Readonly<Record<Degree, Title>> = {
  met: { zh: '达成预期指标', en: 'as expected' },
  partly: { zh: '部分达成预期指标并具有一定效果', en: 'partly, with some effect' },
  notMet: { zh: '未达成预期指标且效果较差', en: 'not reached' },
}

const NOTHING: SheetValue = { printed: null, kind: 'missing' }

/** An actual as the sheet reads it. */
export function actualValue(
  { kind, valueUnit }: Pick<TargetFacts, 'kind' | 'valueUnit'>,
  actual: ActualFacts | null,
): SheetValue {
  if (!actual) return NOTHING
  const printed = actual.printed?.trim() ?? ''
  if (kind === 'qualitative' || (kind === 'reference' && actual.degree)) {
    if (!actual.degree) return NOTHING
    // The degree was chosen: whatever else is said must not make it another one.
    const text = DEGREE_NAMES[actual.degree].zh
    return { printed: printed === '' ? text : printed, kind: 'qualitative', text }
  }
  if (printed === '') return NOTHING
  if (actual.source === 'stated') return { printed, kind: 'qualitative', text: printed }
  const value = readValue(printed, valueUnit ?? undefined)
  const isBound = value.kind === 'quantitative' && value.op !== undefined && value.op !== '='
  return isBound ? { ...value, boundOnly: true } : value
}

import type { Title } from '#core/module-card.ts'
import { type Exact, exact, over, times } from '#core/number/exact.ts'
import { exactOfText } from './exact-tree.ts'
import { readValue } from './read-value.ts'
import type { SheetValue } from './sheet.ts'
import type { ActualFacts, Degree, RowWords, TargetFacts } from './sheet-facts.ts'

/** The words by which a degree is printed and understood (domain §7.2). */
export const DEGREE_NAMES: Readonly<Record<Degree, Title>> = {
  met: { zh: '达成预期指标', en: 'as expected' },
  partly: { zh: '部分达成预期指标并具有一定效果', en: 'partly, with some effect' },
  notMet: { zh: '未达成预期指标且效果较差', en: 'not reached' },
}

const NOTHING: SheetValue = { printed: null, kind: 'missing' }

/** The share of the weight, in per cent, where no formula gives the points: put together from projects, or claimed. */
export function shareOf(actual: ActualFacts | null, words: RowWords | undefined): Exact | null {
  if (actual?.source === 'projects') return actual.exactShare === null ? null : exactOfText(actual.exactShare)
  const claimed = words?.sharePercent ?? null
  return claimed === null ? null : exact(claimed)
}

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
  if (isBound) return { ...value, boundOnly: true }
  return actual.exactValue === null ? value : unrounded(value, exactOfText(actual.exactValue))
}

/** What is printed was rounded; what is scored must not be. */
function unrounded(value: SheetValue, amount: Exact): SheetValue {
  const scale = value.canonical && value.value ? over(value.canonical.value, value.value) : null
  return {
    ...value,
    value: amount,
    ...(value.canonical
      ? { canonical: { value: scale ? times(amount, scale) : amount, unit: value.canonical.unit } }
      : {}),
  }
}

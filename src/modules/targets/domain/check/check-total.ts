import { type Exact, isEqual, plus, sum } from '#core/number/exact.ts'
import { decimalsOf, roundExact, toText } from '#core/number/round-exact.ts'
import type { Scheme } from '../scheme.ts'
import { printedItems } from '../score-sheet.ts'
import type { Sheet } from '../sheet.ts'
import type { Finding } from './finding.ts'

/** The total of a sheet against the scores printed on it. */
export function checkTotal(sheet: Sheet, scheme: Scheme): Finding[] {
  if (sheet.kind === 'fragment' || (sheet.budget === null && sheet.name === null)) return incomplete(sheet)
  const unfilled = isHalfFilled(sheet, scheme) ? incomplete(sheet, '完成值或得分有一半以上空着，') : []
  const { printed } = sheet.total
  const parts = printedParts(sheet)
  if (!printed) return unfilled
  if (!parts) return [...unfilled, notDerivable(sheet, printed), ...checkWeights(sheet, scheme)]
  const right = sum(parts)
  const base = { project: sheet.id, indicator: null, where: 'total', printed, recomputed: right }
  const added = `${parts.map((part) => toText(part)).join('＋')}=${toText(right)}`
  const findings: Finding[] = []
  if (!isEqual(printed, right)) {
    const places = decimalsOf(printed) ?? 2
    const isBrief = isEqual(roundExact(right, places), printed)
    const isCut = isEqual(roundExact(right, places, 'down'), printed)
    findings.push(
      isBrief
        ? {
            ...base,
            kind: 'total-precision',
            severity: 'note',
            text: `各项得分之和${added}，总分只写${toText(printed)}，位数比各项少。`,
          }
        : {
            ...base,
            kind: 'total',
            severity: isCut ? 'warning' : 'error',
            text: `各项得分之和${added}，总分填${toText(printed)}${isCut ? '，是舍去而非四舍五入' : ''}。`,
          },
    )
  }
  return [...unfilled, ...findings, ...checkWeights(sheet, scheme)]
}

/** Execution and items as printed; null where a score cell is empty. */
function printedParts(sheet: Sheet): Exact[] | null {
  const execution = sheet.budget?.execution?.score ?? null
  const items = printedItems(sheet)
  return items && execution ? [execution, ...items] : null
}

/** A form of which half of the results, or of the points it gives, are not filled in. */
function isHalfFilled({ kind, indicators, budget, total, scoreGroups }: Sheet, scheme: Scheme): boolean {
  if (kind !== 'project') return false
  const isHalf = (empty: number) => empty > 0 && empty * 2 >= indicators.length
  if (indicators.length === 0 || isHalf(indicators.filter(({ actual }) => actual.kind === 'missing').length))
    return true
  if (!scheme.scored || total.printed) return false
  const isGrouped = scoreGroups.length > 0
  return isHalf(indicators.filter((row) => row.score === null && !isGrouped).length) || !budget?.executed
}

/** A total above empty score cells: what it is made of cannot be seen. */
function notDerivable(sheet: Sheet, printed: Exact): Finding {
  const scores = [
    ...(sheet.budget?.execution?.score ? [sheet.budget.execution.score] : []),
    ...sheet.indicators.flatMap(({ score }) => score ?? []),
  ]
  const seen = sum(scores)
  return {
    project: sheet.id,
    indicator: null,
    kind: 'score-not-derivable',
    severity: 'warning',
    where: 'total',
    printed,
    recomputed: scores.length > 0 ? seen : null,
    text:
      scores.length > 0
        ? `总分填${toText(printed)}，看得到的得分之和是${toText(seen)}，有得分栏空着，总分无从核对。`
        : `总分填${toText(printed)}，各项都没有得分，总分无从推出。`,
  }
}

function incomplete(sheet: Sheet, why = ''): Finding[] {
  const visible = [
    ...sheet.indicators.flatMap(({ weight }) => (weight.value ? [weight.value] : [])),
    ...(sheet.budget?.execution?.weight ? [sheet.budget.execution.weight] : []),
  ]
  const points = visible.length > 0 ? sum(visible) : null
  return [
    {
      project: sheet.id,
      indicator: null,
      kind: 'incomplete-sheet',
      severity: 'warning',
      where: 'sheet',
      printed: sheet.total.printed ? `total ${toText(sheet.total.printed)}` : null,
      recomputed: points ? `${toText(points)} visible` : null,
      text: `这张表不完整：${why}${sheet.name === null ? '没有项目名称，' : ''}${sheet.budget === null ? '没有预算，' : ''}${points ? `看得到分值的共${toText(points)}分` : '看不到分值'}。`,
    },
  ]
}

/** Points that the form gives away must make what the form says they make. */
function checkWeights({ id, budget, indicators, scoreGroups, total }: Sheet, scheme: Scheme): Finding[] {
  const execution = budget?.execution?.weight ?? scheme.executionWeight
  const loose = indicators.filter(({ scoreGroup }) => scoreGroup === null || scoreGroups.length === 0)
  const items = [...scoreGroups.map(({ weight }) => weight.value), ...loose.map(({ weight }) => weight.value)]
  if (!execution || !total.weight || items.length === 0 || items.some((weight) => weight === null)) return []
  const right = plus(execution, sum(items.filter((weight): weight is Exact => weight !== null)))
  if (isEqual(right, total.weight)) return []
  return [
    {
      project: id,
      indicator: null,
      kind: 'total',
      severity: 'warning',
      where: 'total',
      printed: total.weight,
      recomputed: right,
      text: `各项分值之和为${toText(right)}分，不是${toText(total.weight)}分。`,
    },
  ]
}

import { type Exact, exact, isEqual, isLess, isMore, isZero, minus, over, sizeOf } from '#core/number/exact.ts'
import { decimalsOf, roundExact, toFixedText, toText } from '#core/number/round-exact.ts'
import { bandOf, bandText, isInBand } from '../band.ts'
import { type Judgement, judgeTarget } from '../judge-target.ts'
import type { Scheme } from '../scheme.ts'
import { scoreIndicator } from '../score-sheet.ts'
import type { Sheet, SheetIndicator } from '../sheet.ts'
import { checkTarget } from './check-target.ts'
import type { Finding, FindingKind, FindingValue, Severity } from './finding.ts'
import { hasReason, reasonText } from './reasons.ts'

const LAST_DIGIT = exact('0.1')
/** A result further from its target than this asks whether the target was too low (domain §7.1, deviation duty). */
const FAR_ABOVE = exact('1.3')

type Found = (
  kind: FindingKind,
  severity: Severity,
  printed: FindingValue,
  recomputed: FindingValue,
  text: string,
) => Finding

/** Everything that one row of a sheet says against itself. */
export function checkIndicator(sheet: Sheet, row: SheetIndicator, scheme: Scheme): Finding[] {
  const name = row.level3 ?? row.level2 ?? row.level1 ?? ''
  const found: Found = (kind, severity, printed, recomputed, text) => ({
    project: sheet.id,
    indicator: row.level3,
    kind,
    severity,
    where: name,
    printed,
    recomputed,
    text: `${name}：${text}`,
  })
  const judgement = judgeTarget(row)
  return [
    ...(judgement.verdict === 'withdrawn' ? [] : checkTarget(row, contextOf(sheet))).map((one) =>
      found(one.kind, one.severity === 'error' ? 'warning' : one.severity, row.target.printed, null, one.text),
    ),
    ...checkVerdict(sheet, row, judgement, scheme, found),
    ...checkWeight(row, found),
  ]
}

const contextOf = ({ budget, contract }: Sheet) => ({
  budget: budget?.adjusted ? { amount: budget.adjusted, unit: budget.unit } : null,
  contractPrice: contract?.price ? { amount: contract.price, unit: contract.unit } : null,
})

function checkVerdict(
  sheet: Sheet,
  row: SheetIndicator,
  judgement: Judgement,
  scheme: Scheme,
  found: Found,
): Finding[] {
  const { target, actual } = row
  switch (judgement.verdict) {
    case 'withdrawn':
      return withdrawn(row, found)
    case 'missing':
      return target.kind === 'missing'
        ? []
        : [
            found(
              'actual-missing',
              'warning',
              { target: target.printed, actual: actual.printed },
              null,
              '没有填实际完成值。',
            ),
          ]
    case 'notMeasured':
      return [
        found(
          'actual-not-a-measure',
          'warning',
          { target: target.printed, actual: actual.printed },
          null,
          `目标${target.printed}是数值，完成值“${actual.printed}”不是计量结果，无法核对。`,
        ),
        ...checkDeduction(sheet, row, found),
      ]
    case 'otherUnit':
      return [
        found(
          'actual-unit-mismatch',
          target.kind === 'reference' ? 'note' : 'warning',
          { target: target.printed, actual: actual.printed },
          null,
          target.kind === 'reference'
            ? `目标“${target.printed}”指向一个金额，完成值却是${actual.printed}。`
            : `目标${target.printed}与完成值${actual.printed}单位不同，无法核对。`,
        ),
      ]
    case 'missed':
      return missed(sheet, row, judgement, scheme, found)
    case 'partly':
      return partly(sheet, row, scheme, found)
    case 'met':
      return target.kind === 'qualitative' || target.kind === 'missing'
        ? metInWords(sheet, row, scheme, found)
        : [...checkDeduction(sheet, row, found), ...farAbove(row, judgement, found), ...wayOf(row, judgement, found)]
  }
}

function withdrawn({ target, midYearAdjustment, weight, score }: SheetIndicator, found: Found): Finding[] {
  if (!weight.value || isZero(weight.value)) return []
  return [
    found(
      'withdrawn-target-scored',
      'error',
      { target: target.printed, adjustment: midYearAdjustment?.printed ?? null, score },
      'weight redistributed or indicator left out',
      `年中已撤销（${midYearAdjustment?.printed ?? '小计为0'}），却仍占${toText(weight.value)}分${score ? `、计${toText(score)}分` : ''}；应将分值分给其余指标。`,
    ),
  ]
}

function missed(sheet: Sheet, row: SheetIndicator, judgement: Judgement, scheme: Scheme, found: Found): Finding[] {
  const { target, actual, score, weight } = row
  const values = { target: target.printed, actual: actual.printed, weight: weight.value, score }
  const right = scoreIndicator(row, scheme).exact
  const findings: Finding[] = []
  const word = `目标${target.printed}，完成${actual.printed}，未达成`
  const group = sheet.scoreGroups.find(({ id }) => id === row.scoreGroup)
  if (!isScored(sheet)) findings.push(found('missed-target-unscored', 'warning', values, null, `${word}；本表不计分。`))
  else if (score && weight.value && isEqual(score, weight.value) && !isZero(weight.value))
    findings.push(
      found(
        'missed-target-full-score',
        'error',
        values,
        right && roundExact(right, 2),
        `${word}，却得满分${toText(score)}${right ? `；按比例应为${toFixedText(right, 2)}` : ''}。`,
      ),
    )
  else if (score && right && judgement.share) findings.push(...proportional(values, score, right, word, found))
  else if (score) findings.push(found('missed-target', 'note', values, null, `${word}，扣至${toText(score)}分。`))
  else if (group?.score && group.weight.value && isEqual(group.score, group.weight.value))
    findings.push(
      found(
        'missed-target-full-score',
        'error',
        values,
        null,
        `${word}，所在的${group.level1}却得满分${toText(group.score)}。`,
      ),
    )
  else if (group) findings.push(found('missed-target', 'note', values, null, `${word}。`))
  else findings.push(found('missed-target-unscored', 'warning', values, null, `${word}，没有填得分。`))
  findings.push(...slip(row, judgement, found))
  if (!hasReason(sheet, row))
    findings.push(
      found(
        'missed-target-unexplained',
        'error',
        { target: target.printed, actual: actual.printed, reason: sheet.deviationReasons },
        null,
        `${word}，偏差原因栏${sheet.deviationReasons === null ? '空着' : `填“${sheet.deviationReasons}”`}。`,
      ),
    )
  return findings
}

/** Some forms carry no scores at all. */
const isScored = ({ indicators, scoreGroups }: Sheet): boolean =>
  [...indicators, ...scoreGroups].some(({ score }) => score !== null)

/** The proportional score may be printed with fewer decimals, as 0.75 given as 1. */
function proportional(values: FindingValue, score: Exact, right: Exact, word: string, found: Found): Finding[] {
  const rounded = roundExact(right, 2)
  const text = `${word}，按比例应得${toFixedText(right, 2)}分`
  if (isEqual(rounded, score)) return [found('missed-target', 'note', values, rounded, `${text}，与所填一致。`)]
  if (isEqual(roundExact(right, decimalsOf(score) ?? 2), score))
    return [found('missed-target', 'note', values, rounded, `${text}，取整后为所填的${toText(score)}。`)]
  const severity = isMore(sizeOf(minus(rounded, score)), LAST_DIGIT) ? 'error' : 'warning'
  return [found('missed-target-score', severity, values, rounded, `${text}，填${toText(score)}分。`)]
}

function slip({ target, actual }: SheetIndicator, { direction }: Judgement, found: Found): Finding[] {
  const [goal, done] = [target.canonical?.value ?? target.value, actual.canonical?.value ?? actual.value]
  if (!goal || !done || isZero(done)) return []
  const times10 = direction === 'reverse' ? over(done, goal) : over(goal, done)
  if (!times10 || ![10n, 100n, 1000n, 10_000n].some((ten) => isEqual(times10, exact(ten)))) return []
  return [
    found(
      'unit-slip',
      'warning',
      { target: target.printed, actual: actual.printed },
      null,
      `完成值${actual.printed}与目标${target.printed}正好差${toText(times10)}倍，疑是小数点或单位写错。`,
    ),
  ]
}

function partly(sheet: Sheet, row: SheetIndicator, scheme: Scheme, found: Found): Finding[] {
  const { target, actual, score, weight } = row
  const values = { target: target.printed, actual: actual.printed, weight: weight.value, score }
  const band = bandOf(scheme, 'partly')
  const word = `目标“${target.printed}”，完成“${actual.printed}”，属部分达成`
  if (!score || !weight.value || isZero(weight.value))
    return [found('qualitative-partly-met', 'note', values, null, `${word}。`)]
  if (!isInBand(band, score, weight.value))
    return [
      found(
        'qualitative-tier',
        'error',
        values,
        `${bandText(band)} of the weight`,
        `${word}，应得分值的${bandText(band)}，却得${toText(weight.value)}分中的${toText(score)}分。`,
      ),
    ]
  return [
    found('qualitative-partly-met', 'note', values, null, `${word}，得${toText(score)}分，在档内。`),
    ...(hasReason(sheet, row)
      ? []
      : [found('unexplained-deduction', 'warning', values, null, `${word}，扣了分，没有写原因。`)]),
  ]
}

function metInWords(sheet: Sheet, row: SheetIndicator, scheme: Scheme, found: Found): Finding[] {
  const { target, actual, score, weight } = row
  if (!score || !weight.value || isZero(weight.value) || !isLess(score, weight.value)) return []
  const values = { target: target.printed, actual: actual.printed, weight: weight.value, score }
  const band = bandOf(scheme, 'met')
  const share = `${toFixedText(over(score, weight.value)!, 3)}`
  if (isInBand(band, score, weight.value))
    return [
      found(
        'deduction-within-tier',
        'note',
        values,
        null,
        `已达成，得${toText(weight.value)}分中的${toText(score)}分（${share}），在第一档${bandText(band)}之内，未写扣分原因。`,
      ),
    ]
  return [
    found(
      'qualitative-tier',
      'error',
      values,
      `${bandText(band)} of the weight`,
      `写明已达成，却只得${toText(weight.value)}分中的${toText(score)}分（${share}），不在第一档${bandText(band)}；原因栏：${reasonText(sheet, row)}。`,
    ),
  ]
}

/** A number that reached its target has no proportion below one: every point taken off needs its own reason. */
function checkDeduction(sheet: Sheet, row: SheetIndicator, found: Found): Finding[] {
  const { target, actual, score, weight } = row
  if (!score || !weight.value || !isLess(score, weight.value)) return []
  return [
    found(
      'unexplained-deduction',
      'warning',
      { target: target.printed, actual: actual.printed, weight: weight.value, score },
      weight.value,
      `目标${target.printed}，完成${actual.printed}，已达成却扣${toText(minus(weight.value, score))}分；原因栏：${reasonText(sheet, row)}。`,
    ),
  ]
}

function farAbove({ target, actual }: SheetIndicator, { direction }: Judgement, found: Found): Finding[] {
  const [goal, done] = [target.canonical?.value ?? target.value, actual.canonical?.value ?? actual.value]
  if (direction !== 'positive' || !goal || !done || goal.num <= 0n || actual.boundOnly) return []
  const share = over(done, goal)!
  if (!isMore(share, FAR_ABOVE)) return []
  return [
    found(
      'implausible',
      'note',
      { target: target.printed, actual: actual.printed },
      null,
      `完成${actual.printed}为目标${target.printed}的${toFixedText(share, 2)}倍，目标可能定得过低，应说明。`,
    ),
  ]
}

function wayOf({ target, actual }: SheetIndicator, { directionPrinted, share }: Judgement, found: Found): Finding[] {
  const [goal, done] = [target.canonical?.value ?? target.value, actual.canonical?.value ?? actual.value]
  if (directionPrinted || !share || !goal || !done || isEqual(goal, done)) return []
  return [
    found(
      'direction-not-printed',
      'note',
      { target: target.printed, actual: actual.printed },
      null,
      `目标${target.printed}没有写≥或≤，完成${actual.printed}是否达成只能推断。`,
    ),
  ]
}

function checkWeight({ score, weight }: SheetIndicator, found: Found): Finding[] {
  if (!score || !weight.value || !isMore(score, weight.value)) return []
  return [
    found(
      'score-not-derivable',
      'error',
      score,
      weight.value,
      `得${toText(score)}分，超过分值${toText(weight.value)}。`,
    ),
  ]
}

import { type Exact, exact, isEqual, isLess, isMore, isZero, minus, over, sizeOf, times } from '#core/number/exact.ts'
import { decimalsOf, roundExact, toFixedText, toText } from '#core/number/round-exact.ts'
import { bandOf, bandText, isInBand } from '../band.ts'
import { degreeInWords } from '../degree-in-words.ts'
import { type Judgement, judgeTarget } from '../judge-target.ts'
import type { Scheme } from '../scheme.ts'
import { scoreIndicator } from '../score-sheet.ts'
import type { Sheet, SheetIndicator } from '../sheet.ts'
import { checkTarget } from './check-target.ts'
import type { Finding, FindingKind, FindingValue, Severity } from './finding.ts'
import { hasReason, hasReasonCell, reasonText } from './reasons.ts'

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
    ...checkEmptyScore(sheet, row, judgement, scheme, found),
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
        ...checkUnfounded(sheet, row, found),
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
  const severity = isFirm(judgement) ? 'error' : 'warning'
  const findings: Finding[] = []
  const word = `目标${target.printed}，完成${actual.printed}，未达成`
  const group = sheet.scoreGroups.find(({ id }) => id === row.scoreGroup)
  if (!isScored(sheet)) findings.push(found('missed-target-unscored', 'warning', values, null, `${word}；本表不计分。`))
  else if (score && weight.value && isEqual(score, weight.value) && !isZero(weight.value))
    findings.push(
      found(
        'missed-target-full-score',
        severity,
        values,
        right && roundExact(right, 2),
        `${word}，却得满分${toText(score)}${right ? `；按比例应为${toFixedText(right, 2)}` : ''}。`,
      ),
    )
  else if (score && right && judgement.share) findings.push(...proportional(row, score, right, word, severity, found))
  else if (score) findings.push(found('missed-target', 'note', values, null, `${word}，扣至${toText(score)}分。`))
  else if (group?.score && group.weight.value && isEqual(group.score, group.weight.value))
    findings.push(
      found(
        'missed-target-full-score',
        severity,
        values,
        null,
        `${word}，所在的${group.level1}却得满分${toText(group.score)}。`,
      ),
    )
  else if (group) findings.push(found('missed-target', 'note', values, null, `${word}。`))
  else findings.push(found('missed-target-unscored', 'warning', values, null, `${word}，没有填得分。`))
  findings.push(...slip(row, judgement, found))
  if (!judgement.directionPrinted && judgement.share) findings.push(...wayOf(row, judgement, found))
  if (!hasReason(sheet, row))
    findings.push(
      found(
        'missed-target-unexplained',
        severity === 'error' && hasReasonCell(sheet, row) ? 'error' : 'warning',
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
function proportional(
  { target, actual, weight }: SheetIndicator,
  score: Exact,
  right: Exact,
  word: string,
  worst: Severity,
  found: Found,
): Finding[] {
  const values = { target: target.printed, actual: actual.printed, weight: weight.value, score }
  const rounded = roundExact(right, 2)
  const text = `${word}，按比例应得${toFixedText(right, 2)}分`
  if (isEqual(rounded, score)) return [found('missed-target', 'note', values, rounded, `${text}，与所填一致。`)]
  if (isEqual(roundExact(right, decimalsOf(score) ?? 2), score))
    return [found('missed-target', 'note', values, rounded, `${text}，取整后为所填的${toText(score)}。`)]
  const isFar = isMore(sizeOf(minus(rounded, score)), LAST_DIGIT) && weight.source === 'printed'
  const severity = isFar ? worst : 'warning'
  return [found('missed-target-score', severity, values, rounded, `${text}，填${toText(score)}分。`)]
}

/**
 * Missed in every reading of the form: with a printed sign, or short of a bare number of which more is better. Where
 * "less is better" is only inferred, a result above a bare number may be no miss at all.
 */
const isFirm = ({ directionPrinted, direction, share }: Judgement): boolean =>
  share === null || directionPrinted || direction === 'positive'

/** Times that a figure is off when a digit slipped, or a unit: 10, 100 ... within a tenth. */
function slip({ target, actual, score, weight }: SheetIndicator, { direction }: Judgement, found: Found): Finding[] {
  const [goal, done] = [target.canonical?.value ?? target.value, actual.canonical?.value ?? actual.value]
  if (!goal || !done || isZero(done)) return []
  const off = direction === 'reverse' ? over(done, goal) : over(goal, done)
  const power =
    off && POWERS.find((ten) => !isLess(times(off, exact('1.1')), ten) && !isMore(times(off, exact('0.9')), ten))
  if (!off || !power) return []
  const values = { target: target.printed, actual: actual.printed }
  const exactly = isEqual(off, power) ? '正好' : '约'
  const isFull = score && weight.value && isEqual(score, weight.value)
  return [
    found(
      'unit-slip',
      'warning',
      values,
      null,
      `完成值${actual.printed}与目标${target.printed}${exactly}差${toText(power)}倍，疑是小数点或单位写错。`,
    ),
    ...(isFull || score === null
      ? [
          found(
            'implausible',
            'warning',
            values,
            null,
            `完成值${actual.printed}与目标${target.printed}相差约${toText(power)}倍${isFull ? '，却得满分' : ''}，不合常理，请核对。`,
          ),
        ]
      : []),
  ]
}

const POWERS = [exact(10), exact(100), exact(1000), exact(10_000)]

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
        isDegreeStated(row) ? 'error' : 'warning',
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
      isDegreeStated(row) ? 'error' : 'warning',
      values,
      `${bandText(band)} of the weight`,
      `写明已达成，却只得${toText(weight.value)}分中的${toText(score)}分（${share}），不在第一档${bandText(band)}；原因栏：${reasonText(sheet, row)}。`,
    ),
  ]
}

/** Free words leave the degree to the reader: what follows from them is a question, not an error. */
const isDegreeStated = ({ target, actual }: SheetIndicator): boolean =>
  degreeInWords(target.text ?? target.printed ?? '', actual.text ?? actual.printed ?? '').isStated

/** Points taken off a result that no formula can judge: nobody can follow how many. */
function checkUnfounded(sheet: Sheet, row: SheetIndicator, found: Found): Finding[] {
  const { target, actual, score, weight } = row
  if (!score || !weight.value || !isLess(score, weight.value)) return []
  const values = { target: target.printed, actual: actual.printed, weight: weight.value, score }
  const points = `得${toText(weight.value)}分中的${toText(score)}分`
  return [
    found('score-not-derivable', 'warning', values, null, `完成“${actual.printed}”不是计量结果，${points}无从推出。`),
    ...(hasReason(sheet, row)
      ? []
      : [found('unexplained-deduction', 'warning', values, weight.value, `${points}，没有写扣分原因。`)]),
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
      isLess(share, exact(10)) ? 'note' : 'warning',
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
      'warning',
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
      weight.source === 'printed' ? 'error' : 'warning',
      score,
      weight.value,
      `得${toText(score)}分，超过分值${toText(weight.value)}。`,
    ),
  ]
}

/** A cell left empty among scored ones; the total may tell what was meant. */
function checkEmptyScore(
  sheet: Sheet,
  { score, weight, scoreGroup }: SheetIndicator,
  { verdict }: Judgement,
  scheme: Scheme,
  found: Found,
): Finding[] {
  if (score || !weight.value || isZero(weight.value) || scoreGroup !== null) return []
  if (verdict !== 'met' && verdict !== 'partly') return []
  if (!scheme.scored && !isScored(sheet)) return []
  return [
    found(
      'incomplete-sheet',
      'warning',
      { weight: weight.value, score },
      null,
      `分值${toText(weight.value)}，得分栏空着。`,
    ),
  ]
}

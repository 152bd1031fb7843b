import { type Exact, isEqual, plus, sum, ZERO } from '#core/number/exact.ts'
import { roundExact, toFixedText, toText } from '#core/number/round-exact.ts'
import type { Scheme } from '../scheme.ts'
import { scoreExecution } from '../score-sheet.ts'
import type { MoneyUnit, Sheet, SheetBudget, SummaryRow } from '../sheet.ts'
import { budgetIn } from './check-budget.ts'
import type { Finding, FindingKind, FindingValue, Severity } from './finding.ts'
import { isRoundedFrom, roundingTail } from './rounding-tail.ts'

const MONEY = [
  ['initial', '年初预算'],
  ['adjusted', '全年预算'],
  ['executed', '执行数'],
] as const
const CLASSES: Readonly<Record<string, string>> = {
  cost: '成本指标',
  output: '产出指标',
  benefit: '效益指标',
  satisfaction: '满意度指标',
}
/** Forms print 社会效益 or 可持续影响 as a class of its own; the summary adds it to the benefit. */
const MEMBERS: Readonly<Record<string, RegExp>> = {
  成本指标: /成本/,
  产出指标: /产出|数量|质量|时效/,
  效益指标: /效益|可持续/,
  满意度指标: /满意/,
}

/** One row of the summary table against its own sums and against the sheet that it sums up. */
export function checkSummaryRow(
  row: SummaryRow,
  sheet: Sheet | null,
  scheme: Scheme,
  moneyUnit: MoneyUnit,
  hasAdjustments: boolean,
): Finding[] {
  const found = (
    kind: FindingKind,
    severity: Severity,
    printed: FindingValue,
    recomputed: FindingValue,
    text: string,
  ): Finding => ({
    project: row.projectId,
    indicator: null,
    kind,
    severity,
    where: 'summary table',
    printed,
    recomputed,
    text: `汇总表第${row.no}行：${text}`,
  })
  const inSummaryUnit = sheet && { ...sheet, budget: sheet.budget && budgetIn(sheet.budget, moneyUnit) }
  return [
    ...(inSummaryUnit ? againstSheet(row, inSummaryUnit, found) : []),
    ...(hasAdjustments ? balance(row, found) : []),
    ...ownScore(row, inSummaryUnit, scheme, found),
    ...ownTotal(row, found),
  ]
}

type Found = (
  kind: FindingKind,
  severity: Severity,
  printed: FindingValue,
  recomputed: FindingValue,
  text: string,
) => Finding

function againstSheet(row: SummaryRow, sheet: Sheet, found: Found): Finding[] {
  const pairs: [string, Exact | null, Exact | null, boolean][] = [
    ...MONEY.map(([field, zh]): [string, Exact | null, Exact | null, boolean] => [
      zh,
      row[field],
      sheet.budget?.[field] ?? null,
      true,
    ]),
    ['执行得分', row.scores.execution ?? null, sheet.budget?.execution?.score ?? null, false],
    ...Object.entries(CLASSES).map(([key, level1]): [string, Exact | null, Exact | null, boolean] => [
      `${level1}得分`,
      row.scores[key] ?? null,
      classScore(sheet, level1),
      false,
    ]),
    ['总分', row.total, sheet.total.printed, false],
  ]
  return pairs.flatMap(([zh, summary, onSheet, isMoney]) => {
    if (!summary || !onSheet || isEqual(summary, onSheet)) return []
    const isBrief = isRoundedFrom(summary, onSheet) || isRoundedFrom(onSheet, summary)
    const right = zh === '执行得分' ? exactScore(sheet.budget) : null
    return [
      found(
        'summary-vs-sheet',
        isBrief && isMoney ? 'note' : 'error',
        { summary, sheet: onSheet },
        right && roundExact(right, 2),
        `${zh}${toText(summary)}，自评表上是${toText(onSheet)}${isBrief ? '（位数不同）' : ''}。`,
      ),
    ]
  })
}

const exactScore = (budget: SheetBudget | null): Exact | null =>
  budget?.execution?.weight
    ? scoreExecution(budget, {
        executionWeight: budget.execution.weight,
        scoreRounding: { decimals: 2, how: 'halfUp' },
      } as Scheme).exact
    : null

function classScore({ scoreGroups, indicators }: Sheet, level1: string): Exact | null {
  const scores =
    scoreGroups.length > 0
      ? scoreGroups.filter((group) => MEMBERS[level1]?.test(group.level1)).map(({ score }) => score)
      : indicators.filter((row) => MEMBERS[level1]?.test(row.level1 ?? '')).map(({ score }) => score)
  return scores.length > 0 && scores.every((score): score is Exact => score !== null) ? sum(scores) : null
}

function balance({ initial, adjustment, adjusted }: SummaryRow, found: Found): Finding[] {
  if (!adjusted || (!initial && !adjustment)) return []
  const right = plus(initial ?? ZERO, adjustment ?? ZERO)
  if (isEqual(right, adjusted)) return []
  return [
    found(
      'budget-balance',
      roundingTail(right, adjusted) ? 'note' : 'error',
      adjusted,
      right,
      `年初${toText(initial ?? ZERO)}＋追加${toText(adjustment ?? ZERO)}=${toText(right)}，小计填${toText(adjusted)}。`,
    ),
  ]
}

/** Only where the table's own figures differ from the sheet's: else the sheet's finding says it already. */
function ownScore(row: SummaryRow, sheet: Sheet | null, scheme: Scheme, found: Found): Finding[] {
  const { adjusted, executed } = row
  const printed = row.scores.execution ?? null
  const isSame =
    sheet?.budget &&
    [
      [adjusted, sheet.budget.adjusted],
      [executed, sheet.budget.executed],
    ].every(([one, other]) => one && other && isEqual(one, other))
  if (isSame || !adjusted || !executed || !printed) return []
  const { exact: right } = scoreExecution({ ...EMPTY, adjusted, executed }, scheme)
  if (!right || isEqual(roundExact(right, 2), printed)) return []
  return [
    found(
      'execution-score',
      'error',
      printed,
      roundExact(right, 2),
      `按本行${toText(executed)}÷${toText(adjusted)}，执行得分应为${toFixedText(right, 2)}，填${toText(printed)}。`,
    ),
  ]
}

const EMPTY: SheetBudget = {
  unit: '万元',
  initial: null,
  adjustment: null,
  adjusted: null,
  executed: null,
  executionRate: { printed: null, percent: null },
  execution: null,
  composition: [],
  note: null,
}

function ownTotal({ scores, total }: SummaryRow, found: Found): Finding[] {
  const parts = Object.values(scores)
  if (!total || parts.length === 0 || !parts.every((part): part is Exact => part !== null)) return []
  const right = sum(parts)
  if (isEqual(right, total)) return []
  return [found('total', 'error', total, right, `各项得分之和${toText(right)}，总分填${toText(total)}。`)]
}

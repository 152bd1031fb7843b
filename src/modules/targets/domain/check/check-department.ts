import { type Exact, isEqual, isLess, minus, plus, sum, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { MoneyUnit, Sheet, SheetBudget, SheetSet } from '../sheet.ts'
import { budgetIn, inUnit } from './check-budget.ts'
import { departmentFigures, type Figures } from './department-figures.ts'
import type { Finding, FindingValue, Severity } from './finding.ts'
import { roundingTail } from './rounding-tail.ts'

/**
 * The department as a whole against the projects of which it consists: one figure told by the whole-department sheet, by the
 * text, by the summary table and by the sheets must be one figure.
 */
export function checkDepartment(set: SheetSet): Finding[] {
  return set.sheets.filter(({ kind }) => kind === 'department').flatMap((sheet) => checkOne(set, sheet))
}

function checkOne(set: SheetSet, sheet: Sheet): Finding[] {
  const { own, told, budget, unit } = departmentFigures(sheet.more.departmentTotals, sheet.budget, set.moneyUnit)
  const projects = projectSums(set, unit)
  const found = (
    where: string,
    severity: Severity,
    printed: FindingValue,
    recomputed: FindingValue,
    text: string,
  ): Finding => ({
    project: sheet.id,
    indicator: null,
    kind: 'department-sum',
    severity,
    where,
    printed,
    recomputed,
    text,
  })
  return [
    ...differing(
      'narrative',
      'error',
      '项目支出调整后预算',
      told.projectAdjusted,
      { summaryTable: projects.adjusted },
      found,
    ),
    ...executedProjects(own, told, projects, set.summaryTable.length > 0, found),
    ...basicOf(budget, own, told, found),
    ...differing(
      'narrative',
      'warning',
      '年中追加',
      budget?.adjustment ?? undefined,
      { summaryTable: projects.adjustment },
      found,
    ),
    ...namedParts(told, found),
    ...wholes(budget, told, found),
    ...ownWholes(budget, own, found),
    ...beyondWhole(set, budget, unit, found),
  ]
}

type Found = (
  where: string,
  severity: Severity,
  printed: FindingValue,
  recomputed: FindingValue,
  text: string,
) => Finding

interface Sums {
  adjusted: Exact | null
  adjustment: Exact | null
  executed: Exact | null
  sheets: Exact | null
}

/** What the projects give together, in the summary table and on their own sheets. */
function projectSums({ summaryTable, sheets, moneyUnit }: SheetSet, unit: '元' | '万元'): Sums {
  const inOwn = (values: (Exact | null)[]): Exact | null =>
    values.length > 0 && values.every((value): value is Exact => value !== null)
      ? inUnit(sum(values), moneyUnit, unit)
      : null
  const projects = sheets.filter(({ kind, budget }) => kind === 'project' && budget !== null)
  const isWhole = projects.length === sheets.filter(({ kind }) => kind !== 'department').length && projects.length > 0
  return {
    adjusted: inOwn(summaryTable.map((row) => row.adjusted)),
    adjustment: summaryTable.length > 0 ? inOwn(summaryTable.map((row) => row.adjustment ?? ZERO)) : null,
    executed: inOwn(summaryTable.map((row) => row.executed)),
    sheets: isWhole
      ? sum(projects.map(({ budget }) => inUnit(budget?.executed ?? ZERO, budget?.unit ?? moneyUnit, unit)))
      : null,
  }
}

function differing(
  where: string,
  severity: Severity,
  zh: string,
  printed: Exact | undefined,
  others: Readonly<Record<string, Exact | null>>,
  found: Found,
): Finding[] {
  const other = Object.values(others).find((value): value is Exact => value !== null)
  if (!printed || !other || isEqual(printed, other)) return []
  return [
    found(
      where,
      roundingTail(printed, other) ? 'note' : severity,
      printed,
      other,
      `${zh}写${toText(printed)}，各项目之和是${toText(other)}。`,
    ),
  ]
}

const SHEETS = '各自评表之和'

/** Executed project money is told in up to four places. */
function executedProjects(
  own: Figures,
  told: Figures,
  { executed, sheets }: Sums,
  isListed: boolean,
  found: Found,
): Finding[] {
  const onSheet = own.projectPrinted
  if (!onSheet) return differing('narrative', 'error', '项目支出执行数', told.projectFinal, { executed, sheets }, found)
  const others: [string, Exact | null | undefined][] = [
    ['文字', told.projectFinal],
    ['汇总表之和', executed],
    [SHEETS, sheets],
  ]
  const other = others.filter(([, value]) => value && !roundingTail(value, onSheet))
  if (other.length === 0) return []
  // Without a list of all projects, some of them may have no sheet here: less than the whole is no contradiction yet.
  const mayBePart = !isListed && other.every(([name, value]) => name === SHEETS && value && isLess(value, onSheet))
  return [
    found(
      'whole-department sheet',
      mayBePart ? 'warning' : 'error',
      { sheet: onSheet, ...(told.projectFinal ? { narrative: told.projectFinal } : {}) },
      { ...(executed ? { summaryTable: executed } : {}), ...(sheets ? { sheets } : {}) },
      `项目支出执行数：整体表${toText(onSheet)}，${other.map(([name, value]) => `${name}${toText(value!)}`).join('，')}，同一件事有几个数。`,
    ),
  ]
}

function basicOf(budget: SheetBudget | null, own: Figures, told: Figures, found: Found): Finding[] {
  const basic = own.basicPrinted
  const executed = budget?.executed
  if (!basic) return []
  const right = told.basicFinal ?? (executed && own.projectPrinted ? minus(executed, own.projectPrinted) : null)
  if (!right || roundingTail(basic, right)) return []
  const repeats = executed && isEqual(basic, executed)
  return [
    found(
      'whole-department sheet',
      told.basicFinal || repeats ? 'error' : 'warning',
      basic,
      right,
      `基本支出总额填${toText(basic)}${repeats ? '，是全部执行数' : ''}，应为${toText(right)}。`,
    ),
  ]
}

/** Final figures of the parts of basic expenditure against their whole: a remainder must have a name. */
function namedParts(told: Figures, found: Found): Finding[] {
  const whole = told.basicFinal
  const parts = Object.entries(told).filter(([key]) => key.endsWith('Final') && !/^(basic|project|total)/.test(key))
  if (!whole || parts.length < 2) return []
  const rest = minus(whole, sum(parts.map(([, value]) => value)))
  if (roundingTail(rest, ZERO)) return []
  return [
    found(
      'narrative',
      'warning',
      Object.fromEntries([...parts, ['basicFinal', whole] as const]),
      rest,
      `基本支出${toText(whole)}减去所列各项${parts.map(([, value]) => toText(value)).join('、')}，余${toText(rest)}没有名目。`,
    ),
  ]
}

function wholes(budget: SheetBudget | null, told: Figures, found: Found): Finding[] {
  const pairs: [string, Exact | undefined, Exact | undefined, Exact | null | undefined][] = [
    ['年初预算', told.basicInitial, told.projectInitial, budget?.initial],
    ['执行数', told.basicFinal, told.projectFinal, budget?.executed],
  ]
  return pairs.flatMap(([zh, basic, project, whole]) => {
    if (!basic || !project || !whole) return []
    const right = plus(basic, project)
    if (isEqual(right, whole)) return []
    return [
      found(
        'department',
        roundingTail(right, whole) ? 'note' : isLess(right, whole) ? 'warning' : 'error',
        whole,
        right,
        `${zh}：基本支出${toText(basic)}＋项目支出${toText(project)}=${toText(right)}，整体表填${toText(whole)}。`,
      ),
    ]
  })
}

/** Projects that have sheets cannot come to more than the department, however many have none. */
function beyondWhole(set: SheetSet, budget: SheetBudget | null, unit: MoneyUnit, found: Found): Finding[] {
  const projects = set.sheets.flatMap((one) =>
    one.kind === 'project' && one.budget ? [budgetIn(one.budget, unit)] : [],
  )
  return (
    [
      ['adjusted', '全年预算'],
      ['executed', '执行数'],
    ] as const
  ).flatMap(([field, zh]) => {
    const whole = budget?.[field]
    const right = sum(projects.flatMap((one) => one[field] ?? []))
    if (!whole || !isLess(whole, right)) return []
    return [
      found(
        'department',
        roundingTail(whole, right) ? 'note' : 'error',
        whole,
        right,
        `${zh}：各项目自评表之和${toText(right)}${unit}，超过部门整体的${toText(whole)}${unit}。`,
      ),
    ]
  })
}

/** Basic and project expenditure of the form itself make its total, by the stage that the names of the figures tell. */
function ownWholes(budget: SheetBudget | null, own: Figures, found: Found): Finding[] {
  if (!budget || own.basicPrinted) return []
  return Object.entries(own).flatMap(([key, basic]) => {
    const stage = /^basic(.*)$/.exec(key)?.[1]
    const project = stage === undefined ? undefined : own[`project${stage}`]
    if (stage === undefined || !project) return []
    const wholes = /initial/i.test(stage)
      ? [budget.initial]
      : /adjusted|budget/i.test(stage)
        ? [budget.adjusted]
        : /executed|final|actual|spent/i.test(stage)
          ? [budget.executed]
          : [budget.executed, budget.adjusted, budget.initial]
    const right = plus(basic, project)
    const whole = wholes.find((one) => one !== null)
    if (!whole || wholes.some((one) => one && isEqual(one, right))) return []
    return [
      found(
        'department',
        roundingTail(right, whole) ? 'note' : wholes.length > 1 || isLess(right, whole) ? 'warning' : 'error',
        whole,
        right,
        `基本支出${toText(basic)}＋项目支出${toText(project)}=${toText(right)}，总额填${toText(whole)}。`,
      ),
    ]
  })
}

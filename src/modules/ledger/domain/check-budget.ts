import { compare, type Exact, isEqual, isMore, minus, sum, times, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { inUnit } from './amount.ts'
import type { LedgerFinding } from './finding.ts'
import type { ProjectKind } from './project.ts'

/** A project of a year as far as its sums go. Yuan. */
export interface ProjectSums {
  key: string
  name: string
  kind: ProjectKind
  /** Beginning amounts, and of these what was carried over: that was reckoned the year before. */
  initial: Exact
  carriedOver: Exact
  estimates: readonly { activity: string; quantity: Exact | null; unitPrice: Exact | null; amount: Exact }[]
  procurement: readonly { name: string; amount: Exact }[]
}

/**
 * What does not add up: lines to the project, projects to the department. `approved` is what the approving document gives
 * the unit in all, where it has been written down.
 */
export function checkBudget(projects: readonly ProjectSums[], approved: Exact | null): LedgerFinding[] {
  const department = sum(projects.map(({ initial }) => initial))
  const found = projects.flatMap(checkProject)
  if (approved !== null && !isEqual(approved, department))
    found.push({
      ...base('budget', '批复数', 'department-sum', approved, department),
      text: `各项目年初数合计 ${yuan(department)} 元，批复 ${yuan(approved)} 元，相差 ${yuan(minus(department, approved))} 元`,
      textEn: `projects come to ${yuan(department)} yuan, the document gives ${yuan(approved)}, off by ${yuan(minus(department, approved))}`,
    })
  return found
}

export function checkProject(project: ProjectSums): LedgerFinding[] {
  const { key, name, kind, estimates, procurement } = project
  const asked = minus(project.initial, project.carriedOver)
  const found: LedgerFinding[] = []
  const total = sum(estimates.map(({ amount }) => amount))
  if (estimates.length > 0 && !isEqual(total, asked))
    found.push({
      ...base(key, '支出明细测算', 'account-sum', total, asked),
      text: `${name}：测算明细合计 ${yuan(total)} 元，年初预算 ${yuan(asked)} 元，相差 ${yuan(minus(total, asked))} 元`,
      textEn: `${name}: estimates come to ${yuan(total)} yuan, the budget is ${yuan(asked)}, off by ${yuan(minus(total, asked))}`,
    })
  if (estimates.length === 0 && kind === 'project' && compare(asked, ZERO) !== 0)
    found.push({
      ...base(key, '支出明细测算', 'account-sum', null, asked),
      severity: 'warning',
      text: `${name}：年初预算 ${yuan(asked)} 元没有测算明细`,
      textEn: `${name}: nothing says how ${yuan(asked)} yuan were reckoned`,
    })
  for (const { activity, quantity, unitPrice, amount } of estimates) {
    if (quantity === null || unitPrice === null) continue
    const product = times(quantity, unitPrice)
    if (isEqual(product, amount)) continue
    found.push({
      ...base(key, activity, 'account-sum', amount, product),
      text: `${name}·${activity}：${toText(quantity)} × ${toText(unitPrice)} 元 = ${yuan(product)} 元，所列 ${yuan(amount)} 元`,
      textEn: `${name}, ${activity}: ${toText(quantity)} × ${toText(unitPrice)} yuan = ${yuan(product)}, not ${yuan(amount)}`,
    })
  }
  const bought = sum(procurement.map(({ amount }) => amount))
  if (isMore(bought, project.initial))
    found.push({
      ...base(key, '项目采购', 'account-sum', bought, project.initial),
      text: `${name}：采购合计 ${yuan(bought)} 元，超过年初预算 ${yuan(project.initial)} 元，多 ${yuan(minus(bought, project.initial))} 元`,
      textEn: `${name}: procurement of ${yuan(bought)} yuan is above the budget of ${yuan(project.initial)}`,
    })
  return found
}

const yuan = (value: Exact) => inUnit(value, '元')

function base(
  project: string,
  where: string,
  kind: LedgerFinding['kind'],
  printed: Exact | null,
  recomputed: Exact,
): Omit<LedgerFinding, 'text' | 'textEn'> {
  return {
    project,
    indicator: null,
    where,
    kind,
    severity: 'error',
    printed: printed === null ? null : yuan(printed),
    recomputed: yuan(recomputed),
  }
}

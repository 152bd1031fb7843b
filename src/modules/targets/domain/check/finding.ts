import type { Exact } from '#core/number/exact.ts'

/** Kinds that a reviewer of self-evaluation sheets tells apart. */
export const findingKinds = {
  'execution-rate': { zh: '执行率', en: 'Execution rate' },
  'execution-score': { zh: '执行得分', en: 'Execution score' },
  total: { zh: '总分', en: 'Total' },
  'total-precision': { zh: '总分位数', en: 'Precision of the total' },
  'department-sum': { zh: '部门合计', en: 'Sum of the department' },
  'account-sum': { zh: '预决算合计', en: 'Sum in an account' },
  'account-growth': { zh: '增减幅度', en: 'Growth in an account' },
  'account-share': { zh: '占比', en: 'Share in an account' },
  'budget-balance': { zh: '预算平衡', en: 'Budget balance' },
  'budget-composition': { zh: '资金构成', en: 'Sources of money' },
  'summary-vs-sheet': { zh: '汇总表与自评表', en: 'Summary against sheet' },
  'narrative-vs-sheet': { zh: '文字与自评表', en: 'Text against sheet' },
  'cross-document': { zh: '文件之间', en: 'Between documents' },
  'cross-table': { zh: '表与表之间', en: 'Between tables' },
  'missed-target-full-score': { zh: '未达标得满分', en: 'Missed, full score' },
  'missed-target-score': { zh: '未达标得分', en: 'Score of a missed target' },
  'missed-target-unscored': { zh: '未达标未计分', en: 'Missed, not scored' },
  'missed-target-unexplained': { zh: '未达标无原因', en: 'Missed without reason' },
  'unexplained-deduction': { zh: '扣分无原因', en: 'Deduction without reason' },
  'missed-target': { zh: '未达标', en: 'Missed' },
  'qualitative-partly-met': { zh: '部分达成', en: 'Partly met' },
  'deduction-within-tier': { zh: '档内扣分', en: 'Deduction within the tier' },
  'qualitative-tier': { zh: '得分不在档内', en: 'Score outside the tier' },
  'withdrawn-target-scored': { zh: '已撤销指标计分', en: 'Withdrawn target scored' },
  'actual-missing': { zh: '缺完成值', en: 'No actual' },
  'actual-not-a-measure': { zh: '完成值未计量', en: 'Actual is not a measure' },
  'actual-unit-mismatch': { zh: '单位不一致', en: 'Other unit' },
  'actual-copied-from-target': { zh: '完成值照抄目标', en: 'Actuals repeat targets' },
  'cost-vs-execution': { zh: '成本与支出', en: 'Cost against execution' },
  'low-execution-unexplained': { zh: '执行率低无原因', en: 'Low execution unexplained' },
  'large-budget-cut-unexplained': { zh: '大幅调减无原因', en: 'Large cut unexplained' },
  'empty-target': { zh: '空目标', en: 'Empty target' },
  'impossible-target': { zh: '不可能的目标', en: 'Impossible target' },
  'target-above-budget': { zh: '目标高于预算', en: 'Ceiling above the budget' },
  'target-not-measurable': { zh: '目标不可衡量', en: 'Target cannot be measured' },
  'direction-not-printed': { zh: '未写方向', en: 'Direction not printed' },
  'division-by-zero': { zh: '以零为基数', en: 'Percentage of nothing' },
  installment: { zh: '分期付款', en: 'Instalment' },
  'unit-slip': { zh: '单位或小数点', en: 'Slip of unit' },
  implausible: { zh: '不合常理', en: 'Implausible' },
  contradiction: { zh: '自相矛盾', en: 'Contradiction' },
  'score-not-derivable': { zh: '得分无从推出', en: 'Score cannot be derived' },
  'rule-defect': { zh: '规则有误', en: 'Defect of the rule' },
  'signature-date': { zh: '签字日期', en: 'Date of signature' },
  'sheet-title': { zh: '表名', en: 'Title of the sheet' },
  'incomplete-sheet': { zh: '表不完整', en: 'Incomplete sheet' },
  'rounding-inconsistent': { zh: '舍入不一', en: 'Rounding differs' },
} as const
export type FindingKind = keyof typeof findingKinds

export type Severity = 'error' | 'warning' | 'note'

export type FindingValue = null | string | Exact | { readonly [key: string]: FindingValue }

export interface Finding {
  /** Id of the sheet; `*` all sheets of the set; `budget` the budget file. */
  project: string
  /** Third-level name, where it is about one indicator. */
  indicator: string | null
  kind: FindingKind
  severity: Severity
  /** Third-level name as printed, or the part of the sheet. */
  where: string
  printed: FindingValue
  recomputed: FindingValue
  /** What a reviewer would write. */
  text: string
}

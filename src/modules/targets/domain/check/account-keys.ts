import { findExact } from '#core/number/exact.ts'
import type { ExactJson } from '#core/number/parse-exact-json.ts'
import { isPlain } from '../read-fields.ts'

export type Plain = { [key: string]: ExactJson }

/** What a column holds, whatever a file calls it. A name of ours stands for itself. */
const COLUMNS: readonly [RegExp, string][] = [
  [/^(项目|科目名称|名称|功能分类|支出功能分类|收入项目|支出项目|科目|内容|indicatorName)$/, 'name'],
  [/^(科目编码|编码|功能分类科目编码|subjectCode|functionalCode)$/, 'code'],
  [/^(合计|总计|小计|本年收入合计|本年支出合计|sum|subtotal|totalAmount)$/, 'total'],
  [/^(基本支出|basicExpenditure|basicSpending)$/, 'basic'],
  [/^(项目支出|projectExpenditure|projectSpending)$/, 'project'],
  [/^(金额|本年数|本年金额|value)$/, 'amount'],
  [/^(决算数|支出决算|本年决算数|决算|finalAccount|finalAmount|settlement|actualAmount)$/, 'final'],
  [/^(年初预算数?|initialBudget|budgetInitial|yearStartBudget|startBudget)$/, 'initial'],
  [/^(调整预算数?|全年预算数?|adjustedBudget)$/, 'adjusted'],
  [/^(上年数?|上年决算数?|上年金额|previousYear|lastYear|priorYear|prior|prev|previousAmount)$/, 'previous'],
  [/^(增减额?|比上年增减额?|变动额?|difference|diff|changeAmount)$/, 'change'],
  [/^(增加额?|increaseAmount)$/, 'increase'],
  [/^(减少额?|decreaseAmount)$/, 'decrease'],
  [
    /^(增减(比例|幅度|率|百分比|%)|增长(率|幅度|比例|%)|growth|growthRate|changePercent|changeRate|increasePercent|increaseRate|yoyPercent)$/,
    'growthPercent',
  ],
  [/^(下降(率|幅度|比例)|decreaseRate)$/, 'decreasePercent'],
  [/^(占比|比重|占总(支出|收入)比例?%?|sharePercent|percentOfTotal|proportion|ratio)$/, 'share'],
  [
    /^(完成(年初)?预算的?(百分比|比例|%)|完成率|completion|completionRate|percentOfBudget|percentOfInitial|budgetCompletion)$/,
    'completionPercent',
  ],
]
const KEPT_AS_TEXT = /^(code|no|year|date|id|key)$|编码|编号|日期|页/i

/** The file with columns under our names, and figures written as text (`"11.11%"`, `"1,000.00"`) as figures. */
export function normalAccount(file: ExactJson): ExactJson {
  if (Array.isArray(file)) return file.map(normalAccount)
  if (!isPlain(file)) return file
  const normal: Plain = {}
  for (const [key, value] of Object.entries(file)) {
    const known = COLUMNS.find(([pattern]) => pattern.test(key))?.[1] ?? key
    // A list is a table, not a column; and a column of our own name is not pushed aside by one of another.
    const own = Array.isArray(value) || (known !== key && (known in file || known in normal)) ? key : known
    Object.defineProperty(normal, own, {
      value: typeof value === 'string' && !KEPT_AS_TEXT.test(own) ? figureOr(value) : normalAccount(value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return normal
}

function figureOr(text: string): ExactJson {
  const found = /^\s*(-?[\d,]+(?:\.\d+)?)\s*[%％]?\s*$/.exec(text)
  return (found && findExact(found[1]!.replaceAll(',', ''))) ?? text
}

const LABELS: Readonly<Record<string, string>> = {
  income: '收入',
  revenue: '收入',
  spending: '支出',
  expenditure: '支出',
  expense: '支出',
  threePublic: '“三公”经费',
  abroad: '因公出国（境）费',
  vehicles: '公务用车购置及运行费',
  vehiclePurchase: '公务用车购置费',
  vehicleOperation: '公务用车运行维护费',
  reception: '公务接待费',
  operatingFunds: '机关运行经费',
  procurement: '政府采购',
  basic: '基本支出',
  project: '项目支出',
  personnel: '人员经费',
  publicFunds: '公用经费',
  initial: '年初预算',
  adjusted: '调整预算',
  final: '决算',
  previous: '上年',
}

/** How a reader calls a block or a column that has no printed name. */
export const labelOf = (key: string): string => LABELS[key] ?? key

import { exact } from '#core/number/exact.ts'
import { readValue } from '../read-value.ts'
import type { Scheme } from '../scheme.ts'
import type { Sheet, SheetBudget, SheetIndicator } from '../sheet.ts'

/** A row as a form would print it. */
export function sampleRow(target: string, actual: string, more: Partial<SheetIndicator> = {}): SheetIndicator {
  const goal = readValue(target)
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3: '完成数',
    inferred: [],
    target: goal,
    actual: readValue(actual, goal.unit),
    weight: { value: exact(10), source: 'printed' },
    score: null,
    scoreGroup: null,
    goal: null,
    midYearAdjustment: null,
    deviation: null,
    doubts: [],
    ...more,
  }
}

export const sampleBudget = (adjusted: string, executed: string, weight = '10'): SheetBudget => ({
  unit: '万元',
  initial: exact(adjusted),
  adjustment: null,
  adjusted: exact(adjusted),
  executed: exact(executed),
  executionRate: { printed: null, percent: null },
  execution: { weight: exact(weight), score: null },
  composition: [],
  note: null,
})

export const sampleSheet = (budget: SheetBudget | null, indicators: SheetIndicator[]): Sheet => ({
  id: 'a',
  name: '样例',
  nameVariants: [],
  sheetTitle: null,
  year: 2025,
  kind: 'project',
  implementer: null,
  flags: { category: null, attribute: null, type: null },
  budget,
  narrativeBudget: null,
  funding: [],
  contract: null,
  goals: [],
  scoreGroups: [],
  indicators,
  total: { printed: null, weight: exact(100), narrative: null },
  deviationReasons: null,
  improvement: null,
  signedOn: null,
  doubts: [],
  more: {},
})

export const sampleScheme: Scheme = {
  key: 'sample',
  zh: '样例',
  en: 'Sample',
  unit: '万元',
  executionWeight: exact(10),
  classWeights: null,
  scored: true,
  budgetBasis: 'adjusted',
  rateRounding: { decimals: 2, how: 'halfUp' },
  scoreRounding: { decimals: 2, how: 'halfUp' },
  bands: [
    { degree: 'met', zh: '达成', en: 'reached', most: exact(100), least: exact(80), includesLeast: true },
    { degree: 'partly', zh: '部分达成', en: 'partly', most: exact(80), least: exact(50), includesLeast: true },
    { degree: 'notMet', zh: '未达成', en: 'not reached', most: exact(50), least: exact(0), includesLeast: true },
  ],
  reverseFormula: 'C/D',
  withdrawn: 'redistribute',
  satisfactionRequired: false,
}

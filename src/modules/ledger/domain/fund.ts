import type { Title } from '#core/module-card.ts'

/** The budget that money belongs to; null stands for money that is not of the treasury. */
export const FUNDS = ['general', 'governmentFund', 'stateCapital'] as const
export type Fund = (typeof FUNDS)[number]
export const FUND_NAMES: Readonly<Record<Fund, Title>> = {
  general: { zh: '一般公共预算', en: 'General public budget' },
  governmentFund: { zh: '政府性基金预算', en: 'Government funds' },
  stateCapital: { zh: '国有资本经营预算', en: 'State capital' },
}

/** What a source of money is in the tables of a department. */
export const INCOMES = ['fiscal', 'carryOver', 'superior', 'business', 'operating', 'subsidiary', 'other'] as const
export type Income = (typeof INCOMES)[number]

export const THREE_PUBLIC = ['abroad', 'reception', 'vehicleUse', 'vehiclePurchase'] as const
export type ThreePublic = (typeof THREE_PUBLIC)[number]

/** Where money comes from: a list of the district. */
export interface Source {
  id: string
  zh: string
  en: string
  income: Income
  fund: Fund | null
}

/** 功能分类科目: three, five or seven digits. */
export interface FunctionalItem {
  code: string
  zh: string
}

/** 部门预算支出经济分类科目: three or five digits. */
export interface EconomicClass {
  code: string
  zh: string
  threePublic: ThreePublic | null
}

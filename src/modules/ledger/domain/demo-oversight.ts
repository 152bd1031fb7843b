import type { HeadKind } from './costs/cost-rules.ts'

/** The invented oversight of the demonstration (`demo-oversight.json`): years count from the current one, days are MM-DD. */
export interface DemoOversight {
  contracts: DemoContract[]
  questions: DemoQuestion[]
  headcounts: ({ year: number } & Record<HeadKind, number[]>)[]
  savings: DemoSaving[]
}

export interface DemoContract {
  project: string
  year: number
  no: string
  name: string
  party: string
  price: string
  signedOn: string
  document: string
  remark: string
  sources: { source: string; amount: string }[]
  /** `acceptedOn` and `document` where it has been accepted. */
  milestones: { name: string; year: number; plannedOn: string; acceptedOn?: string; document?: string }[]
  /** One a milestone, in their order. */
  instalments: { percent: string; year?: number; paidOn?: string; amount?: string; voucher?: string }[]
}

export interface DemoQuestion {
  project: string
  year: number
  figure: string
  askedDaysAgo: number
  text: string
  answer?: { daysAgo: number; text: string }
}

export interface DemoSaving {
  formula: string
  year: number
  title: string
  project?: string
  inputs: { name: string; value: string; source: string }[]
}

/** A day of the demonstration: `dayIn(2026, -1, '03-18')` is 2025-03-18. */
export const dayIn = (thisYear: number, offset: number, monthDay: string): string => `${thisYear + offset}-${monthDay}`

/** `{year}` in numbers of papers. */
export const named = (text: string, year: number): string => text.replace('{year}', `${year}`)

import type { Title } from '#core/module-card.ts'

/** Who is counted: people on the establishment, and people hired beside it. */
export const HEAD_KINDS = ['staff', 'contract'] as const
export type HeadKind = (typeof HEAD_KINDS)[number]
export const HEAD_KIND_NAMES: Readonly<Record<HeadKind, Title>> = {
  staff: { zh: '在编人员', en: 'On the establishment' },
  contract: { zh: '编外人员', en: 'Hired beside it' },
}

/** A cost per head: which classes of spending make it up, and whose heads it is divided by. */
export interface StaffCostKind extends Title {
  id: string
  heads: readonly HeadKind[]
  /** Codes of economic classes; a shorter code stands for all below it. */
  classes: readonly string[]
}

/** `ledger-costs.json`: what a district counts as which cost, and how soon a question is answered. */
export interface CostRules {
  staffCosts: readonly StaffCostKind[]
  /** Yuan a head and year as decimal text, by the id of a staff cost; none where a district sets none. */
  ceilings: Readonly<Record<string, string>>
  administrativeClasses: readonly string[]
  /** Calendar days from asking to answering. */
  answerWithinDays: number
}

/** Whether a class is one of those named or stands below one of them. */
export const isOfClass = (code: string, classes: readonly string[]): boolean =>
  classes.some((named) => code.startsWith(named))

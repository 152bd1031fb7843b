import type { Exact } from '#core/number/exact.ts'

/** A point of the work that somebody accepts: 原型, 初验, 终验, 质保期满. */
export interface Milestone {
  id: string
  name: string
  /** `2026-03-31` */
  plannedOn: string
  acceptedOn: string | null
  acceptedBy: string | null
}

/** A share of the price that falls due with a milestone. */
export interface Instalment {
  id: string
  milestoneId: string
  percent: Exact
  /** What was paid of it, in yuan; null before. */
  paid: Exact | null
}

export interface Contract {
  /** Yuan. */
  price: Exact
  signedOn: string
  /** In the order of the work. */
  milestones: readonly Milestone[]
  instalments: readonly Instalment[]
}

/** Something in a contract that does not add up; `printed` stands there, `recomputed` should. */
export interface ContractFinding {
  kind: 'installment'
  severity: 'error' | 'warning'
  instalmentId: string | null
  printed: string
  recomputed: string
  zh: string
  en: string
}

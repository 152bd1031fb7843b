import type { Title } from '#core/module-card.ts'

/** One figure that a module of the house measures by itself, such as the rate of cases closed in time. */
export interface MeasuredFigure {
  /** Stable: targets keep it. */
  figure: string
  title: Title
  unit: string
  /** Decimal text. */
  value: string | null
  /** How it was reckoned, from how many. */
  note: string
}

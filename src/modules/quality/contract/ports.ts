import type { Exact } from '#core/number/exact.ts'
import { port } from '#core/port.ts'

export interface QualityAsk {
  /** Days `2026-03-01`, both included: plans that lie wholly within them and are reported count. */
  from: string
  to: string
  by: 'street' | 'department'
}

/** What spot checks found of one street or unit; cases that had to be looked at by rule are apart and do not count here. */
export interface QualityFigure {
  scope: string
  scored: number
  passed: number
  /** Sum of the scores, 0 to 100 each, exact. */
  points: Exact
}

/** Results of reported spot checks, for whoever scores units by them (R125). `call` is the server's Call; cuts nothing by permission. */
export interface QualityFigures {
  read(call: object, ask: QualityAsk): Promise<QualityFigure[]>
  casesBehind(call: object, ask: QualityAsk & { scope: string; passed?: boolean; limit: number }): Promise<string[]>
}
export const qualityFigures = port<QualityFigures>('quality.figures')

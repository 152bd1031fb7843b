import { port } from '#core/port.ts'
import type { Basis, ImportedSwitch, IndicatorRow } from '../domain/reckon-indicators.ts'
import type { ScopeKind } from '../domain/scope.ts'

export interface FigureAsk {
  /** Ids without `@co` and `@child`, which come with them; all indicators without it. */
  ids?: readonly string[]
  /** As `readPeriod` takes it: `2025`, `2025-Q1`, `2025-03`, `2025-W10`, `2025-03-05`, `2025-03-01..2025-03-31` (both included). */
  period: string
  by: ScopeKind
  /** Both unless named. */
  bases?: readonly Basis[]
  /** Imported history is out unless it is included or alone. */
  imported?: ImportedSwitch
}

export interface Figures {
  /** Row `*` first, then by scope, `unknown` last; a row with nothing in it is left out. */
  rows: IndicatorRow[]
  /** A period that is not over is counted up to and with this millisecond; of one that is over it is the end: what was found out later is left out. */
  asOfMs: number
  bookVersion: string
  from: 'rollup' | 'snapshot' | 'full'
}

export interface BehindAsk {
  /** With `@co` or `@child` for the orders of that role. */
  id: string
  period: string
  by: ScopeKind
  /** `*` for all. */
  scope: string
  part: 'numerator' | 'denominator'
  basis: Basis
  imported?: ImportedSwitch
  /** At most 1,000. */
  limit: number
}

/**
 * Figures of all indicators. Cuts nothing by permission: whoever asks has checked that. `call` is the server's Call.
 * Throws faults of status 422 for a period, an indicator or a scope that does not exist.
 */
export interface IndicatorFigures {
  read(call: object, ask: FigureAsk): Promise<Figures>
  /** The cases that a figure counts, oldest report first; each once, however many of its orders count. */
  casesBehind(call: object, ask: BehindAsk): Promise<{ caseIds: string[]; cut: boolean }>
}
export const indicatorFigures = port<IndicatorFigures>('indicators.figures')

import { type Static, Type } from 'typebox'
import { port } from '#core/port.ts'
import type { MeasuredFigure } from '../domain/measured-figures.ts'
import { ACTUAL_SOURCES, DEGREES } from '../domain/sheet-facts.ts'
import { Id, nullable, oneOf, Text } from './words.ts'

export type { MeasuredFigure }

/** Figures that another module measures for a year and a unit; while nobody offers it, no target can draw on it. */
export interface MeasuredFigures {
  list(call: object, asked: { year: number; unit: string }): Promise<readonly MeasuredFigure[]>
}
export const measuredFigures = port<MeasuredFigures>('targets.measuredFigures')

/** What a person states about the figure of a target. */
export const ActualInput = Type.Object({
  targetId: Id,
  source: oneOf(['typed', 'ledger', 'projects', 'survey', 'indicator']),
  /** As typed: `96.4%`. */
  printed: nullable<string>(Text(200)),
  /** Of a drawn one: which figure of its source. */
  figure: nullable<string>(Text(120)),
  /** Of `projects`: the targets of projects that are put together. */
  targetIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  degree: nullable<(typeof DEGREES)[number]>(oneOf(DEGREES)),
  /** What proves a typed value. */
  note: Text(500),
})
export type ActualInput = Static<typeof ActualInput>

export const ActualRow = Type.Object({
  targetId: Id,
  source: oneOf(ACTUAL_SOURCES),
  printed: nullable<string>(Type.String()),
  figure: nullable<string>(Type.String()),
  targetIds: Type.Array(Id),
  degree: nullable<(typeof DEGREES)[number]>(oneOf(DEGREES)),
  note: Type.String(),
})

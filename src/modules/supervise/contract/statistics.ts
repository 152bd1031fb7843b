import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Instant, nullable } from './words.ts'

/** What was sent to one unit in a period. */
export const UnitFigures = Type.Object({
  /** Null: the centre itself. */
  unit: nullable<string>(Type.String()),
  urges: Type.Integer(),
  automaticUrges: Type.Integer(),
  reminders: Type.Integer(),
  supervisionsIII: Type.Integer(),
  supervisionsII: Type.Integer(),
  supervisionsI: Type.Integer(),
  instructions: Type.Integer(),
  /** Whose answer was due: answered in time or late, never answered, or still running over the due. */
  answersDue: Type.Integer(),
  answeredInTime: Type.Integer(),
  waiting: Type.Integer(),
  overdue: Type.Integer(),
})
export type UnitFigures = Static<typeof UnitFigures>

export const countMeasures = operation({
  name: 'supervise.countMeasures',
  http: 'GET /supervise/statistics',
  title: { zh: '督办统计', en: 'Figures of supervision' },
  may: 'supervise:view-statistics',
  reach: 'area',
  in: Type.Object({ from: Instant, to: Instant }),
  out: Type.Object({
    asOf: Instant,
    rows: Type.Array(UnitFigures),
    /** Held in the period, whole district. */
    onSite: Type.Integer(),
    meetings: Type.Integer(),
  }),
})

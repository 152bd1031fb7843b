import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { clockNames } from '#modules/clocks/contract.ts'
import { Instant, nullable } from './words.ts'

const oneOf = <T extends string>(list: readonly T[]) => Type.Unsafe<T>(Type.Enum([...list]))

/**
 * How many steps were done in time: those whose first due lies in the period and has passed, or that were done before
 * it. A step that was waived or lapsed counts nowhere; one with an extension counts by its due, and is told apart.
 */
export const measurePunctuality = operation({
  name: 'cases.measurePunctuality',
  http: 'GET /cases/punctuality',
  title: { zh: '时效统计', en: 'Steps done in time' },
  may: 'cases:view-statistics',
  reach: 'area',
  in: Type.Object({
    by: oneOf(['step', 'unit', 'person', 'street']),
    /** Which step, where it is not counted by step; the whole case (total) without it. */
    step: Type.Optional(oneOf(clockNames)),
    from: Instant,
    to: Instant,
  }),
  out: Type.Object({
    asOf: Instant,
    rows: Type.Array(
      Type.Object({
        /** Name of the clock, id of the unit or person, code of the street; null where nobody or none is known. */
        key: nullable<string>(Type.String()),
        /** Name of the person, where they are counted. */
        name: nullable<string>(Type.String()),
        due: Type.Integer(),
        met: Type.Integer(),
        /** Done late, or not done yet though due. */
        late: Type.Integer(),
        /** Of all that were due: those with an extension. */
        extended: Type.Integer(),
      }),
    ),
  }),
})

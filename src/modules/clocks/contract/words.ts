import { Type } from 'typebox'

/** Schemas that the operations of this module are written in. */
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Instant = Type.String({ format: 'date-time' })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const LimitOut = Type.Unsafe<{ n: number; unit: 'NM' | 'NH' | 'ND' | 'WM' | 'WH' | 'WD' }>(
  Type.Object({ n: Type.Integer(), unit: Type.Enum(['NM', 'NH', 'ND', 'WM', 'WH', 'WD']) }),
)

import { Type } from 'typebox'
import { LEVELS, type Level, QUALITIES, type Quality, type Thresholds } from '../domain/sign.ts'

/** Parts that the schemas of this module share. */
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const oneOf = <T extends string>(list: readonly T[]) => Type.Unsafe<T>(Type.Enum([...list]))
export const Instant = Type.String({ format: 'date-time' })
export const Place = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })
export const Code = Type.String({ pattern: '^[A-Z][0-9]{2}$', description: 'code of a sign, e.g. B07' })
export const LevelWord = oneOf<Level>(LEVELS)
export const QualityWord = oneOf<Quality>(QUALITIES)
export const Label = Type.Object({ zh: Type.String(), en: Type.String() })

const Edge = Type.Number({ minimum: -1e9, maximum: 1e9 })
const Threshold = Type.Unsafe<Thresholds['yellow']>({
  anyOf: [Edge, { type: 'array', items: Edge, minItems: 2, maxItems: 2 }],
})
export const ThresholdsShape = Type.Object({ yellow: Threshold, orange: Threshold, red: Threshold })

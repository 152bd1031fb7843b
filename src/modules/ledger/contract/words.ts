import { Type } from 'typebox'
import { MONEY_UNITS } from '../domain/amount.ts'

export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const oneOf = <const K extends readonly string[]>(list: K) => Type.Unsafe<K[number]>(Type.Enum([...list]))
export const Id = Type.String({ format: 'uuid' })
export const Instant = Type.String({ format: 'date-time' })
export const Day = Type.String({ format: 'date' })
export const Cursor = Type.String({ maxLength: 120 })
export const Unit = Type.String({ minLength: 1, maxLength: 60 })
export const Sentence = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
export const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
/** UUID or key of a project. */
export const ProjectRef = Type.String({ minLength: 1, maxLength: 60, description: 'UUID or key of a project' })
export const ProjectKey = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' })

export const MoneyUnit = oneOf(MONEY_UNITS)
/** An amount as decimal text; its unit stands beside it. */
export const Decimal = Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,6})?$', maxLength: 23 })
export const DecimalUp = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$', maxLength: 22 })
/** Code of a functional item or economic class. */
export const Code = Type.String({ pattern: '^\\d{3,7}$' })

import { type TSchema, Type } from 'typebox'
import { LIMIT_UNITS, type Limit, LONGEST_LIMIT } from '#core/time/limit.ts'
import { CATEGORY_KINDS, type CategoryKind } from '../domain/category.ts'

/** Parts that the schemas of this module share. */
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const Title = Type.Object({ zh: Type.String(), en: Type.String() })
export const CategoryCode = Type.String({ pattern: '^[0-9]{6}$' })
export const AreaCode = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })
export const Why = Type.String({ minLength: 2, maxLength: 200 })

export const Kind = Type.Unsafe<CategoryKind>(Type.Enum([...CATEGORY_KINDS]))

export const LimitText = Type.Unsafe<Limit>(
  Type.Object({ n: Type.Integer({ minimum: 1, maximum: LONGEST_LIMIT }), unit: Type.Enum([...LIMIT_UNITS]) }),
)

/** Who changed something, when and why. */
export const Change = Type.Object({
  version: Type.Integer(),
  at: Type.String(),
  by: Type.String(),
  why: Type.String(),
})

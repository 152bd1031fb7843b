import { type TSchema, Type } from 'typebox'
import type { Basis, ImportedSwitch } from '../domain/reckon-indicators.ts'
import { SCOPES, type ScopeKind } from '../domain/scope.ts'

export const nullable = <T>(schema: TSchema) => Type.Unsafe<T | null>(Type.Union([schema, Type.Null()]))
export const Title = Type.Object({ zh: Type.String(), en: Type.String() })
export const Text = nullable<string>(Type.String())
export const Name = Type.String({ minLength: 1, maxLength: 80 })
export const PeriodText = Type.String({ minLength: 4, maxLength: 30 })
export const Month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' })
export const By = Type.Unsafe<ScopeKind>(Type.Enum([...SCOPES]))
export const BasisWord = Type.Unsafe<Basis>(Type.Enum(['raw', 'adjusted']))
export const Imported = Type.Unsafe<ImportedSwitch>(Type.Enum(['exclude', 'include', 'only']))
export const Id = Type.String({ format: 'uuid' })

/** Exact numbers as texts: `3/7`; null where nothing can be said. */
export const Figure = { numerator: Text, denominator: Text, value: Text }

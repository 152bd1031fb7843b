import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifySchemaCompiler } from 'fastify'

const build = AjvCompiler()
const checkBy = (coerceTypes: 'array' | false) =>
  build({}, { customOptions: { coerceTypes, removeAdditional: false, allErrors: false, strict: false } })

const jsonCheck = checkBy(false)

/** For what arrives as text, as addresses, queries and fields of forms do: "5" is a number where one is wanted. */
export const textCheck: FastifySchemaCompiler<object> = checkBy('array')

/** JSON says itself of what type it is: a body is taken as it was sent, null as null, or it is refused. */
export const inputCheck: FastifySchemaCompiler<object> = (given) =>
  given.httpPart === 'body' ? jsonCheck(given) : textCheck(given)

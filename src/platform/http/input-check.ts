import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifySchemaCompiler } from 'fastify'

const build = AjvCompiler()
const checkBy = (coerceTypes: 'array' | false) =>
  onFirstUse(build({}, { customOptions: { coerceTypes, removeAdditional: false, allErrors: false, strict: false } }))

const jsonCheck = checkBy(false)

/** For what arrives as text, as addresses, queries and fields of forms do: "5" is a number where one is wanted. */
export const textCheck: FastifySchemaCompiler<object> = checkBy('array')

/** JSON says itself of what type it is: a body is taken as it was sent, null as null, or it is refused. */
export const inputCheck: FastifySchemaCompiler<object> = (given) =>
  given.httpPart === 'body' ? jsonCheck(given) : textCheck(given)

/** Of hundreds of operations few are called in the first minutes: each is made ready by its first call, in milliseconds. */
function onFirstUse(compile: FastifySchemaCompiler<object>): FastifySchemaCompiler<object> {
  return (given) => {
    let compiled: ReturnType<typeof compile> | null = null
    const check: ReturnType<typeof compile> = (data) => {
      compiled ??= compile(given)
      const answer = compiled(data)
      check.errors = compiled.errors
      return answer
    }
    return check
  }
}

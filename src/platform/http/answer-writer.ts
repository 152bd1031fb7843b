import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifySerializerCompiler } from 'fastify'

const compile = SerializerSelector()()

/** Writes answers as their schema says, and nothing beside it; made by the first answer, as with the check of input. */
export const answerWriter: FastifySerializerCompiler<object> = ({ schema, method, url, httpStatus = '' }) => {
  let write: ((data: unknown) => string) | null = null
  return (data) => {
    write ??= compile({ schema, method, url, httpStatus })
    return write(data)
  }
}

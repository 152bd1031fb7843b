import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fault } from '#core/fault.ts'
import { addressOf, isCommand, type Operation, pathFields } from '#core/operation.ts'
import type { CommandMark, ReplyPort } from '../call.ts'
import { refuseUnlessMay } from '../perform/perform.ts'
import type { Runtime } from '../runtime.ts'
import { authenticate, type Caller } from './authenticate.ts'
import { closedSchema } from './closed-schema.ts'
import { toAnswer } from './file-answer.ts'
import { readForm } from './form-body.ts'
import { textCheck } from './input-check.ts'
import { inputFault } from './input-fault.ts'
import { sendPage } from './page-answer.ts'
import { languageOf } from './problem.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const DEFAULT_BODY_BYTES = 256 * 1024

interface ObjectSchema {
  properties: Record<string, object>
  required?: string[]
}

/** Makes the HTTP route of one operation: input check, caller, command mark, then `perform`. */
const NO_COMMAND: CommandMark = { id: '', bodyHash: '', expectedVersion: null }
const callers = new WeakMap<FastifyRequest, Caller>()

export function addRoute(server: FastifyInstance, runtime: Runtime, operation: Operation): void {
  if (operation.takes !== 'form') {
    addRouteTo(server, runtime, operation)
    return
  }
  // Only these routes read forms: a form of a foreign page must not reach a command that takes JSON.
  server.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm)
    addRouteTo(scope, runtime, operation)
  })
}

function addRouteTo(server: FastifyInstance, runtime: Runtime, operation: Operation): void {
  const fields = pathFields(operation)
  const schema = splitSchema(operation.in as unknown as ObjectSchema, fields)
  const takesFile = operation.takes === 'file'
  server.route({
    method: operation.method,
    url: addressOf(operation).replace(/\{(\w+)\}/g, ':$1'),
    ...(operation.takes === 'form' ? { validatorCompiler: textCheck } : {}),
    bodyLimit: operation.maxBodyBytes ?? DEFAULT_BODY_BYTES,
    config: {
      page: operation.answers === 'page',
      ...(operation.may === 'public' ? { rateLimit: { max: 120, timeWindow: '1 minute' } } : {}),
    },
    schema: {
      ...(fields.length > 0 ? { params: schema.path } : {}),
      ...(operation.method === 'GET' ? { querystring: schema.rest } : takesFile ? {} : { body: schema.rest }),
      ...(operation.answers === 'file' || operation.answers === 'page'
        ? {}
        : { response: { 200: operation.out as object } }),
    },
    // Before the body is read or looked at: who may not, sends nothing and learns nothing.
    onRequest: async (request) => {
      const caller = await authenticate(runtime, request, operation)
      await refuseUnlessMay(runtime, { operation, ...caller, command: NO_COMMAND, ip: request.ip })
      callers.set(request, caller)
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)!
      const sent = takesFile
        ? await receiveFile(request, operation, schema.rest)
        : { input: (operation.method === 'GET' ? request.query : request.body) ?? {} }
      const input = { ...(sent.input as object), ...(request.params as object) }
      const answer = await runtime.perform({
        operation,
        input,
        principal: caller.principal,
        sessionId: caller.sessionId,
        command: markOf(runtime, request, operation, input),
        language: languageOf(request.headers['accept-language']),
        ip: request.ip,
        ...('file' in sent && sent.file ? { file: sent.file } : {}),
        reply: replyPort(reply),
      })
      if (operation.answers === 'page') return sendPage(reply, answer)
      return operation.answers === 'file' ? toAnswer(reply, answer) : answer
    },
  })
}

function splitSchema(whole: ObjectSchema, fields: readonly string[]) {
  const part = (keep: (field: string) => boolean) =>
    closedSchema({
      type: 'object',
      properties: Object.fromEntries(Object.entries(whole.properties ?? {}).filter(([field]) => keep(field))),
      required: (whole.required ?? []).filter(keep),
    })
  return { path: part((field) => fields.includes(field)), rest: part((field) => !fields.includes(field)) }
}

function markOf(runtime: Runtime, request: FastifyRequest, operation: Operation, input: object): CommandMark {
  if (!isCommand(operation)) return NO_COMMAND
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || !UUID.test(key)))
    throw fault('idempotency-key', {
      status: 400,
      zh: '请求头 Idempotency-Key 应为 UUID。',
      en: 'The header Idempotency-Key must be a UUID.',
    })
  const match = request.headers['if-match']
  const version = match === undefined ? null : Number(/^"?(\d+)"?$/.exec(match)?.[1] ?? Number.NaN)
  if (Number.isNaN(version))
    throw fault('if-match', {
      status: 400,
      zh: '请求头 If-Match 应为带引号的版本号。',
      en: 'The header If-Match must be a quoted version number.',
    })
  const bodyHash = key === undefined ? '' : createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  return { id: key ?? runtime.newId(), bodyHash, expectedVersion: version }
}

async function receiveFile(request: FastifyRequest, { maxBodyBytes }: Operation, schema: object) {
  const part = await request.file(maxBodyBytes === undefined ? {} : { limits: { fileSize: maxBodyBytes } })
  if (!part)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    })
  const input: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(part.fields))
    if (field && !Array.isArray(field) && field.type === 'field') input[name] = field.value
  const isRight = request.compileValidationSchema(schema)
  if (!isRight(input)) throw inputFault((isRight.errors ?? []) as Parameters<typeof inputFault>[0])
  return { input, file: { name: part.filename, stream: part.file } }
}

function replyPort(reply: FastifyReply): ReplyPort {
  return {
    setCookie: (name, value, { maxAgeSeconds }) => {
      reply.setCookie(name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: 'auto' as unknown as boolean,
        maxAge: maxAgeSeconds,
      })
    },
    clearCookie: (name) => {
      reply.clearCookie(name, { path: '/' })
    },
    header: (name, value) => {
      reply.header(name, value)
    },
  }
}

import { randomBytes } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isFault } from '#core/fault.ts'
import type { Runtime } from '#platform/runtime.ts'
import { answerGet, answerPost } from './answer.ts'
import { addressed, CONTENT_TYPES, type Format } from './format.ts'
import { addressUnknown, notWellFormed, Refused, refused, tooMany } from './refusals.ts'
import { type Document, errorsDocument } from './wire.ts'
import { xmlDocument } from './xml.ts'

const MOST_BODY_BYTES = 256 * 1024
const GETS_A_MINUTE = 1200
const POSTS_A_MINUTE = 600

/** Everything below `/open311`, refusals included, in the form of the standard: GeoReport v2 and its discovery. */
export function addOpen311(server: FastifyInstance, runtime: Runtime): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(body.toString()))
  })
  server.addHook('onRequest', async (_request, reply) => {
    // Public data that carry no cookie: pages of other sites may read them.
    reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store')
    reply.header('cross-origin-resource-policy', 'cross-origin')
  })
  server.setErrorHandler<FastifyError>((error, request, reply) => refuse(runtime, error, request, reply))
  server.setNotFoundHandler((request, reply) => refuse(runtime, addressUnknown(), request, reply))
  server.get('/*', { config: { rateLimit: { max: GETS_A_MINUTE, timeWindow: '1 minute' } } }, async (request, reply) =>
    send(reply, targetOf(request).format, 200, await answerGet(runtime, request, targetOf(request))),
  )
  server.post(
    '/*',
    { bodyLimit: MOST_BODY_BYTES, config: { rateLimit: { max: POSTS_A_MINUTE, timeWindow: '1 minute' } } },
    async (request, reply) =>
      send(reply, targetOf(request).format, 201, await answerPost(runtime, request, targetOf(request))),
  )
  server.options('/*', (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST, OPTIONS')
      .header('access-control-allow-headers', 'accept, content-type')
      .send(),
  )
  server.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/*',
    handler: () => {
      throw refused(400, '只有 GET 和 POST。', 'Only GET and POST are served.')
    },
  })
}

/** An address with an escape that means nothing has no route; its form is the one that is asked for. */
export function refuseUnreadable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { format } = addressed((request.raw.url ?? '').split('?', 1)[0] ?? '', request.headers.accept)
  const { status, message } = notWellFormed()
  send(reply, format, status, errorsDocument([{ code: status, description: message }]))
}

function targetOf(request: FastifyRequest) {
  return addressed((request.params as { '*'?: string })['*'] ?? '', request.headers.accept)
}

/** Bytes, so that nobody adds a charset to the type. */
function send(reply: FastifyReply, format: Format, status: number, document: Document): FastifyReply {
  const text =
    format === 'json' ? JSON.stringify(document.value) : xmlDocument(document.root, document.value, document.items)
  return reply
    .code(status)
    .header('vary', 'accept')
    .header('content-type', CONTENT_TYPES[format])
    .send(Buffer.from(text))
}

function refuse(runtime: Runtime, error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = refusalOf(error) ?? unexpected(runtime, error)
  const path = (request.params as { '*'?: string } | null)?.['*'] ?? request.url.split('?', 1)[0] ?? ''
  const { format } = addressed(path, request.headers.accept)
  return send(reply, format, known.status, errorsDocument([{ code: known.status, description: known.message }]))
}

const KEY_FAULTS = new Set(['not-permitted', 'not-signed-in', 'key-not-known'])

function refusalOf(error: Error): Refused | null {
  if (error instanceof Refused) return error
  if (isFault(error)) {
    if (error.status >= 500) return null
    if (error.status === 429) return refused(429, error.text.zh, error.text.en)
    const status = KEY_FAULTS.has(error.code) ? 403 : error.status === 404 ? 404 : 400
    return refused(status, error.text.zh, error.text.en)
  }
  const { statusCode } = error as FastifyError
  if (statusCode === 429) return tooMany()
  if (statusCode === 413) return refused(400, '提交的内容太大。', 'What was sent is too large.')
  if (statusCode === 415)
    return refused(400, '内容格式不支持，请用表单提交。', 'This content type is not supported; send a form.')
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? notWellFormed() : null
}

/** The standard's "general service error" is a 400 too; for us it is a defect, which the log keeps under its number. */
function unexpected(runtime: Runtime, error: Error): Refused {
  const reference = randomBytes(3).toString('hex').toUpperCase()
  runtime.log.error({ reference, error }, 'open311 failed')
  return refused(400, `服务出错，编号 ${reference}。`, `General service error, reference ${reference}.`)
}

import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { fault, isFault } from '#core/fault.ts'
import { withheldOperations } from '../perform/withheld.ts'
import type { Runtime } from '../runtime.ts'
import { answerWriter } from './answer-writer.ts'
import { closeConnections } from './close-connections.ts'
import { addDocsPage } from './docs-page.ts'
import { addHealthPages } from './health.ts'
import { inputCheck } from './input-check.ts'
import { inputFault } from './input-fault.ts'
import { addLiveStream } from './live-stream.ts'
import { openApiOf } from './openapi.ts'
import { packAnswers } from './pack-answer.ts'
import { sendProblemPage } from './page-answer.ts'
import { languageOf, problemOf, unexpectedProblem } from './problem.ts'
import { addRoute } from './route.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024

/** The HTTP face of the house: one route per operation, problems as RFC 9457, health, metrics and documentation. */
export async function buildHttpServer(runtime: Runtime): Promise<FastifyInstance> {
  const faces = runtime.plugs.flatMap((plug) => plug.faces ?? [])
  const server = fastify({
    logger: false,
    trustProxy: runtime.config.trustedProxies.length > 0 ? [...runtime.config.trustedProxies] : false,
    bodyLimit: 1024 * 1024,
    // Time for a large file over a slow line; a sender of headers has no such excuse.
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000 },
    keepAliveTimeout: 65_000,
    schemaErrorFormatter: (errors) => inputFault(errors),
    frameworkErrors: (error, request, reply) => {
      const face = faces.find(({ prefix }) => request.url.startsWith(`${prefix}/`))
      if (face?.refuse) return face.refuse(error, request as FastifyRequest, reply as FastifyReply)
      const known = knownFault(error, undefined) ?? unreadable()
      const language = languageOf(request.headers['accept-language'])
      const answer = reply as FastifyReply
      answer.code(known.status).type('application/problem+json').send(problemOf(known, language))
    },
  })
  server.setValidatorCompiler(inputCheck)
  server.setSerializerCompiler(answerWriter)
  await server.register(cookie)
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: () =>
      fault('too-many-requests', {
        status: 429,
        zh: '请求过于频繁。请一分钟后再试。',
        en: 'Too many requests. Try again in a minute.',
      }),
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
  server.addHook('onRequest', async (request, reply) => {
    // Case data must not lie on the disks of shared office PCs or proxies.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  packAnswers(server)
  await server.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, fieldSize: 64 * 1024 } })
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    const known = isFault(error) ? error : knownFault(error, request.routeOptions.bodyLimit)
    const isPage = request.routeOptions.config.page === true
    if (known && isPage) return sendProblemPage(reply, problemOf(known, language), language)
    if (known) return reply.code(known.status).type('application/problem+json').send(problemOf(known, language))
    const reference = randomBytes(3).toString('hex').toUpperCase()
    runtime.log.error({ reference, url: request.routeOptions.url, error }, 'unexpected')
    const unexpected = unexpectedProblem(language, reference)
    if (isPage) return sendProblemPage(reply, unexpected, language)
    return reply.code(500).type('application/problem+json').send(unexpected)
  })
  closeConnections(server)
  addHealthPages(server, runtime)
  for (const { operation } of runtime.handlers.values()) addRoute(server, runtime, operation)
  for (const { prefix, add } of faces) server.register(async (scope) => add(scope, runtime), { prefix })
  addLiveStream(server, runtime)
  const document = currentDocument(runtime)
  server.get('/api/openapi.json', document)
  addDocsPage(server, document)
  server.setNotFoundHandler((request, reply) => {
    const missing = fault('not-found', {
      status: 404,
      zh: '没有这个地址。请核对后再试。',
      en: 'There is nothing at this address.',
    })
    return reply
      .code(404)
      .type('application/problem+json')
      .send(problemOf(missing, languageOf(request.headers['accept-language'])))
  })
  return server
}

/** Made anew when a function of the district was switched on or off. */
function currentDocument(runtime: Runtime): () => object {
  let made: { without: string; document: object } | null = null
  return () => {
    const without = [...withheldOperations(runtime)].sort().join()
    if (made?.without !== without) made = { without, document: openApiOf(runtime) }
    return made.document
  }
}

/** Faults that the HTTP library itself finds, in our words. */
function knownFault(error: FastifyError, bodyLimit: number | undefined) {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE') {
    const megabytes = Math.floor((bodyLimit ?? 0) / 1_048_576)
    const most =
      megabytes > 0 ? { zh: `，上限 ${megabytes} MB`, en: `, the limit is ${megabytes} MB` } : { zh: '', en: '' }
    return fault('body-too-large', {
      status: 413,
      zh: `提交的内容太大${most.zh}。请缩小附件、拆分文件或分次提交。`,
      en: `What was sent is too large${most.en}. Send smaller parts.`,
    })
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return fault('media-type', {
      status: 415,
      zh: '内容格式不支持，请用 JSON 提交。',
      en: 'This media type is not supported; send JSON.',
    })
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return unreadable(error.statusCode)
  return null
}

function unreadable(status = 400) {
  return fault('bad-request', {
    status,
    zh: '请求格式不对，没有办理。请刷新页面后重试。',
    en: 'The request is malformed and was not carried out.',
  })
}

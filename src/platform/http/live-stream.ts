import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isFault } from '#core/fault.ts'
import { operation } from '#core/operation.ts'
import type { Runtime } from '../runtime.ts'
import { ANONYMOUS, authenticate } from './authenticate.ts'

const HEARTBEAT_MS = 25_000
const MAX_STREAMS = 2000

const watch = operation({
  name: 'platform.watch',
  http: 'GET /live',
  title: { zh: '实时推送', en: 'Live changes' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({}),
})

/** Server-sent events (WHATWG HTML §9.2): ids and states of what changed; screens fetch what they may see. */
export function addLiveStream(server: FastifyInstance, runtime: Runtime): void {
  server.get('/api/v1/live', async (request, reply) => {
    const { principal } = await authenticate(runtime, request, watch).catch((error: unknown) => {
      if (isFault(error)) return { principal: ANONYMOUS }
      throw error
    })
    if (principal.id === 'anonymous') return reply.code(401).send()
    if (runtime.live.listeners >= MAX_STREAMS) return reply.code(503).header('retry-after', '30').send()
    reply.hijack()
    const raw = reply.raw
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    // Clients come back at different moments, so that a restart is no stampede.
    raw.write(`retry: ${2000 + Math.floor(Math.random() * 6000)}\n\n`)
    // A stream must not outlive the session that opened it.
    const heartbeat = setInterval(async () => {
      const still = await authenticate(runtime, request, watch).catch(() => null)
      if (still && still.principal.id !== 'anonymous') raw.write(': alive\n\n')
      else raw.end()
    }, HEARTBEAT_MS)
    const stop = runtime.live.subscribe(({ topic, data }) => {
      if (raw.writableLength < 256 * 1024) raw.write(`event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`)
    })
    request.raw.on('close', () => {
      clearInterval(heartbeat)
      stop()
    })
  })
}

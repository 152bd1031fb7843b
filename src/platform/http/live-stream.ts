import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fault } from '#core/fault.ts'
import { inScope, type Scope } from '#core/scope.ts'
import { holds, type Principal, scopeFor } from '../auth/principal.ts'
import type { LiveMessage } from '../live/live-hub.ts'
import { checkMay } from '../perform/perform.ts'
import type { Runtime } from '../runtime.ts'
import { authenticate } from './authenticate.ts'

const HEARTBEAT_MS = 25_000
const MAX_STREAMS = 2000
/** A few windows on a few machines; more is a program gone wild. */
const MAX_STREAMS_OF_ONE = 12
/** A screen that reads so slowly misses messages rather than fill our memory. */
const MOST_UNSENT_BYTES = 256 * 1024

/** A stream changes nothing and keeps nobody signed in: a screen left alone for the night must go idle. */
const WATCH = { method: 'GET', may: 'signedIn', unattended: true } as const

/**
 * Server-sent events (WHATWG HTML §9.2): ids and states of what changed, to those who may see it; screens fetch the rest.
 * Rights are looked up again with every heartbeat.
 */
export function addLiveStream(server: FastifyInstance, runtime: Runtime): void {
  const streams = new Map<ServerResponse, string>()
  server.addHook('preClose', async () => {
    for (const raw of streams.keys()) raw.end()
  })
  server.get('/api/v1/live', async (request, reply) => {
    let { principal } = await authenticate(runtime, request, WATCH)
    checkMay({ operation: WATCH, principal })
    const mine = [...streams.values()].filter((id) => id === principal.id).length
    if (streams.size >= MAX_STREAMS || mine >= MAX_STREAMS_OF_ONE) throw tooManyStreams()
    const raw = openStream(reply)
    streams.set(raw, principal.id)
    let seen = scopesOf(principal)
    const heartbeat = setInterval(async () => {
      const still = await findStill(runtime, request, principal.id)
      if (!still) return raw.end()
      principal = still
      seen = scopesOf(still)
      raw.write(': alive\n\n')
    }, HEARTBEAT_MS)
    const stop = runtime.live.subscribe(
      (message) => {
        if (!seen(message) || raw.writableLength > MOST_UNSENT_BYTES) return
        raw.write(`event: ${message.topic}\ndata: ${message.text}\n\n`)
      },
      // The screen comes back by itself after a moment, and then asks again for all that it shows.
      () => raw.end(),
    )
    raw.on('close', () => {
      clearInterval(heartbeat)
      stop()
      streams.delete(raw)
    })
  })
}

function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  // With the stream its connection ends; kept for another request, it would hold up a server that stops.
  raw.shouldKeepAlive = false
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  // Clients come back at different moments, so that a restart is no stampede.
  raw.write(`retry: ${2000 + Math.floor(Math.random() * 6000)}\n\n`)
  return raw
}

/** The same caller with today's rights; null once the sign-in has ended or the database cannot be asked. */
async function findStill(runtime: Runtime, request: FastifyRequest, id: string): Promise<Principal | null> {
  const found = await authenticate(runtime, request, WATCH).catch(() => null)
  return found?.principal.id === id ? found.principal : null
}

/** Whether a message is for this caller; the scope of each permission is reckoned once. */
function scopesOf(principal: Principal): (message: LiveMessage) => boolean {
  const scopes = new Map<string, Scope | null>()
  return ({ to }) => {
    if ('person' in to) return to.person === principal.id
    const { may, places } = to
    let scope = scopes.get(may)
    if (scope === undefined) {
      scope = holds(principal, may) ? scopeFor(principal, may) : null
      scopes.set(may, scope)
    }
    const known = scope
    return known !== null && places.some((place) => inScope(known, place))
  }
}

function tooManyStreams() {
  return fault('too-many-streams', {
    status: 429,
    zh: '实时推送的连接已满。请关闭多余的页面，数据仍可手动刷新。',
    en: 'There are too many live connections. Close pages that you do not need.',
  })
}

import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fault } from '#core/fault.ts'
import type { Scope } from '#core/scope.ts'
import { holds, type Principal, scopeFor } from '../auth/principal.ts'
import { frameOf, MANY, openFanOut } from '../live/fan-out.ts'
import { checkMay } from '../perform/perform.ts'
import type { Runtime } from '../runtime.ts'
import { authenticate } from './authenticate.ts'

const HEARTBEAT_MS = 25_000
const MAX_STREAMS = 2000
/** A few windows on a few machines; more is a program gone wild. */
const MAX_STREAMS_OF_ONE = 12
/** A screen that reads so slowly misses messages rather than fill our memory, and is told so. */
const MOST_UNSENT_BYTES = 256 * 1024
/** A person sees no difference, and a hundred commands a second cost a screen five writes. */
const WINDOW_MS = 200
/** A screen can show no more within a window; it asks again instead. */
const MOST_IN_WINDOW = 40

/** A stream changes nothing and keeps nobody signed in: a screen left alone for the night must go idle. */
const WATCH = { method: 'GET', may: 'signedIn', unattended: true } as const

/**
 * Server-sent events (WHATWG HTML §9.2): ids and states of what changed, to those who may see it; screens fetch the rest.
 * Rights are looked up again with every heartbeat.
 */
export function addLiveStream(server: FastifyInstance, runtime: Runtime): void {
  const streams = new Map<ServerResponse, string>()
  const fan = openFanOut({ windowMs: WINDOW_MS, mostInWindow: MOST_IN_WINDOW })
  const { watched, topics } = watchedBy(runtime)
  const deaf = runtime.live.subscribe(
    (message) => {
      if (streams.size > 0) fan.publish(message)
    },
    // Screens come back by themselves, each after a moment of its own, and then ask again for all that they show.
    () => {
      for (const raw of streams.keys()) raw.end()
    },
  )
  server.addHook('preClose', async () => {
    deaf()
    fan.stop()
    for (const raw of streams.keys()) raw.end()
  })
  server.get('/api/v1/live', async (request, reply) => {
    const { principal } = await authenticate(runtime, request, WATCH)
    checkMay({ operation: WATCH, principal })
    const mine = [...streams.values()].filter((id) => id === principal.id).length
    if (streams.size >= MAX_STREAMS || mine >= MAX_STREAMS_OF_ONE) throw tooManyStreams()
    const raw = openStream(reply)
    streams.set(raw, principal.id)
    let missed = false
    const place = fan.add({
      person: principal.id,
      scopes: scopesOf(principal, watched),
      send: (bytes) => {
        if (raw.writableEnded) return
        if (raw.writableLength > MOST_UNSENT_BYTES) {
          missed = true
          return
        }
        if (missed) raw.write(frameOf(MANY, JSON.stringify({ topics })))
        missed = false
        raw.write(bytes)
      },
    })
    const heartbeat = setInterval(async () => {
      const still = await findStill(runtime, request, principal.id)
      if (!still) return raw.end()
      place.change(scopesOf(still, watched))
      raw.write(': alive\n\n')
    }, HEARTBEAT_MS)
    raw.on('close', () => {
      clearInterval(heartbeat)
      place.remove()
      streams.delete(raw)
    })
  })
}

/** Permissions that decide who hears of anything, and all that can be heard of. */
function watchedBy({ plugs }: Runtime): { watched: readonly string[]; topics: readonly string[] } {
  const happenings = plugs.flatMap((plug) => plug.live ?? [])
  const watched = happenings.flatMap(({ watch }) => (watch && 'may' in watch ? watch.may : []))
  return { watched: [...new Set(watched)], topics: happenings.map(({ name }) => name) }
}

function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  // With the stream its connection ends; kept for another request, it would hold up a server that stops.
  raw.shouldKeepAlive = false
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  // The body ends with the connection: what is written goes out as it is, the same bytes to all, without chunk marks.
  raw.removeHeader('transfer-encoding')
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

function scopesOf(principal: Principal, watched: readonly string[]): ReadonlyMap<string, Scope> {
  const held = watched.filter((may) => holds(principal, may))
  return new Map(held.map((may) => [may, scopeFor(principal, may)]))
}

function tooManyStreams() {
  return fault('too-many-streams', {
    status: 429,
    zh: '实时推送的连接已满。请关闭多余的页面，数据仍可手动刷新。',
    en: 'There are too many live connections. Close pages that you do not need.',
  })
}

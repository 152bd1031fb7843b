import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { fault } from '#core/fault.ts'
import { sql } from '../db/sql.ts'
import type { Runtime } from '../runtime.ts'

/** /healthz: the process lives. /readyz: it can serve. /metrics: Prometheus text format, for this machine alone. */
export function addHealthPages(server: FastifyInstance, runtime: Runtime): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'yiwang_http_request_seconds',
    help: 'Time of HTTP requests by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [registry],
  })
  new Gauge({
    name: 'yiwang_database_connections',
    help: 'Connections of the pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { pool } = runtime.db
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  server.addHook('onResponse', (request, reply, done) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status },
      reply.elapsedTime / 1000,
    )
    done()
  })
  server.get('/healthz', () => ({ status: 'ok', service: 'yiwang' }))
  server.get('/readyz', async (_request, reply) => {
    try {
      await runtime.db.one(sql`select 1 as ready`)
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'database not reachable' })
    }
  })
  server.get('/metrics', async (request, reply) => {
    if (!runtime.config.metricsOpen && !isFromHere(request)) throw metricsClosed()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** From this machine itself, and not handed on by a proxy that runs here for somebody elsewhere. */
function isFromHere(request: FastifyRequest): boolean {
  const from = request.raw.socket.remoteAddress ?? ''
  const isLoopback = from === '::1' || /^(::ffff:)?127\./.test(from)
  return isLoopback && FORWARDED.every((name) => request.headers[name] === undefined)
}

function metricsClosed() {
  return fault('metrics-closed', {
    status: 403,
    zh: '运行指标只对本机开放。远程采集请设置 YIWANG_METRICS_OPEN=1，并用防火墙限制来源。',
    en: 'Metrics are for this machine only. To read them from elsewhere set YIWANG_METRICS_OPEN=1 behind a firewall.',
  })
}

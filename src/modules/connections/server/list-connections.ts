import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type ConnectionHealth, type ConnectionRow, connectionSources, listConnections } from '../contract.ts'

export const listConnectionsHandler = handle(listConnections, async (_input, call) => {
  const sources = call.runtime.use(connectionSources).all()
  const items = await Promise.all(
    sources.map(async ({ id, title, direction, health }): Promise<ConnectionRow> => {
      const { sinceMs, lastOkMs, ...rest } = await healthOf(health, call)
      const instant = (ms: number | null) => (ms === null ? null : toRfc3339(Math.floor(ms)))
      return { id, ...title, direction, ...rest, since: instant(sinceMs), lastOk: instant(lastOkMs) }
    }),
  )
  return { asOf: toRfc3339(call.nowMs), items }
})

/** One source that cannot say how it is must not hide the others. */
async function healthOf(health: (call: object) => Promise<ConnectionHealth>, call: Call): Promise<ConnectionHealth> {
  try {
    return await health(call)
  } catch (error) {
    call.runtime.log.error({ error }, 'health of a connection not known')
    return { state: 'down', sinceMs: null, waiting: 0, lastOkMs: null, lastError: '状况无法读取', page: null }
  }
}

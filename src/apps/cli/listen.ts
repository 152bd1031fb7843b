import type { FastifyInstance } from 'fastify'
import type { Config } from '#platform/config/config.ts'
import { listenFault } from '#platform/listen-fault.ts'

export async function listen(server: FastifyInstance, config: Config): Promise<void> {
  try {
    await server.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw listenFault(error, config.host, config.port) ?? error
  }
}

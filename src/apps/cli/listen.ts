import { once } from 'node:events'
import { createServer } from 'node:net'
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

/** Says at once what `listen` would say only after the database has been made and filled. */
export async function checkPort({ port, host }: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    throw listenFault(error, host, port) ?? error
  }
  probe.close()
  await once(probe, 'close')
}

import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const SWEEP_EVERY_MS = 50

/**
 * While the server closes, a connection whose last request ends would wait a minute for another one, and one on which
 * nothing was ever asked for as long again: both are ended. Requests under way are not.
 */
export function closeConnections(server: FastifyInstance): void {
  const sockets = new Set<Socket>()
  let sweeping: ReturnType<typeof setInterval> | undefined
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.addHook('preClose', async () => {
    sweeping = setInterval(() => {
      server.server.closeIdleConnections()
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    }, SWEEP_EVERY_MS)
  })
  server.addHook('onClose', async () => clearInterval(sweeping))
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built front ends; any page address of the console answers with its one document. */
export async function addFrontEnds(server: FastifyInstance, root: string): Promise<void> {
  const dist = join(root, 'dist')
  if (!existsSync(join(dist, 'index.html'))) {
    server.get('/', (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send('<!doctype html><meta charset="utf-8"><p>界面尚未构建。请运行 npm start，或先运行 npm run build。</p>'),
    )
    return
  }
  await server.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Built files carry a hash in their name; the document itself must always be asked for anew.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const path of ['/', '/c/*', '/sign-in']) server.get(path, (_request, reply) => reply.sendFile('index.html'))
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><p>界面尚未构建。请运行 npm start，或先运行 npm run build，然后刷新。</p>'

/** The document of each front end, and the addresses that answer with it. */
const DOCUMENTS = [
  { document: 'index.html', pages: ['/', '/c/*', '/sign-in'] },
  { document: 'wall/index.html', pages: ['/wall'] },
  { document: 'r/index.html', pages: ['/r', '/r/', '/citizen'] },
] as const

/** Serves the built front ends as they lie there now, so that a build while the server runs needs no restart. */
export async function addFrontEnds(server: FastifyInstance, root: string): Promise<void> {
  const dist = join(root, 'dist')
  await server.register(fastifyStatic, {
    root: dist,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Built files carry a hash in their name; the document itself must always be asked for anew.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const { document, pages } of DOCUMENTS)
    for (const path of pages)
      server.get(path, (_request, reply) =>
        existsSync(join(dist, document))
          ? reply.sendFile(document)
          : reply.code(503).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(NOT_BUILT),
      )
}

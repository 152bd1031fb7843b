import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** What an operation that `answers: 'file'` returns. */
export interface FileAnswer {
  name: string
  mime: string
  /** A function is asked only when the caller does not have these bytes already. */
  stream: Readable | Buffer | (() => Promise<Buffer>)
  /** `inline` shows a picture in the page; `attachment` saves it. */
  disposition?: 'inline' | 'attachment'
  /** What names these very bytes: a browser that still has them is told so, and sent nothing. */
  etag?: string
  /** So long the browser may keep them without asking; 0: it keeps them, and asks. Without it nothing lies on its disk. */
  maxAgeSeconds?: number
}

export async function toAnswer(reply: FastifyReply, answer: unknown): Promise<FastifyReply> {
  const { name, mime, stream, disposition = 'attachment', etag, maxAgeSeconds } = answer as FileAnswer
  // What one may see depends on who asks, and in which post.
  if (maxAgeSeconds !== undefined)
    reply
      .header('cache-control', maxAgeSeconds > 0 ? `private, max-age=${maxAgeSeconds}` : 'private, no-cache')
      .header('vary', 'cookie, authorization, x-acting-post')
  if (etag !== undefined) {
    reply.header('etag', `"${etag}"`)
    if (hasAlready(reply.request.headers['if-none-match'], `"${etag}"`)) return reply.code(304).send()
  }
  return reply
    .header('content-type', mime)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(typeof stream === 'function' ? await stream() : stream)
}

/** RFC 9110 §13.1.2; a proxy that compresses makes a strong tag weak. */
const hasAlready = (header: string | undefined, quoted: string) =>
  header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === quoted) ?? false

import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** What an operation that `answers: 'file'` returns. */
export interface FileAnswer {
  name: string
  mime: string
  stream: Readable | Buffer
  /** `inline` shows a picture in the page; `attachment` saves it. */
  disposition?: 'inline' | 'attachment'
}

export function toAnswer(reply: FastifyReply, answer: unknown): FastifyReply {
  const { name, mime, stream, disposition = 'attachment' } = answer as FileAnswer
  return reply
    .header('content-type', mime)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(stream)
}

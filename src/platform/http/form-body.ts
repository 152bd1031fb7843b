import type { FastifyRequest } from 'fastify'

const MOST_FIELDS = 40

/** Fields of an HTML form as one text each; of a name that comes twice the last counts, past the limit none. */
export function readForm(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, read?: unknown) => void,
): void {
  const fields: Record<string, string> = Object.create(null)
  let read = 0
  for (const [name, value] of new URLSearchParams(body.toString())) {
    read += 1
    if (read > MOST_FIELDS) break
    fields[name] = value
  }
  done(null, { ...fields })
}

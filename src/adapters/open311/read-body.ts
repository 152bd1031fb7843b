import type { FastifyRequest } from 'fastify'
import { notWellFormed, refused } from './refusals.ts'

type Pair = readonly [string, string]

/** Fields of the address and of the body: a form as the standard has it, in parts, or an object of JSON. */
export async function readPairs(request: FastifyRequest): Promise<Pair[]> {
  const query = request.raw.url?.split('?').slice(1).join('?') ?? ''
  return [...new URLSearchParams(query), ...(await bodyPairs(request))]
}

async function bodyPairs(request: FastifyRequest): Promise<Pair[]> {
  if (request.isMultipart()) return partPairs(request)
  const { body } = request
  if (body === undefined || body === null) return []
  if (body instanceof URLSearchParams) return [...body]
  if (typeof body !== 'object' || Array.isArray(body)) throw notWellFormed()
  return Object.entries(body).flatMap(([name, value]) => jsonPairs(name, value))
}

function jsonPairs(name: string, value: unknown): Pair[] {
  if (value === null) return []
  if (typeof value === 'string') return [[name, value]]
  if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]]
  if (name === 'attribute' && typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([code, one]) =>
      (Array.isArray(one) ? one : [one]).flatMap((single) => jsonPairs(`attribute[${code}]`, single)),
    )
  throw refused(400, `${name.slice(0, 40)} 应为文字。`, `${name.slice(0, 40)} must be text.`)
}

async function partPairs(request: FastifyRequest): Promise<Pair[]> {
  const pairs: Pair[] = []
  let hasFile = false
  for await (const part of request.parts({ limits: { fileSize: 16 * 1024 * 1024, files: 5, fields: 100 } })) {
    if (part.type === 'field') {
      if (typeof part.value !== 'string') throw notWellFormed()
      pairs.push([part.fieldname, part.value])
    } else {
      hasFile = true
      part.file.resume()
    }
  }
  // The standard has no files; one that was taken silently would be lost.
  if (hasFile)
    throw refused(
      400,
      '不接收文件，请用 media_url 给出照片地址。',
      'Files are not taken; give the address of a picture as media_url.',
    )
  return pairs
}

/** Why a system outside gave nothing; what it was is said to people by whoever asked. */
export type OutsideTroubleKind = 'unreachable' | 'refused' | 'notFound' | 'tooLarge' | 'unreadable'

export class OutsideTrouble extends Error {
  readonly kind: OutsideTroubleKind

  constructor(kind: OutsideTroubleKind, message: string) {
    super(message)
    this.name = 'OutsideTrouble'
    this.kind = kind
  }
}

export interface Outside {
  baseUrl: string
  /** Sent as `Authorization: Bearer`. */
  key: string | null
  timeoutMs: number
}

export interface OutsideAnswer {
  bytes: Buffer
  mime: string
  header(name: string): string | null
}

/** Asks another system over HTTP: no redirects, no more bytes than wanted, no longer than is waited. Throws OutsideTrouble. */
export async function askOutside(
  { baseUrl, key, timeoutMs }: Outside,
  path: string,
  { method = 'GET', body, mostBytes }: { method?: 'GET' | 'POST' | 'PUT'; body?: object; mostBytes: number },
): Promise<OutsideAnswer> {
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: Error) => {
    throw new OutsideTrouble('unreachable', error.name)
  })
  if (!response.ok) {
    await response.body?.cancel()
    const kind = response.status === 404 ? 'notFound' : response.status < 500 ? 'refused' : 'unreachable'
    throw new OutsideTrouble(kind, `HTTP ${response.status}`)
  }
  const mime = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  return { bytes: await read(response, mostBytes), mime, header: (name) => response.headers.get(name) }
}

async function read(response: Response, mostBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const part of response.body ?? []) {
      bytes += part.length
      if (bytes > mostBytes) throw new OutsideTrouble('tooLarge', `more than ${mostBytes} bytes`)
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof OutsideTrouble ? error : new OutsideTrouble('unreachable', 'the answer broke off')
  }
  return Buffer.concat(parts)
}

/** The answer as JSON; what is none is trouble. */
export function jsonOf({ bytes }: OutsideAnswer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new OutsideTrouble('unreadable', 'not JSON')
  }
}

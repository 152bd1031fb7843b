export type Format = 'json' | 'xml'

/** Exactly these, without a charset: JSON has none, and XML names its own in the declaration. */
export const CONTENT_TYPES: Readonly<Record<Format, string>> = { json: 'application/json', xml: 'text/xml' }

export interface Addressed {
  /** The address without the suffix of its format. */
  resource: string
  format: Format
  /** The suffix names a format that nobody speaks. */
  unknown: string | null
}

const SUFFIX = /\.([A-Za-z][A-Za-z0-9]{0,9})$/

/** The suffix decides; without one what the caller would rather read, and XML, which the standard asks for, if that is all one. */
export function addressed(path: string, accept: string | undefined): Addressed {
  const suffix = SUFFIX.exec(path)?.[1]
  const wanted = formatAccepted(accept)
  if (suffix === undefined) return { resource: path, format: wanted, unknown: null }
  const resource = path.slice(0, -suffix.length - 1)
  const named = suffix.toLowerCase()
  if (named === 'json' || named === 'xml') return { resource, format: named, unknown: null }
  return { resource, format: wanted, unknown: suffix }
}

const FORMAT_OF: Readonly<Record<string, Format>> = {
  'application/json': 'json',
  'text/json': 'json',
  'text/xml': 'xml',
  'application/xml': 'xml',
}

/** RFC 9110 §12.5.1 as far as it matters between two formats. */
export function formatAccepted(accept: string | undefined): Format {
  const best: Record<Format, number> = { json: -1, xml: -1 }
  for (const part of (accept ?? '').slice(0, 1000).split(',')) {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const format = FORMAT_OF[type]
    if (!format) continue
    const weight = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1)
    best[format] = Math.max(best[format], Number.isFinite(weight) ? weight : 0)
  }
  return best.json > 0 && best.json > best.xml ? 'json' : 'xml'
}

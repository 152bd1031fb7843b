import { addressOf, type Operation, pathFields } from '#core/operation.ts'

export interface WireRequest {
  url: string
  body: string | FormData | undefined
}

/** Where an input goes: fields of the path into it, the rest into the query (GET) or the body. */
export function requestOf(operation: Operation, input: Record<string, unknown>, file?: File): WireRequest {
  const inPath = new Set(pathFields(operation))
  const url = addressOf(operation).replace(/\{(\w+)\}/g, (_part, field: string) =>
    encodeURIComponent(String(input[field])),
  )
  const rest = Object.entries(input).filter(([field, value]) => !inPath.has(field) && value !== undefined)
  if (operation.method === 'GET') {
    const query = new URLSearchParams()
    for (const [field, value] of rest)
      for (const one of Array.isArray(value) ? value : [value]) if (one !== null) query.append(field, String(one))
    return { url: query.size > 0 ? `${url}?${query}` : url, body: undefined }
  }
  if (operation.takes === 'file') {
    const form = new FormData()
    // The server reads the fields before the file: they must come first.
    for (const [field, value] of rest) form.append(field, String(value))
    if (file) form.append('file', file)
    return { url, body: form }
  }
  return { url, body: JSON.stringify(Object.fromEntries(rest)) }
}

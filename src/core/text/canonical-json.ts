/** Deeper nesting is a defect or an attack, and would end in a stack overflow. */
const DEEPEST = 64

/**
 * JSON with one spelling for equal values: keys in UTF-16 order, no blanks, undefined members left out (as RFC 8785).
 * Throws for what JSON can't carry (NaN, bigint, functions), so that nothing drops out of a hash unnoticed.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new TypeError(`canonical JSON: nested deeper than ${DEEPEST}`)
  if (value === null) return 'null'
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON: ${value} is not a JSON number`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value))
    return `[${value.map((item) => write(item === undefined ? null : item, depth + 1)).join(',')}]`
  if (typeof value === 'object') return writeObject(value, depth)
  throw new TypeError(`canonical JSON: ${typeof value} has no JSON form`)
}

function writeObject(value: object, depth: number): string {
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON(), depth + 1)
  if (value instanceof Map || value instanceof Set) throw new TypeError('canonical JSON: Map and Set have no JSON form')
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, depth + 1)}`)
  return `{${members.join(',')}}`
}

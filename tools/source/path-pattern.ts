/**
 * Patterns of the folder law: `**` any path, `*` one name or a part of it, `{a,b}` either, `{word}` one folder name that is
 * bound when the pattern matches and filled in where the same word is used.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  return compiled(pattern).exec(path)?.groups ?? (compiled(pattern).test(path) ? {} : null)
}

/** Whether any of the patterns matches, after the bound names have been filled in. */
export function matchesAny(patterns: readonly string[], path: string, bound: Record<string, string> = {}): boolean {
  return patterns.some((pattern) => compiled(fill(pattern, bound)).test(path))
}

function fill(pattern: string, bound: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => bound[name] ?? whole)
}

const known = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  const found = known.get(pattern)
  if (found) return found
  const body = pattern.replace(/\*\*\/|\*\*|\*|\{[^}]*\}|[.+^$()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (!part.startsWith('{')) return `\\${part}`
    const inner = part.slice(1, -1)
    return inner.includes(',') ? `(?:${inner.replaceAll('.', '\\.').replaceAll(',', '|')})` : `(?<${inner}>[^/]+)`
  })
  const made = new RegExp(`^${body}$`)
  known.set(pattern, made)
  return made
}

/** One row of a file that somebody imports. */
export interface ImportRow {
  line: number
  values: Readonly<Record<string, string | number | null>>
  /** Why the row cannot be read at all. */
  fault?: string
}

export interface Rejection {
  line: number
  reasonZh: string
  reasonEn: string
}

/** The cell under any of these titles, as trimmed text; empty when there is none. */
export function cellOf(row: ImportRow, titles: readonly string[]): string {
  for (const title of titles) {
    const value = row.values[title]
    if (value !== undefined && value !== null) return String(value).trim()
  }
  return ''
}

export function reject(row: ImportRow, reasonZh: string, reasonEn: string): Rejection {
  return { line: row.line, reasonZh, reasonEn }
}

/** Ids by every name that people write for them; null where one name means several. */
export function byName<T>(
  entries: Iterable<T>,
  namesOf: (entry: T) => readonly string[],
): ReadonlyMap<string, T | null> {
  const found = new Map<string, T | null>()
  for (const entry of entries)
    for (const name of new Set(namesOf(entry))) {
      const known = found.get(name)
      found.set(name, known === undefined || known === entry ? entry : null)
    }
  return found
}

import { halfWidth } from '#core/text/half-width.ts'

/** What a place is found by. */
export interface Findable {
  name: string
  detail: string
  /** Smaller comes first among equals: what people mean more often. */
  rank: number
}

export interface PlaceIndex<Row extends Findable> {
  search(text: string, limit: number): Row[]
}

/**
 * Finds by words as they are typed: every word must stand in the name or the detail. A name that is the text comes
 * before one that begins with it, that before one that holds it, and short names before long ones.
 */
export function indexPlaces<Row extends Findable>(rows: readonly Row[]): PlaceIndex<Row> {
  const entries = rows.map((row) => {
    const name = plain(row.name)
    return { row, name, whole: `${name} ${plain(row.detail)}` }
  })
  return {
    search: (text, limit) => {
      const words = halfWidth(text)
        .split(/[\s,，、]+/)
        .map(plain)
        .filter(Boolean)
      if (words.length === 0) return []
      const typed = words.join('')
      const found = entries.filter(({ whole }) => words.every((word) => whole.includes(word)))
      const grade = (name: string) =>
        name === typed ? 0 : name.startsWith(typed) ? 1 : name.includes(words[0]!) ? 2 : 3
      return found
        .map(({ row, name }) => ({ row, name, grade: grade(name) }))
        .sort(
          (a, b) =>
            a.grade - b.grade ||
            a.row.rank - b.row.rank ||
            a.name.length - b.name.length ||
            (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
        )
        .slice(0, limit)
        .map(({ row }) => row)
    },
  }
}

function plain(text: string): string {
  return halfWidth(text).replace(/\s/g, '').toLowerCase()
}

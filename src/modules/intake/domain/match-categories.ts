export interface CategoryEntry {
  code: string
  zh: string
  en: string
  pinyinInitials: string
  synonyms: readonly string[]
  other: boolean
}

/** Better first: a whole name, its beginning, initials from the beginning, within, an everyday word, a code. */
function rank(entry: CategoryEntry, typed: string): number {
  const { zh, pinyinInitials, synonyms } = entry
  if (zh === typed) return 0
  if (zh.startsWith(typed)) return 1
  if (pinyinInitials.startsWith(typed)) return 2
  if (entry.code.startsWith(typed)) return 3
  if (zh.includes(typed)) return 4
  if (synonyms.some((word) => word.includes(typed))) return 5
  if (entry.en.toLowerCase().startsWith(typed)) return 6
  if (typed.length > 1 && pinyinInitials.includes(typed)) return 7
  if (typed.length > 2 && entry.en.toLowerCase().includes(typed)) return 8
  return Number.POSITIVE_INFINITY
}

/** Categories that fit a few letters of pinyin initials, a part of a name, an everyday word or a code. */
export function matchCategories<E extends CategoryEntry>(entries: readonly E[], text: string, most: number): E[] {
  const typed = text.trim().toLowerCase()
  if (typed === '') return []
  return entries
    .map((entry) => ({ entry, rank: rank(entry, typed) + (entry.other ? 0.5 : 0) }))
    .filter((one) => Number.isFinite(one.rank))
    .sort((a, b) => a.rank - b.rank || a.entry.zh.length - b.entry.zh.length || (a.entry.code < b.entry.code ? -1 : 1))
    .slice(0, most)
    .map((one) => one.entry)
}

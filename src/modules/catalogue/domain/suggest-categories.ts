import type { Title } from '#core/module-card.ts'
import { bigrams } from '#core/text/bigrams.ts'
import { halfWidth } from '#core/text/half-width.ts'
import type { AmbiguousTerm, Category, CategoryKind } from './category.ts'

export interface CategorySuggestion {
  code: string
  /** 0 to 1. */
  score: number
  why: Title
  /** A word in the text that fits several categories: offer all that share it, never pick one. */
  ambiguousTerm: string | null
}

export interface SuggestQuestion {
  kind?: CategoryKind | undefined
  /** Kinds that the channel brings, likeliest first. */
  likely?: readonly CategoryKind[] | undefined
  limit: number
}

export interface CategoryScorer {
  suggest(text: string, question: SuggestQuestion): CategorySuggestion[]
}

interface Entry {
  category: Category
  /** Own name, parts of it and synonyms. */
  words: { text: string; name: boolean }[]
  pairs: ReadonlyMap<string, number>
}

const LEAST_SCORE = 0.12
const AMBIGUOUS_SCORE = 0.7
/** How much a kind that the channel seldom brings loses; enough to decide between equal words. */
const UNLIKELY_LOSS = 0.08

/** Scores by names, synonyms, codes, pinyin initials, and by shared pairs of characters where no word is met. */
export function scoreCategories(categories: readonly Category[], ambiguous: readonly AmbiguousTerm[]): CategoryScorer {
  const entries = indexEntries(categories.filter((category) => category.active))
  return {
    suggest: (text, question) => {
      const asked = entries.filter(({ category }) => !question.kind || category.kind === question.kind)
      const plain = halfWidth(text).replace(/\s+/g, '').toLowerCase()
      if (plain === '') return []
      const found = /^[a-z0-9_]+$/.test(plain) ? byKeys(asked, plain) : byWords(asked, plain, ambiguous)
      return [...found.values()]
        .map((suggestion) => ({ ...suggestion, score: weigh(suggestion, asked, question) }))
        .filter(({ score }) => score >= LEAST_SCORE)
        .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
        .slice(0, question.limit)
    },
  }
}

function weigh(suggestion: CategorySuggestion, entries: readonly Entry[], { likely }: SuggestQuestion): number {
  const category = entries.find((entry) => entry.category.code === suggestion.code)!.category
  const place = likely?.indexOf(category.kind) ?? 0
  const loss = (place < 0 ? UNLIKELY_LOSS : 0) + (category.other ? UNLIKELY_LOSS : 0)
  return Math.round(Math.max(0, Math.min(1, suggestion.score - loss)) * 1000) / 1000
}

function indexEntries(categories: readonly Category[]): Entry[] {
  const sets = categories.map((category) => {
    const words = [
      ...namesOf(category.zh).map((text) => ({ text, name: true })),
      ...category.synonyms.map((text) => ({ text: text.toLowerCase(), name: false })),
    ]
    return { category, words, pairs: new Set(bigrams([category.zh, ...category.synonyms, category.fileZh].join(' '))) }
  })
  const holders = new Map<string, number>()
  for (const { pairs } of sets) for (const pair of pairs) holders.set(pair, (holders.get(pair) ?? 0) + 1)
  const rarity = (pair: string) => Math.log((sets.length + 1) / holders.get(pair)!)
  return sets.map(({ category, words, pairs }) => ({
    category,
    words,
    pairs: new Map([...pairs].map((pair) => [pair, rarity(pair)])),
  }))
}

/** 雨水箅子（雨水口） is known as both. */
function namesOf(zh: string): string[] {
  const parts = zh
    .split(/[（）()、/]/)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part.length >= 2)
  return [...new Set([zh.toLowerCase(), ...parts])]
}

/** Typed in Latin letters or digits: codes, pinyin initials, English keys. */
function byKeys(entries: readonly Entry[], typed: string): Map<string, CategorySuggestion> {
  const found = new Map<string, CategorySuggestion>()
  for (const { category } of entries) {
    const { code, pinyinInitials, id } = category
    const score = code.startsWith(typed)
      ? 0.6 + (0.4 * typed.length) / code.length
      : pinyinInitials.startsWith(typed)
        ? 0.5 + (0.5 * typed.length) / pinyinInitials.length
        : typed.length >= 2 && pinyinInitials.includes(typed)
          ? 0.2 + (0.5 * typed.length) / pinyinInitials.length
          : typed.length >= 3 && id.includes(typed)
            ? 0.2 + (0.5 * typed.length) / id.length
            : 0
    if (score > 0)
      found.set(code, {
        code,
        score,
        why: { zh: `编码或拼音首字母“${typed}”`, en: `code, initials or key ${typed}` },
        ambiguousTerm: null,
      })
  }
  return found
}

interface Hit {
  from: number
  to: number
}

function byWords(
  entries: readonly Entry[],
  text: string,
  ambiguous: readonly AmbiguousTerm[],
): Map<string, CategorySuggestion> {
  const found = new Map<string, CategorySuggestion>()
  const hits: Hit[] = []
  const pairsOfText = new Set(bigrams(text))
  for (const entry of entries) {
    const best = bestWord(entry, text, hits) ?? sharedPairs(entry, pairsOfText)
    if (best) found.set(entry.category.code, { code: entry.category.code, ...best, ambiguousTerm: null })
  }
  for (const { term, codes } of ambiguous) {
    if (!standsAlone(term, text, hits)) continue
    for (const code of codes) {
      const known = found.get(code)
      if (!entries.some(({ category }) => category.code === code) || (known && known.score > AMBIGUOUS_SCORE)) continue
      found.set(code, {
        code,
        score: AMBIGUOUS_SCORE,
        why: { zh: `“${term}”可能是几种类别，请选择`, en: `${term} may be one of several; choose` },
        ambiguousTerm: term,
      })
    }
  }
  return found
}

/** The longest own word in the text, or the word that the text is a part of while somebody types. */
function bestWord({ words }: Entry, text: string, hits: Hit[]): Pick<CategorySuggestion, 'score' | 'why'> | null {
  let best: Pick<CategorySuggestion, 'score' | 'why'> | null = null
  for (const word of words) {
    let score = 0
    const from = text.indexOf(word.text)
    if (from >= 0) {
      hits.push({ from, to: from + word.text.length })
      score = Math.min(1, (word.name ? 0.76 : 0.72) + 0.04 * word.text.length)
      if (text === word.text) score = word.name ? 1 : 0.98
    } else if (text.length >= 2 && word.text.includes(text)) score = 0.45 + (0.4 * text.length) / word.text.length
    if (score > (best?.score ?? 0)) best = { score, why: { zh: `提到“${word.text}”`, en: `mentions ${word.text}` } }
  }
  return best
}

/** A word that stands in the text outside every longer word that was met says nothing more exact. */
function standsAlone(term: string, text: string, hits: readonly Hit[]): boolean {
  for (let from = text.indexOf(term); from >= 0; from = text.indexOf(term, from + 1)) {
    const to = from + term.length
    if (!hits.some((hit) => hit.from <= from && hit.to >= to && hit.to - hit.from > term.length)) return true
  }
  return false
}

/** The share of a category's telling pairs that the text has, at most 0.6. */
function sharedPairs(
  { pairs }: Entry,
  pairsOfText: ReadonlySet<string>,
): Pick<CategorySuggestion, 'score' | 'why'> | null {
  let shared = 0
  let telling = ''
  let most = 0
  for (const [pair, rarity] of pairs)
    if (pairsOfText.has(pair)) {
      shared += rarity
      if (rarity > most) {
        most = rarity
        telling = pair
      }
    }
  if (shared === 0) return null
  const score = Math.min(0.6, shared / (shared + 12))
  return { score, why: { zh: `用词相近，如“${telling}”`, en: `similar wording, such as ${telling}` } }
}

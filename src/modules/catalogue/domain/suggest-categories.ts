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
      const plain = plainOf(text)
      if (plain === '') return []
      const found = /^[a-z0-9_]+$/.test(plain) ? byKeys(asked, plain) : byWords(asked, plain, ambiguous)
      return [...found.values()]
        .map((suggestion) => ({ ...suggestion, score: weigh(suggestion, asked, question) }))
        .filter(({ score }) => score >= LEAST_SCORE)
        .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
        .slice(0, question.limit)
    },
  }
}

function plainOf(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').toLowerCase()
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
      ...category.synonyms.map((text) => ({ text: plainOf(text), name: false })),
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

/** The name without what stands in brackets, and what stands there where it is a name of its own: 雨水箅子（雨水口）. */
function namesOf(zh: string): string[] {
  const inBrackets = [...zh.matchAll(/[（(]([^）)]*)[）)]/g)].map((match) => match[1]!)
  const names = [zh, zh.replace(/[（(][^）)]*[）)]/g, ''), ...inBrackets].map((name) => plainOf(name))
  return [...new Set(names)].filter((name) => name.length >= 2)
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
  entry: Entry
  word: Entry['words'][number]
  from: number
  to: number
}

function byWords(
  entries: readonly Entry[],
  text: string,
  ambiguous: readonly AmbiguousTerm[],
): Map<string, CategorySuggestion> {
  const found = new Map<string, CategorySuggestion>()
  const hits = entries.flatMap((entry) => entry.words.flatMap((word) => hitsOf(entry, word, text)))
  const standing = Map.groupBy(
    hits.filter((hit) => !isCovered(hit, hits)),
    (hit) => hit.entry,
  )
  const pairsOfText = new Set(bigrams(text))
  for (const entry of entries) {
    const { code } = entry.category
    const best = bestHit(standing.get(entry) ?? [], text) ?? stillTyped(entry, text) ?? sharedPairs(entry, pairsOfText)
    if (best) found.set(code, { code, ...best, ambiguousTerm: null })
  }
  for (const { term, codes } of ambiguous) {
    if (!occurrences(term, text).some((from) => !isCovered({ from, to: from + term.length }, hits))) continue
    for (const { category } of entries)
      if (codes.includes(category.code) && (found.get(category.code)?.score ?? 0) < AMBIGUOUS_SCORE)
        found.set(category.code, {
          code: category.code,
          score: AMBIGUOUS_SCORE,
          why: { zh: `“${term}”可能是几种类别，请选择`, en: `${term} may be one of several; choose` },
          ambiguousTerm: term,
        })
  }
  return found
}

function hitsOf(entry: Entry, word: Entry['words'][number], text: string): Hit[] {
  return occurrences(word.text, text).map((from) => ({ entry, word, from, to: from + word.text.length }))
}

function occurrences(word: string, text: string): number[] {
  const found: number[] = []
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) found.push(from)
  return found
}

/** Stands within a longer word: 机动车乱停放 in 非机动车乱停放 says nothing. */
function isCovered({ from, to }: Pick<Hit, 'from' | 'to'>, hits: readonly Hit[]): boolean {
  return hits.some((hit) => hit.from <= from && hit.to >= to && hit.to - hit.from > to - from)
}

type Grounds = Pick<CategorySuggestion, 'score' | 'why'>

function bestHit(hits: readonly Hit[], text: string): Grounds | null {
  let best: Grounds | null = null
  for (const { word } of hits) {
    const whole = text === word.text
    const score = whole ? (word.name ? 1 : 0.98) : Math.min(0.97, (word.name ? 0.76 : 0.72) + 0.04 * word.text.length)
    if (score > (best?.score ?? 0)) best = { score, why: mentions(word.text) }
  }
  return best
}

/** The text is the beginning or a part of a word, as while somebody types. */
function stillTyped({ words }: Entry, text: string): Grounds | null {
  if (text.length < 2) return null
  const shortest = words
    .filter((word) => word.text.includes(text))
    .reduce<string | null>((best, { text: word }) => (best === null || word.length < best.length ? word : best), null)
  if (shortest === null) return null
  return { score: 0.45 + (0.4 * text.length) / shortest.length, why: mentions(shortest) }
}

function mentions(word: string): Title {
  return { zh: `提到“${word}”`, en: `mentions ${word}` }
}

/** The share of a category's telling pairs that the text has, at most 0.6. */
function sharedPairs({ pairs }: Entry, pairsOfText: ReadonlySet<string>): Grounds | null {
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

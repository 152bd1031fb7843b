/** A sentence that somebody writes often, and the letters that call it. */
export interface Phrase {
  short: string
  text: string
}

export const MOST_PHRASES = 200
export const LONGEST_SHORT = 8
export const LONGEST_TEXT = 500
const SHORT = /^[a-z0-9]{1,8}$/
/** A half-width sign calls the list by itself; the full-width one ends sentences too and needs a letter behind it. */
const BEGUN = /(?:;([a-z0-9]{0,8})|；([a-z0-9]{1,8}))$/i

/** The call before the caret: where its sign stands and the letters so far. */
export function callBefore(text: string, caret: number): { from: number; letters: string } | null {
  const found = BEGUN.exec(text.slice(0, caret))
  return found ? { from: found.index, letters: (found[1] ?? found[2] ?? '').toLowerCase() } : null
}

export function phrasesFor(phrases: readonly Phrase[], letters: string): Phrase[] {
  return phrases.filter(({ short }) => short.startsWith(letters)).sort((a, b) => (a.short < b.short ? -1 : 1))
}

/** Why these cannot be kept; null when they can. */
export function phraseFault({ short, text }: Phrase): { zh: string; en: string } | null {
  if (!SHORT.test(short)) return { zh: '缩写为 1 至 8 个小写字母或数字', en: '1 to 8 letters or digits call it' }
  if (text.trim() === '') return { zh: '写下常用语', en: 'Write the phrase' }
  if (text.length > LONGEST_TEXT) return { zh: `最多 ${LONGEST_TEXT} 个字`, en: `At most ${LONGEST_TEXT} characters` }
  return null
}

/** With one more; what had the same letters gives way. */
export function withPhrase(phrases: readonly Phrase[], phrase: Phrase): Phrase[] {
  return [...phrases.filter(({ short }) => short !== phrase.short), phrase].slice(-MOST_PHRASES)
}

/** From a file or from what was kept; whatever is no phrase is left out. */
export function readPhrases(json: string): Phrase[] {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    return []
  }
  if (!Array.isArray(data)) return []
  return data
    .filter((one): one is Phrase => typeof one?.short === 'string' && typeof one?.text === 'string')
    .map(({ short, text }) => ({ short, text }))
    .filter((phrase) => phraseFault(phrase) === null)
    .reduce<Phrase[]>(withPhrase, [])
}

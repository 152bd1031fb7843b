/** A name that a text probably means where it is written otherwise. */
export interface Respelling {
  name: string
  start: number
  end: number
  how: 'sound' | 'oneCharacter'
}

export interface Respeller {
  /** Names for the longest words of the text that are not known, by their sound before by their characters. */
  find(text: string, isKnown: IsKnown): Respelling[]
}

/** Whether some of the text from start to end has been read already. */
type IsKnown = (start: number, end: number) => boolean

const SHORTEST = 3
const LONGEST = 9
/** In a shorter name one character is too large a part. */
const SHORTEST_WITH_GAP = 4
const MOST_RIVALS = 4
const GAP = '?'
const HAN = /^[\u3400-\u9fff]+$/

export function respeller(names: readonly string[], soundOf?: (character: string) => string): Respeller {
  const spelled = names.filter((name) => name.length >= SHORTEST && name.length <= LONGEST && HAN.test(name))
  const known = new Set(names)
  const sounds = new Map<string, string>()
  const heard = (character: string) => {
    const before = sounds.get(character)
    if (before !== undefined) return before
    const sound = plainSound(soundOf!(character))
    sounds.set(character, sound)
    return sound
  }
  const keyOf = (word: string) => [...word].map(heard).join(' ')
  const bySound = soundOf ? Map.groupBy(spelled, keyOf) : new Map<string, string[]>()
  const withGap = new Map<string, string[]>()
  for (const name of spelled) {
    if (name.length < SHORTEST_WITH_GAP) continue
    for (const pattern of patternsOf(name)) withGap.set(pattern, [...(withGap.get(pattern) ?? []), name])
  }
  return {
    find: (text, isKnown) => findBySound(text, isKnown) ?? findByPattern(text, isKnown) ?? [],
  }

  function findBySound(text: string, isKnown: IsKnown): Respelling[] | null {
    if (!soundOf) return null
    return longestWords(text, SHORTEST, isKnown, (word) =>
      (bySound.get(keyOf(word)) ?? []).map((name) => ({ name, how: 'sound' })),
    )
  }

  function findByPattern(text: string, isKnown: IsKnown): Respelling[] | null {
    return longestWords(text, SHORTEST_WITH_GAP, isKnown, (word) =>
      [...new Set(patternsOf(word).flatMap((pattern) => withGap.get(pattern) ?? []))].map((name) => ({
        name,
        how: 'oneCharacter',
      })),
    )
  }

  function longestWords(
    text: string,
    shortest: number,
    isKnown: IsKnown,
    namesLike: (word: string) => Pick<Respelling, 'name' | 'how'>[],
  ): Respelling[] | null {
    for (let length = Math.min(LONGEST, text.length); length >= shortest; length--) {
      const found = Array.from({ length: text.length - length + 1 }, (_, start) => {
        const end = start + length
        const word = text.slice(start, end)
        if (!HAN.test(word) || known.has(word) || isKnown(start, end)) return []
        return namesLike(word).map((like) => ({ ...like, start, end }))
      }).flat()
      if (found.length > 0) return found.length <= MOST_RIVALS ? found : null
    }
    return null
  }
}

function patternsOf(word: string): string[] {
  return [...word].map((_, i) => word.slice(0, i) + GAP + word.slice(i + 1))
}

/** What many people do not tell apart: zh and z, sh and s, ch and c, n and l, ng and n. */
function plainSound(sound: string): string {
  return sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/ng$/, 'n')
}

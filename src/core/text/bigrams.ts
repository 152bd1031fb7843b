const HAN = /\p{Script=Han}/u
const WORD = /[\p{Letter}\p{Number}]/u

/**
 * Search terms of a text: neighbouring pairs of Han characters, single characters where they stand alone, and whole
 * words of other scripts in lower case. Two characters are the shortest useful Chinese query, so pairs find it exactly.
 */
export function bigrams(text: string): string[] {
  const terms = new Set<string>()
  let han = ''
  let word = ''
  const endHan = () => {
    if (han.length === 1) terms.add(han)
    for (let at = 0; at + 1 < han.length; at++) terms.add(han.slice(at, at + 2))
    han = ''
  }
  const endWord = () => {
    if (word) terms.add(word.slice(0, 60))
    word = ''
  }
  for (const character of text.normalize('NFKC').toLowerCase()) {
    if (HAN.test(character)) {
      endWord()
      han += character
    } else if (WORD.test(character)) {
      endHan()
      word += character
    } else {
      endHan()
      endWord()
    }
  }
  endHan()
  endWord()
  return [...terms]
}

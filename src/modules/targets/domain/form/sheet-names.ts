/** What an office program takes as the name of a worksheet: at most 31 characters, none of these, none twice in any case. */
const MOST = 31
const FORBIDDEN = /[\\/?*[\]:\p{Cc}\p{Cs}\ufffe\uffff]/gu

export function sheetNames(wanted: readonly string[], taken: readonly string[]): string[] {
  const used = new Set([...taken, 'history'].map((name) => name.toLowerCase()))
  return wanted.map((name) => {
    const plain =
      shortened(
        name
          .replace(FORBIDDEN, ' ')
          // Office programs write signs that XML lacks like this (ECMA-376 part 1, §22.9.2.19).
          .replace(/_x(?=[0-9a-f]{4}_)/gi, ' x')
          .replace(/^[\s']+|[\s']+$/g, '')
          .replace(/\s+/g, ' '),
        MOST,
      ) || '自评表'
    let unique = plain
    for (let count = 2; used.has(unique.toLowerCase()); count++) {
      const mark = `(${count})`
      unique = shortened(plain, MOST - mark.length) + mark
    }
    used.add(unique.toLowerCase())
    return unique
  })
}

/** Never half a character, nor a space or an apostrophe at the end. */
const shortened = (text: string, most: number) =>
  (text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')).replace(/[\s']+$/, '')

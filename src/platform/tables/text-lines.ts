import { LONGEST_TEXT } from './table.ts'

export interface TextLine {
  number: number
  text: string
  /** How the line ended: part of the value where it ended inside quotes. */
  end: string
  /** True when the line was longer than any cell may be; `text` is its beginning. */
  cut: boolean
}

/** Lines of a text, a batch for each block that came in. Ends are \n, \r\n or \r. */
export async function* textLines(blocks: AsyncIterable<string>): AsyncGenerator<TextLine[]> {
  let number = 0
  let rest = ''
  let dropping = false
  const lineOf = (text: string, end: string): TextLine => {
    const cut = dropping || text.length > LONGEST_TEXT
    dropping = false
    number += 1
    return { number, text: cut ? text.slice(0, LONGEST_TEXT) : text, end, cut }
  }
  for await (const block of blocks) {
    const lines: TextLine[] = []
    const text = rest + block
    let start = 0
    for (;;) {
      const feed = nearest(text, start)
      // A \r at the very end may be half of \r\n.
      if (feed < 0 || (text[feed] === '\r' && feed === text.length - 1)) break
      const end = text[feed] === '\r' && text[feed + 1] === '\n' ? '\r\n' : (text[feed] as string)
      lines.push(lineOf(text.slice(start, feed), end))
      start = feed + end.length
    }
    rest = text.slice(start)
    if (rest.length > 2 * LONGEST_TEXT) {
      rest = rest.slice(0, LONGEST_TEXT) + (rest.endsWith('\r') ? '\r' : '')
      dropping = true
    }
    if (lines.length > 0) yield lines
  }
  const last = rest.endsWith('\r') ? lineOf(rest.slice(0, -1), '\r') : rest === '' ? null : lineOf(rest, '')
  if (last) yield [last]
}

const FEED = /[\r\n]/g

function nearest(text: string, from: number): number {
  FEED.lastIndex = from
  return FEED.exec(text)?.index ?? -1
}

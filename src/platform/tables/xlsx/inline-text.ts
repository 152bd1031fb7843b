import { LONGEST_TEXT } from '../table.ts'
import { tableUnreadable } from '../table-faults.ts'

/** Collects the text of one `si` or `is` element: all its runs, without the phonetic guide that stands above some. */
export interface InlineText {
  open(tag: string): void
  close(tag: string): void
  add(text: string): void
  take(): string
}

export function inlineText(): InlineText {
  let text = ''
  let inText = false
  let inGuide = false
  return {
    open(tag) {
      if (tag === 't') inText = true
      else if (tag === 'rPh') inGuide = true
    },
    close(tag) {
      if (tag === 't') inText = false
      else if (tag === 'rPh') inGuide = false
    },
    add(piece) {
      if (!inText || inGuide) return
      text += piece
      if (text.length > LONGEST_TEXT)
        throw tableUnreadable(
          `有单元格超过 ${LONGEST_TEXT} 个字符。`,
          `a cell has more than ${LONGEST_TEXT} characters.`,
        )
    },
    take() {
      const whole = unescapeText(text)
      text = ''
      return whole
    },
  }
}

/** Signs that XML can't hold are written `_x000D_` (ECMA-376 part 1, §22.9.2.19). */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

import { bigrams } from '#core/text/bigrams.ts'

/** What a person typed into the search box, as each of the things that it may be; a case fits if one of them fits. */
export interface SearchWords {
  /** A whole case number: it can be nothing else. */
  caseNo: string | null
  /** The last digits of a case number. */
  tail: string | null
  externalNo: string | null
  /** Blind indexes of a telephone number. */
  phoneIndexes: readonly string[]
  /** Terms that title, text, address or numbers must all have. */
  terms: readonly string[]
}

const PHONE = /^[+\d][\d\s-]{6,19}$/
const CASE_NO = /^\d{6}-\d{8}-\d{8}$/
const TAIL = /^\d{4,8}$/
const LONGEST_NUMBER = 80

/** Null: nothing was typed, so nothing is asked for. */
export function searchWords(typed: string, phoneIndexes: (phone: string) => string[]): SearchWords | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  if (CASE_NO.test(text)) return { caseNo: text, tail: null, externalNo: null, phoneIndexes: [], terms: [] }
  return {
    caseNo: null,
    tail: TAIL.test(text) ? text : null,
    externalNo: text.length <= LONGEST_NUMBER ? text : null,
    phoneIndexes: PHONE.test(text) ? phoneIndexes(text) : [],
    terms: bigrams(text),
  }
}

import { type Answer, given, type Sign, type Term, wrong } from './formula.ts'
import { type Token, tokensOf } from './tokens-of.ts'

export const LONGEST_FORMULA = 300
const DEEPEST = 20

/**
 * Reads `节约张数 × 每张克重 ÷ 1000000[克/吨]`: named inputs, numbers (a unit may stand behind them in brackets), + − × ÷
 * and brackets. Anything else is refused in words, with its place in the text.
 */
export function readFormula(text: string): Answer<Term> {
  if (text.length > LONGEST_FORMULA)
    return wrong(`算式超过 ${LONGEST_FORMULA} 字。请拆成两项。`, `The formula has more than ${LONGEST_FORMULA} signs.`)
  const read = tokensOf(text)
  if (!read.ok) return read
  if (read.value.length === 0) return wrong('算式是空的。请写出算式。', 'The formula is empty.')
  const reader = new TermReader(read.value)
  return reader.readAll()
}

/** Terms by rank: products before sums, brackets first. */
class TermReader {
  readonly tokens: readonly Token[]
  at = 0
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  readAll(): Answer<Term> {
    const term = this.sum(0)
    if (!term.ok) return term
    const left = this.tokens[this.at]
    return left ? unexpected(left) : term
  }

  sum(depth: number): Answer<Term> {
    return this.row(['+', '−'], () => this.product(depth))
  }

  product(depth: number): Answer<Term> {
    return this.row(['×', '÷'], () => this.factor(depth))
  }

  row(signs: readonly string[], part: () => Answer<Term>): Answer<Term> {
    let left = part()
    for (let sign = this.takeSign(signs); left.ok && sign; sign = this.takeSign(signs)) {
      const right = part()
      left = right.ok ? given({ sort: 'operation', sign, left: left.value, right: right.value }) : right
    }
    return left
  }

  takeSign(signs: readonly string[]): Sign | null {
    const token = this.tokens[this.at]
    if (token?.sort !== 'sign' || !signs.includes(token.text)) return null
    this.at += 1
    return token.text as Sign
  }

  factor(depth: number): Answer<Term> {
    if (depth > DEEPEST) return wrong(`括号套了 ${DEEPEST} 层以上。请拆成几项。`, 'Too many brackets within brackets.')
    const token = this.tokens[this.at]
    if (!token) return wrong('算式没有写完。请补上后面的部分。', 'The formula ends too early.')
    this.at += 1
    if (token.sort === 'number') return given({ sort: 'number', value: token.value, unit: token.unit })
    if (token.sort === 'name') return given({ sort: 'input', name: token.text })
    if (token.text === '−') {
      const of = this.factor(depth + 1)
      return of.ok ? given({ sort: 'minus', of: of.value }) : of
    }
    if (token.text !== '(') return unexpected(token)
    const inner = this.sum(depth + 1)
    if (!inner.ok) return inner
    const end = this.tokens[this.at]
    if (end?.text !== ')')
      return wrong(`第 ${token.at + 1} 字的括号没有配对。请补上“)”。`, `The bracket at ${token.at + 1} is not closed.`)
    this.at += 1
    return inner
  }
}

function unexpected(token: Token): { ok: false; fault: { zh: string; en: string } } {
  return wrong(
    `第 ${token.at + 1} 字“${token.text}”的位置不对。请检查它前后。`,
    `"${token.text}" at ${token.at + 1} stands in a wrong place.`,
  )
}

/** Names of the inputs of a formula, each once, in the order in which they stand there. */
export function inputsOf(term: Term): string[] {
  if (term.sort === 'number') return []
  if (term.sort === 'input') return [term.name]
  if (term.sort === 'minus') return inputsOf(term.of)
  return [...new Set([...inputsOf(term.left), ...inputsOf(term.right)])]
}

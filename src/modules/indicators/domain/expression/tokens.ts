export interface Token {
  kind: 'name' | 'number' | 'text' | 'sign' | 'end'
  text: string
  at: number
}

const PATTERN = /\s*(?:([A-Za-z][A-Za-z0-9]*)|(\d+)|'([^']*)'|(==|!=|<=|>=|[<>+\-()[\].,]))/y
const LONGEST = 2000

/** The words of an expression; throws an `ExpressionError` at the first character that is none. */
export function tokensOf(text: string): Token[] {
  if (text.length > LONGEST) throw new ExpressionError(text, LONGEST, `longer than ${LONGEST} characters`)
  const found: Token[] = []
  PATTERN.lastIndex = 0
  let at = 0
  while (at < text.trimEnd().length) {
    PATTERN.lastIndex = at
    const match = PATTERN.exec(text)
    if (!match) throw new ExpressionError(text, at, `not expected: ${text.slice(at, at + 10)}`)
    const [, name, number, quoted, sign] = match
    if (name !== undefined) found.push({ kind: 'name', text: name, at })
    else if (number !== undefined) found.push({ kind: 'number', text: number, at })
    else if (quoted !== undefined) found.push({ kind: 'text', text: quoted, at })
    else found.push({ kind: 'sign', text: sign!, at })
    at = PATTERN.lastIndex
  }
  return [...found, { kind: 'end', text: '', at: text.length }]
}

/** An expression that cannot be read or means nothing; `at` counts characters from 0. */
export class ExpressionError extends Error {
  readonly expression: string
  readonly at: number
  constructor(expression: string, at: number, why: string) {
    super(`${why} (character ${at + 1} of: ${expression.slice(0, 200)})`)
    this.name = 'ExpressionError'
    this.expression = expression
    this.at = at
  }
}

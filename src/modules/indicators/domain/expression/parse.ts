import { ExpressionError, type Token, tokensOf } from './tokens.ts'

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export type Tree =
  | { is: 'constant'; value: string | number | boolean | null }
  | { is: 'list'; values: (string | number | null)[] }
  | { is: 'name'; name: string; at: number }
  | { is: 'member'; of: Tree; name: string; at: number }
  | { is: 'call'; name: string; args: Tree[]; at: number }
  | { is: 'not'; of: Tree }
  | { is: 'and' | 'or'; left: Tree; right: Tree }
  | { is: 'compare'; by: Comparison; left: Tree; right: Tree }
  | { is: 'in'; left: Tree; right: Tree }
  | { is: 'sum'; sign: '+' | '-'; left: Tree; right: Tree }

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in'])
/** Deeper than any rule that a person can read. */
const DEEPEST = 60

/** Reads `or` < `and` < `not` < comparison, `in` < `+ -` < member, call. Throws an `ExpressionError`. */
export function parseExpression(text: string): Tree {
  const tokens = tokensOf(text)
  let next = 0
  let depth = 0
  const peek = (): Token => tokens[next]!
  const fail = (why: string): never => {
    throw new ExpressionError(text, peek().at, why)
  }
  const isWord = (word: string) => peek().kind === 'name' && peek().text === word
  const isSign = (sign: string) => peek().kind === 'sign' && peek().text === sign
  const take = (): Token => tokens[next++]!
  const expect = (sign: string): void => {
    if (!isSign(sign)) fail(`"${sign}" is missing`)
    next++
  }
  const inner = <T>(read: () => T): T => {
    depth++
    if (depth > DEEPEST) fail('nested too deeply')
    const found = read()
    depth--
    return found
  }
  const either = (): Tree => {
    let left = both()
    while (isWord('or')) {
      next++
      left = { is: 'or', left, right: both() }
    }
    return left
  }
  const both = (): Tree => {
    let left = negated()
    while (isWord('and')) {
      next++
      left = { is: 'and', left, right: negated() }
    }
    return left
  }
  const negated = (): Tree => {
    if (!isWord('not')) return compared()
    next++
    return { is: 'not', of: inner(negated) }
  }
  const compared = (): Tree => {
    const left = added()
    if (isWord('in')) {
      next++
      return { is: 'in', left, right: added() }
    }
    const { kind, text: sign } = peek()
    if (kind !== 'sign' || !COMPARISONS.has(sign)) return left
    next++
    return { is: 'compare', by: sign as Comparison, left, right: added() }
  }
  const added = (): Tree => {
    let left = member()
    while (isSign('+') || isSign('-')) left = { is: 'sum', sign: take().text as '+' | '-', left, right: member() }
    return left
  }
  const member = (): Tree => {
    let of = single()
    while (isSign('.')) {
      next++
      const { kind, text: name, at } = take()
      if (kind !== 'name') throw new ExpressionError(text, at, 'a name is missing after "."')
      of = { is: 'member', of, name, at }
    }
    return of
  }
  const listOf = <T>(end: string, read: () => T): T[] => {
    const found: T[] = []
    while (!isSign(end)) {
      if (found.length > 0) expect(',')
      found.push(read())
    }
    next++
    return found
  }
  const single = (): Tree => {
    const token = take()
    if (token.kind === 'number') return { is: 'constant', value: Number(token.text) }
    if (token.kind === 'text') return { is: 'constant', value: token.text }
    if (token.kind === 'sign' && token.text === '(') {
      const found = inner(either)
      expect(')')
      return found
    }
    if (token.kind === 'sign' && token.text === '[')
      return {
        is: 'list',
        values: listOf(']', () => {
          const one = take()
          if (one.kind === 'number') return Number(one.text)
          if (one.kind === 'text') return one.text
          if (one.kind === 'name' && one.text === 'null') return null
          throw new ExpressionError(text, one.at, 'a list holds numbers, texts and null')
        }),
      }
    if (token.kind === 'name' && !WORDS.has(token.text)) {
      if (token.text === 'true' || token.text === 'false') return { is: 'constant', value: token.text === 'true' }
      if (token.text === 'null') return { is: 'constant', value: null }
      if (!isSign('(')) return { is: 'name', name: token.text, at: token.at }
      next++
      return { is: 'call', name: token.text, args: inner(() => listOf(')', either)), at: token.at }
    }
    throw new ExpressionError(text, token.at, 'a value is missing')
  }
  const tree = either()
  if (peek().kind !== 'end') fail(`not expected: ${peek().text}`)
  return tree
}

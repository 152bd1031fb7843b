import { type Exact, findExact } from '#core/number/exact.ts'
import { type Answer, given, type Sign, wrong } from './formula.ts'
import { findUnit, type Unit } from './unit.ts'

export type Token =
  | { sort: 'number'; at: number; text: string; value: Exact; unit: Unit }
  | { sort: 'name'; at: number; text: string }
  | { sort: 'sign'; at: number; text: Sign | '(' | ')' }

const SPACE = /^\s+/u
const NUMBER = /^(\d{1,15}(?:\.\d{1,6})?)(?:\s*[[［]([^\]］]*)[\]］])?/u
const NAME = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9]*/u
const LONGEST_NAME = 30
/** As keyboards write them, full width and half; each is one sign long. */
const SIGNS: ReadonlyMap<string, Sign | '(' | ')'> = new Map([
  ['+', '+'],
  ['＋', '+'],
  ['-', '−'],
  ['－', '−'],
  ['−', '−'],
  ['*', '×'],
  ['×', '×'],
  ['/', '÷'],
  ['÷', '÷'],
  ['(', '('],
  ['（', '('],
  [')', ')'],
  ['）', ')'],
])

/** Cuts a formula into names, numbers with their units, and signs. */
export function tokensOf(text: string): Answer<Token[]> {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const space = SPACE.exec(rest)?.[0]
    if (space) {
      at += space.length
      continue
    }
    const token = tokenAt(rest, at)
    if (!token.ok) return token
    tokens.push(token.value)
    at += token.value.text.length
  }
  return given(tokens)
}

function tokenAt(rest: string, at: number): Answer<Token> {
  const number = NUMBER.exec(rest)
  if (number) {
    const [text, digits = '', unitText = ''] = number
    const value = findExact(digits)
    const unit = findUnit(unitText.trim())
    const next = rest[text.length]
    if (value === null || next === '.' || /\d/.test(next ?? ''))
      return wrong(`第 ${at + 1} 字起的数太长或不完整。请改短。`, `The number at sign ${at + 1} is too long or broken.`)
    if (unit === null)
      return wrong(`单位“${unitText}”读不懂。请写成 克/张 这样。`, `The unit "${unitText}" is not understood.`)
    return given({ sort: 'number', at, text, value, unit })
  }
  const name = NAME.exec(rest)?.[0]
  if (name && name.length > LONGEST_NAME)
    return wrong(`“${name.slice(0, 10)}…”太长。请把名称缩到 ${LONGEST_NAME} 字内。`, 'A name is too long.')
  if (name) return given({ sort: 'name', at, text: name })
  const first = rest[0] as string
  const sign = SIGNS.get(first)
  if (sign) return given({ sort: 'sign', at, text: sign })
  return wrong(
    `第 ${at + 1} 字“${first}”不能用。只可用名称、数、+ − × ÷ 和括号。`,
    `The sign "${first}" at ${at + 1} is not known. Use names, numbers, + − × ÷ and brackets.`,
  )
}

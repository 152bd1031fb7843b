import { type BinaryForm, EXACT_EXCEPTIONS, EXACT_FOLDERS } from '../exact-figures.ts'
import { TEST_FILES } from '../folder-law.ts'
import { type Finding, lineAt } from '../source/finding.ts'
import { matchesAny } from '../source/path-pattern.ts'
import type { SourceFile, SourceTree, TextFile } from '../source/source-tree.ts'
import { isNode, nameOf, type SyntaxNode, stringOf, walk } from '../source/syntax.ts'

interface Seen {
  form: BinaryForm
  start: number
  what: string
}

const MATH = new Set(['round', 'floor', 'ceil', 'trunc', 'fround'])
const FLOAT = /\b(double\s+precision|real|float[48]?)\b/gi
const FLOAT_CAST = /(::\s*|\bas\s+)(double\s+precision|real|float[48]?)\b/gi

/** Figures of money, rates and scores never pass through binary floating point, in which 0.1 + 0.2 is not 0.3. */
export function checkExactFigures(tree: SourceTree): Finding[] {
  const isOurs = ({ path }: TextFile) => matchesAny(EXACT_FOLDERS, path) && !matchesAny(TEST_FILES, path)
  return [
    ...tree.sources.filter(isOurs).flatMap((file) => judged(file, formsOf(file))),
    ...tree.texts
      .filter((file) => isOurs(file) && file.path.endsWith('.sql'))
      .flatMap((file) => judged(file, columnsOf(file.text))),
  ]
}

function judged(file: TextFile, seen: readonly Seen[]): Finding[] {
  const exceptions = EXACT_EXCEPTIONS.filter((one) => one.file === file.path)
  const allowed = exceptions.flatMap(({ forms }) => forms)
  const at = (start: number, message: string) => ({
    file: file.path,
    line: lineAt(file.text, start),
    rule: 'binary-figure',
    message,
  })
  const idle = exceptions.length > 0 && !seen.some(({ form }) => allowed.includes(form))
  return [
    ...seen.filter(({ form }) => !allowed.includes(form)).map(({ start, what }) => at(start, what)),
    ...(idle ? [at(0, 'tools/exact-figures.ts excepts this file, and there is nothing to except any more')] : []),
  ]
}

function formsOf({ program, text }: SourceFile): Seen[] {
  const seen: Seen[] = []
  const add = (form: BinaryForm, { start }: SyntaxNode, what: string) => seen.push({ form, start, what })
  walk(program, (node, parent) => {
    if (node.type === 'Literal' && typeof node.value === 'number' && !Number.isInteger(node.value))
      add(
        'fraction',
        node,
        `${text.slice(node.start, node.end)} is no exact number: exact('${text.slice(node.start, node.end)}')`,
      )
    if (node.type === 'UnaryExpression' && node.operator === '+')
      add('parsing', node, 'a unary plus makes a binary number of a text: findExact() reads it exactly')
    const name = nameOf(node)
    if ((name === 'Number' || name === 'parseFloat') && isValue(node, parent))
      add('parsing', node, `${name} makes a binary number: findExact() reads a figure, Number.parseInt a count`)
    if (node.type === 'MemberExpression') member(node, add)
    if (
      node.type === 'VariableDeclarator' &&
      nameOf(node.init) === 'Math' &&
      isNode(node.id) &&
      node.id.type === 'ObjectPattern'
    )
      for (const property of node.id.properties as SyntaxNode[])
        if (MATH.has(nameOf(property.key) ?? ''))
          add('rounding', property, `Math.${nameOf(property.key)} rounds in binary: roundExact()`)
    if (node.type === 'TemplateLiteral') casts(node, add)
    return undefined
  })
  return seen
}

type Add = (form: BinaryForm, node: SyntaxNode, what: string) => void

function member(node: SyntaxNode, add: Add) {
  const property = node.computed ? stringOf(node.property) : nameOf(node.property)
  const object = nameOf(node.object)
  if (property === null) return
  if (property === 'toFixed' || property === 'toPrecision')
    add('fixed', node, `${property} rounds in binary: toFixedText() of core/number`)
  if (object === 'Math' && MATH.has(property))
    add('rounding', node, `Math.${property} rounds in binary: roundExact() of core/number`)
  if (object === 'Number' && property === 'parseFloat')
    add('parsing', node, 'Number.parseFloat makes a binary number: findExact()')
  if (object === 'Type' && property === 'Number')
    add(
      'schema',
      node,
      'Type.Number lets a binary number through the contract: a figure travels as text, a count as Type.Integer',
    )
}

/** Moments and sizes of files may be cast: `(extract(epoch from at) * 1000)::float8`. */
const NO_FIGURE = /(\* 1000\)|\bbytes|to_timestamp\()\s*$/

function casts(node: SyntaxNode, add: Add) {
  const quasis = node.quasis as { value: { cooked: string | null } }[]
  for (const [at, { value }] of quasis.entries()) {
    const text = value.cooked ?? ''
    for (const found of text.matchAll(FLOAT_CAST)) {
      const before = text.slice(0, found.index)
      const told = before.trim() === '' && at > 0 ? (quasis[at - 1]?.value.cooked ?? '') : before
      if (!NO_FIGURE.test(told)) add('column', node, `${found[2]} is binary: numeric, given as text`)
    }
  }
}

/** `Number(x)`, `.map(Number)`; not `Number.parseInt` nor the name of a property. */
function isValue(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (!parent) return false
  if (parent.type === 'MemberExpression') return false
  if (parent.type === 'Property') return parent.value === node
  return !parent.type.startsWith('TS') && !/^(Import|Export)\w*Specifier$/.test(parent.type)
}

function columnsOf(sql: string): Seen[] {
  const bare = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"/g, (hidden) =>
    hidden.replace(/[^\n]/g, ' '),
  )
  return [...bare.matchAll(FLOAT)].map((found) => ({
    form: 'column',
    start: found.index,
    what: `${found[1]} is binary: numeric(18, 2) for money, numeric for rates and scores`,
  }))
}

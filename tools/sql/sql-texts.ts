import type { SourceFile } from '../source/source-tree.ts'
import { isNode, nameOf, type SyntaxNode, stringOf, walk } from '../source/syntax.ts'

/** A text of SQL as it stands in the code; a hole is where a value or a part comes in at run time. */
export interface SqlText {
  start: number
  parts: SqlPart[]
  /** Of the `sql` tag: a hole is a bound value or another `sql` text, which is read where it stands; never a plain string. */
  isTagged: boolean
}

export type SqlPart = string | { hole: true }

export interface FoundSql {
  texts: SqlText[]
  /** Offsets of `sql.raw(...)` and the like whose text is made at run time, so that nobody can read it beforehand. */
  unreadable: number[]
}

/** A string that begins as a statement does; keywords in one case, so that an English sentence is none. */
const STATEMENT = new RegExp(
  `^\\s*(?:--[^\\n]*\\n\\s*)*(?:${[
    'select\\s[^]*\\sfrom\\s+[\\w"$]',
    'select\\s+[\\w.]+\\s*\\(',
    'insert\\s+into\\s',
    'update\\s+[\\w."]+\\s+(?:as\\s+)?(?:\\w+\\s+)?set\\s',
    'delete\\s+from\\s',
    'merge\\s+into\\s',
    'with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\)\\s*)?as\\s+(?:not\\s+materialized\\s*|materialized\\s*)?\\(',
    '(?:create|alter|drop|comment\\s+on)\\s+(?:or\\s+replace\\s+|unique\\s+|unlogged\\s+|temp\\s+|temporary\\s+|materialized\\s+)*(?:table|view|function|procedure|schema|index|type|trigger|role|database|extension|sequence|policy|domain|publication)\\s',
    'truncate\\s+(?:table\\s+)?[\\w."]+\\s*(?:;|,|$|restart|cascade)',
    'copy\\s+[\\w."(][^]*\\s(?:from|to)\\s+(?:stdin|stdout|\')',
    'grant\\s[^]*\\son\\s',
    'revoke\\s[^]*\\son\\s',
    'lock\\s+table\\s',
  ].join('|')})`,
)

export function looksLikeSql(text: string): boolean {
  return STATEMENT.test(text) || (text === text.toUpperCase() && STATEMENT.test(text.toLowerCase()))
}

/** Finds the SQL of a file: `sql` templates, and strings that begin as a statement does. */
export function readSqlTexts(file: SourceFile): FoundSql {
  const constants = readConstants(file.program)
  const texts: SqlText[] = []
  const unreadable: number[] = []
  walk(file.program, (node, parent) => {
    if (isSqlTemplate(node)) texts.push({ start: node.start, parts: partsOf(node, constants, 0), isTagged: true })
    if (node.type === 'CallExpression') {
      const raw = rawCall(node)
      if (raw === 'unreadable') unreadable.push(node.start)
      else if (raw !== null) texts.push({ start: node.start, parts: [raw], isTagged: true })
    }
    const isString = node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
    const isSum = node.type === 'BinaryExpression' && node.operator === '+'
    if ((isString && parent?.type !== 'TaggedTemplateExpression') || isSum) {
      const parts = partsOf(node, constants, 0)
      if (looksLikeSql(parts.map((part) => (typeof part === 'string' ? part : '$1')).join('')))
        texts.push({ start: node.start, parts, isTagged: false })
      if (isSum && parts.some((part) => typeof part === 'string')) return false
    }
    return undefined
  })
  return { texts, unreadable }
}

function isSqlTemplate(node: SyntaxNode): boolean {
  return node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql'
}

/** Text of `sql.raw('..')`, `sql.table('a.b')`, `sql.ref('..')`, `sql.id('a', 'b')`. */
function rawCall(call: SyntaxNode): string | 'unreadable' | null {
  const callee = call.callee as SyntaxNode
  if (callee.type !== 'MemberExpression' || nameOf(callee.object) !== 'sql') return null
  const method = nameOf(callee.property)
  if (!['raw', 'table', 'id', 'ref', 'lit'].includes(method ?? '')) return null
  const given = (call.arguments as SyntaxNode[]).map(stringOf)
  if (given.some((text) => text === null)) return 'unreadable'
  return given.join('.')
}

type Constants = ReadonlyMap<string, SyntaxNode>

/** Names that stand for one value all over the file; a name that is given twice stands for nothing. */
function readConstants(program: SyntaxNode): Constants {
  const found = new Map<string, SyntaxNode | null>()
  walk(program, (node) => {
    if (node.type !== 'VariableDeclaration') return undefined
    for (const { id, init } of node.declarations as { id: SyntaxNode; init: unknown }[]) {
      const name = nameOf(id)
      if (name !== null) found.set(name, !found.has(name) && node.kind === 'const' && isNode(init) ? init : null)
    }
    return undefined
  })
  return new Map([...found].filter((entry): entry is [string, SyntaxNode] => entry[1] !== null))
}

const DEEPEST = 6

function partsOf(node: SyntaxNode, constants: Constants, depth: number): SqlPart[] {
  if (depth > DEEPEST) return [{ hole: true }]
  const text = stringOf(node)
  if (text !== null) return [text]
  if (isSqlTemplate(node)) return partsOf(node.quasi as SyntaxNode, constants, depth)
  if (node.type === 'TemplateLiteral') {
    const holes = node.expressions as SyntaxNode[]
    return (node.quasis as { value: { cooked: string } }[]).flatMap(({ value }, index) => {
      const hole = holes[index]
      return hole ? [value.cooked, ...holeOf(hole, constants, depth + 1)] : [value.cooked]
    })
  }
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return [node.left, node.right].flatMap((side) => partsOf(side as SyntaxNode, constants, depth + 1))
  return holeOf(node, constants, depth + 1)
}

/** What comes into a hole, where the code shows it; a plain value stays a hole. */
function holeOf(node: SyntaxNode, constants: Constants, depth: number): SqlPart[] {
  if (depth > DEEPEST) return [{ hole: true }]
  if (isSqlTemplate(node)) return partsOf(node, constants, depth)
  if (
    node.type === 'ConditionalExpression' &&
    [node.consequent, node.alternate].some((side) => isSqlTemplate(side as SyntaxNode))
  )
    return partsOf(
      (isSqlTemplate(node.consequent as SyntaxNode) ? node.consequent : node.alternate) as SyntaxNode,
      constants,
      depth,
    )
  const name = nameOf(node)
  const value = name === null ? undefined : constants.get(name)
  if (
    value &&
    (isSqlTemplate(value) ||
      ['TemplateLiteral', 'BinaryExpression', 'ConditionalExpression'].includes(value.type) ||
      stringOf(value) !== null)
  )
    return isSqlTemplate(value) || value.type !== 'ConditionalExpression'
      ? partsOf(value, constants, depth)
      : holeOf(value, constants, depth)
  const raw = node.type === 'CallExpression' ? rawCall(node) : null
  if (raw !== null && raw !== 'unreadable') return [raw]
  return [{ hole: true }]
}

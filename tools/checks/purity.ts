import { TEST_FILES } from '../folder-law.ts'
import { type Finding, lineAt } from '../source/finding.ts'
import { matchesAny } from '../source/path-pattern.ts'
import type { SourceFile, SourceTree } from '../source/source-tree.ts'
import { nameOf, propertyOf, type SyntaxNode, stringOf, walk } from '../source/syntax.ts'

const PURE = /^src\/(core\/|modules\/[^/]+\/domain\/)/

/** Names of the surroundings: what a rule reads from them changes from run to run. */
const SURROUNDINGS = new Set([
  ...['process', 'fetch', 'crypto', 'console', 'performance', 'Buffer', 'require', '__dirname', '__filename'],
  ...['globalThis', 'window', 'self', 'document', 'navigator', 'localStorage', 'sessionStorage', 'eval', 'Function'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
])

/** Methods of Date that reckon in the zone of the machine. */
const LOCAL_TIME =
  /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds)$|^getTimezoneOffset$|^toLocale(Date|Time)?String$|^to(Date|Time)String$/

/** Parts of the syntax that are gone at run time. */
const TYPES = new Set([
  ...['TSTypeAnnotation', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'TSTypeReference', 'TSTypeQuery'],
  ...['TSTypeParameterInstantiation', 'TSTypeParameterDeclaration', 'TSImportType'],
])

/** Rules are pure: time, ids and facts are passed in, so that a record can be replayed and compared. */
export function checkPurity(tree: SourceTree): Finding[] {
  return tree.sources.filter(({ path }) => PURE.test(path) && !matchesAny(TEST_FILES, path)).flatMap(impuritiesOf)
}

function impuritiesOf(file: SourceFile): Finding[] {
  const found: Finding[] = []
  const own = declaredNames(file.program)
  const refuse = (node: SyntaxNode, what: string) =>
    found.push({ file: file.path, line: lineAt(file.text, node.start), rule: 'purity', message: what })
  walk(file.program, (node, parent) => {
    if (TYPES.has(node.type)) return false
    const name = nameOf(node)
    if (name !== null && SURROUNDINGS.has(name) && !own.has(name) && !isMere(node, parent))
      refuse(node, `${name} belongs to the surroundings: pass in what is needed of it`)
    if ((name === 'Date' || name === 'Math') && !isMere(node, parent) && !isDirectUse(node, parent))
      refuse(node, `${name} is handed on, so that nobody sees what is read from it: call what you need by its name`)
    if (node.type === 'MetaProperty' && nameOf(node.meta) === 'import')
      refuse(node, 'import.meta tells of the surroundings')
    if (node.type === 'MemberExpression') {
      const object = nameOf(node.object)
      const property = node.computed ? stringOf(node.property) : nameOf(node.property)
      if (object === 'Date' && property === 'now') refuse(node, 'Date.now reads the clock: pass the time in')
      if (object === 'Math' && property === 'random') refuse(node, 'Math.random: pass ids and choices in')
      if (property !== null && LOCAL_TIME.test(property))
        refuse(node, `${property} reckons in the zone of the machine: use core/time, which knows Asia/Shanghai`)
    }
    if (node.type === 'NewExpression' || node.type === 'CallExpression') {
      const message = impureCall(node, file.text)
      if (message) refuse(node, message)
    }
    return undefined
  })
  return found
}

function impureCall(call: SyntaxNode, text: string): string | null {
  const callee = call.callee as SyntaxNode
  const given = call.arguments as unknown[]
  if (nameOf(callee) === 'Date') {
    if (call.type === 'CallExpression') return 'Date() reads the clock: pass the time in'
    if (given.length === 0) return 'new Date() reads the clock: pass the time in'
    if (given.length > 1) return 'new Date(year, month ...) reckons in the zone of the machine: use core/time'
  }
  if (text.slice(callee.start, callee.end) === 'Intl.DateTimeFormat' && !propertyOf(given[1], 'timeZone'))
    return 'Intl.DateTimeFormat without timeZone takes the zone of the machine'
  if (callee.type === 'MemberExpression' && nameOf(callee.property) === 'localeCompare' && given.length < 2)
    return 'localeCompare without a language takes that of the machine: name it, or compare with <'
  return null
}

/** `Date.UTC`, `new Date(x)`, `x instanceof Date`, `Math.max`. */
function isDirectUse(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (parent?.type === 'MemberExpression') return parent.object === node
  if (parent?.type === 'NewExpression' || parent?.type === 'CallExpression') return parent.callee === node
  return parent?.type === 'BinaryExpression' && parent.operator === 'instanceof'
}

/** A property's or label's name, not a reference to something outside. */
function isMere(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (!parent) return false
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true
  if (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
    return parent.key === node && parent.computed !== true && parent.shorthand !== true
  return parent.type === 'ImportSpecifier' || parent.type === 'ExportSpecifier'
}

/** Names that the file itself gives to something: parameters, variables, functions, imports. */
function declaredNames(program: SyntaxNode): Set<string> {
  const names = new Set<string>()
  const bind = (pattern: unknown): void => {
    const node = pattern as SyntaxNode | null
    if (!node) return
    const name = nameOf(node)
    if (name !== null) names.add(name)
    if (node.type === 'AssignmentPattern') bind(node.left)
    if (node.type === 'RestElement') bind(node.argument)
    if (node.type === 'ArrayPattern') for (const element of node.elements as unknown[]) bind(element)
    if (node.type === 'ObjectPattern')
      for (const property of node.properties as SyntaxNode[])
        bind(property.type === 'Property' ? property.value : property)
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator') bind(node.id)
    if (node.type === 'ImportSpecifier' || node.type === 'ImportDefaultSpecifier') bind(node.local)
    if (Array.isArray(node.params)) for (const parameter of node.params) bind(parameter)
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') bind(node.id)
    return undefined
  })
  return names
}

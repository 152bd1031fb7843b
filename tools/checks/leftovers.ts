import { type Finding, lineAt } from '../source/finding.ts'
import type { SourceFile, SourceTree } from '../source/source-tree.ts'
import { nameOf, propertyOf, type SyntaxNode, walk } from '../source/syntax.ts'

const RUNNERS = new Set(['test', 'it', 'describe', 'suite', 'context', 't', 'bench'])
const TURNED_OFF = ['only', 'skip', 'todo'] as const
const MARKS = /\b(TODO|FIXME|XXX|HACK)\b/
const SILENCED = /@ts-(ignore|nocheck|expect-error)|eslint-disable/

/** Work left half done: tests turned off, promises in comments, types silenced. */
export function checkLeftovers(tree: SourceTree): Finding[] {
  const inSql = tree.texts
    .filter(({ path }) => path.endsWith('.sql'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/--.*/g)]
        .filter(([comment]) => MARKS.test(comment))
        .map(({ index }) => finding({ path, text }, index, 'mark', 'a promise in a comment: do it, or leave it out')),
    )
  return [...tree.sources.flatMap(leftoversOf), ...inSql]
}

function leftoversOf(file: SourceFile): Finding[] {
  const found: Finding[] = []
  for (const { value, start } of file.comments) {
    if (MARKS.test(value)) found.push(finding(file, start, 'mark', 'a promise in a comment: do it, or leave it out'))
    if (SILENCED.test(value)) found.push(finding(file, start, 'silenced', 'the checker is silenced: mend what it says'))
  }
  walk(file.program, (node) => {
    if (node.type === 'TSAsExpression' && (node.typeAnnotation as SyntaxNode).type === 'TSAnyKeyword')
      found.push(finding(file, node.start, 'as-any', 'a cast to any: say the type'))
    if (node.type === 'DebuggerStatement') found.push(finding(file, node.start, 'debugger', 'a debugger statement'))
    if (node.type === 'CallExpression') {
      const word = turnedOff(node)
      if (word) found.push(finding(file, node.start, 'turned-off', `a test with ${word}: mend it or take it out`))
    }
    return undefined
  })
  return found
}

/** `test.skip(...)`, `t.todo(...)`, or `test('..', { skip: true }, ...)`. */
function turnedOff(call: SyntaxNode): string | null {
  const callee = call.callee as SyntaxNode
  if (callee.type === 'MemberExpression') {
    const word = TURNED_OFF.find((name) => name === nameOf(callee.property))
    return word && RUNNERS.has(nameOf(callee.object) ?? '') ? word : null
  }
  if (!RUNNERS.has(nameOf(callee) ?? '')) return null
  const options = call.arguments as unknown[]
  // A condition (`skip: !isRoot && 'needs root'`) says for which machine a test is; a plain value turns it off for all.
  return TURNED_OFF.find((name) => options.some((option) => isPlain(propertyOf(option, name)))) ?? null
}

function isPlain(value: SyntaxNode | null): boolean {
  return value?.type === 'Literal' || value?.type === 'TemplateLiteral'
}

function finding(
  { path, text }: { path: string; text: string },
  offset: number,
  rule: string,
  message: string,
): Finding {
  return { file: path, line: lineAt(text, offset), rule, message }
}

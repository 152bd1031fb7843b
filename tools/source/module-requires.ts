import type { SourceFile } from './source-tree.ts'
import { isNode, nameOf, propertyOf, stringOf, walk } from './syntax.ts'

export type ModuleRequires = ReadonlySet<string>

const CARD = /^src\/modules\/([^/]+)\/module\.ts$/

/** Reads `requires` of every module card without running it. */
export function readRequires(sources: readonly SourceFile[]): Map<string, ModuleRequires> {
  const found = new Map<string, ModuleRequires>()
  for (const { path, program } of sources) {
    const id = CARD.exec(path)?.[1]
    if (id === undefined) continue
    const requires = new Set<string>()
    walk(program, (node) => {
      if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'moduleCard') return undefined
      const list = propertyOf((node.arguments as unknown[])[0], 'requires')
      if (list?.type !== 'ArrayExpression')
        throw new Error(
          `${path}: write requires as a plain list of strings, so that the house can be read without running it`,
        )
      for (const item of list.elements as unknown[]) {
        const name = isNode(item) ? stringOf(item) : null
        if (name === null) throw new Error(`${path}: requires holds something else than a plain string`)
        requires.add(name)
      }
      return false
    })
    found.set(id, requires)
  }
  return found
}

import type { Finding } from '../source/finding.ts'
import type { SourceTree } from '../source/source-tree.ts'

/** Files that need each other at run time; imports of types alone are no cycle. */
export function checkCycles(tree: SourceTree): Finding[] {
  const needs = new Map(
    tree.sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ typeOnly, target }) => (!typeOnly && target.kind === 'file' ? [target.path] : [])),
    ]),
  )
  const done = new Set<string>()
  const found: Finding[] = []
  const visit = (path: string, trail: string[]) => {
    const start = trail.indexOf(path)
    if (start !== -1) {
      const cycle = trail.slice(start)
      found.push({ file: path, line: 1, rule: 'cycle', message: `${[...cycle, path].join(' -> ')}` })
      return
    }
    if (done.has(path)) return
    for (const next of needs.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of needs.keys()) visit(path, [])
  return found
}

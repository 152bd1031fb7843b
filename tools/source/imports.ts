import { posix } from 'node:path'
import type { EcmaScriptModule } from 'oxc-parser'
import { lineAt } from './finding.ts'
import { nameOf, type SyntaxNode, stringOf, walk } from './syntax.ts'

export interface Import {
  specifier: string
  typeOnly: boolean
  line: number
  target: Target
}

/** `file`: path from the root. `npm`: the package's name. `computed`: the name is known only at run time. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'npm'; name: string }
  | { kind: 'node'; name: string }
  | { kind: 'computed' }

/** Every way in which a file reaches another: imports, re-exports, `import()`, `require()`, types by `import('x')`. */
export function readImports(
  path: string,
  text: string,
  module: EcmaScriptModule,
  program: SyntaxNode,
  subpaths: ReadonlyMap<string, string>,
): Import[] {
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean, start: number) =>
    found.push({ specifier, typeOnly, line: lineAt(text, start), target: targetOf(path, specifier, subpaths) })
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly =
      text.slice(start, start + 20).startsWith('import type ') ||
      (entries.length > 0 && entries.every((entry) => entry.isType))
    add(moduleRequest.value, typeOnly, start)
  }
  for (const { entries, start } of module.staticExports) {
    const request = entries[0]?.moduleRequest
    const typeOnly = entries.every(({ isType }) => isType)
    if (request) add(request.value, typeOnly, start)
  }
  if (/\bimport\s*\(|import\.meta\.glob|\brequire\s*\(/.test(text))
    walk(program, (node) => {
      if (node.type === 'TSImportType') add(stringOf(node.source) ?? stringOf(node.argument) ?? '', true, node.start)
      if (node.type === 'ImportExpression') {
        const name = stringOf(node.source)
        if (name !== null) add(name, false, node.start)
        else
          found.push({
            specifier: text.slice(node.start, node.end),
            typeOnly: false,
            line: lineAt(text, node.start),
            target: { kind: 'computed' },
          })
      }
      if (node.type === 'CallExpression' && nameOf(node.callee) === 'require') {
        const name = stringOf((node.arguments as unknown[])[0])
        if (name !== null) add(name, false, node.start)
      }
      if (node.type === 'CallExpression' && /^import\.meta\.glob\b/.test(text.slice(node.start, node.start + 20)))
        found.push({
          specifier: 'import.meta.glob',
          typeOnly: false,
          line: lineAt(text, node.start),
          target: { kind: 'computed' },
        })
      return undefined
    })
  return found
}

const NODE_NAMES = new Set(process.getBuiltinModule('node:module').builtinModules)

function targetOf(from: string, specifier: string, subpaths: ReadonlyMap<string, string>): Target {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), plain) }
  if (plain.startsWith('#'))
    for (const [prefix, folder] of subpaths)
      if (plain.startsWith(prefix)) return { kind: 'file', path: posix.normalize(folder + plain.slice(prefix.length)) }
  if (plain.startsWith('node:') || NODE_NAMES.has(plain)) return { kind: 'node', name: plain.replace('node:', '') }
  const [scope = '', rest = ''] = plain.split('/')
  return { kind: 'npm', name: plain.startsWith('@') ? `${scope}/${rest}` : scope }
}

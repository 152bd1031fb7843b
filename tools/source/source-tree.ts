import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { type Finding, lineAt } from './finding.ts'
import { type Import, readImports } from './imports.ts'
import { type ModuleRequires, readRequires } from './module-requires.ts'
import type { SyntaxNode } from './syntax.ts'

export interface TextFile {
  /** From the root, with `/`. */
  path: string
  text: string
}

export interface SourceFile extends TextFile {
  program: SyntaxNode
  imports: Import[]
  comments: { value: string; start: number }[]
}

/** The repository as the checks see it: read and parsed once for all of them. */
export interface SourceTree {
  root: string
  texts: TextFile[]
  sources: SourceFile[]
  /** Files that cannot be parsed: no rule can judge them, so each is a finding of its own. */
  broken: Finding[]
  /** Module id to the ids that its card requires. */
  requires: ReadonlyMap<string, ModuleRequires>
  dependencies: ReadonlySet<string>
  devDependencies: ReadonlySet<string>
}

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'var', 'coverage', 'package-lock.json'])
const TEXT =
  /\.(ts|tsx|mjs|cjs|js|sql|md|json|css|html|svg|sh|yml|yaml|conf|service|timer|csv)$|(^|\/)(run|yiwang|\.npmrc)$/
const SOURCE = /\.(ts|tsx|mjs|cjs|js)$/

export function readSourceTree(root: string): SourceTree {
  const card = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>
    dependencies?: object
    optionalDependencies?: object
    devDependencies?: object
  }
  const subpaths = new Map(
    Object.entries(card.imports).map(([name, folder]) => [name.replace(/\*$/, ''), folder.replace(/^\.\/|\*$/g, '')]),
  )
  const texts = listFiles(root, '').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const broken: Finding[] = []
  const sources = texts.filter(({ path }) => SOURCE.test(path)).flatMap((file) => parseFile(file, subpaths, broken))
  return {
    root,
    texts,
    sources,
    broken,
    requires: readRequires(sources),
    dependencies: new Set(Object.keys({ ...card.dependencies, ...card.optionalDependencies })),
    devDependencies: new Set(Object.keys(card.devDependencies ?? {})),
  }
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return listFiles(root, path)
      return entry.isFile() && TEXT.test(path) ? [path] : []
    })
}

function parseFile(file: TextFile, subpaths: ReadonlyMap<string, string>, broken: Finding[]): SourceFile[] {
  const { path, text } = file
  const parsed = parseSync(path, text)
  const [error] = parsed.errors
  if (error) {
    const line = lineAt(text, error.labels[0]?.start ?? 0)
    broken.push({ file: path, line, rule: 'parses', message: error.message })
    return []
  }
  const program = parsed.program as unknown as SyntaxNode
  return [
    { ...file, program, comments: parsed.comments, imports: readImports(path, text, parsed.module, program, subpaths) },
  ]
}

import type { Finding } from '../source/finding.ts'
import type { SourceTree } from '../source/source-tree.ts'
import { checkCycles } from './cycles.ts'
import { checkExactFigures } from './exact-figures.ts'
import { checkFolderLaw } from './folder-law.ts'
import { checkLeftovers } from './leftovers.ts'
import { checkOwnWords } from './own-words.ts'
import { checkPurity } from './purity.ts'
import { checkSize } from './size.ts'
import { checkSqlFence } from './sql-fence.ts'

export interface SourceCheck {
  name: string
  run(tree: SourceTree): Finding[]
  /** What was looked at, so that a check that sees nothing is seen. */
  saw(tree: SourceTree): string
}

const files = (tree: SourceTree) => `${tree.sources.length} files`

/** Checks that read the tree once parsed; each a pure function of it. */
export const SOURCE_CHECKS: readonly SourceCheck[] = [
  { name: 'parses', run: sawEnough, saw: (tree) => `${tree.texts.length} files, ${tree.sources.length} of code` },
  {
    name: 'folder-law',
    run: checkFolderLaw,
    saw: (tree) => `${tree.sources.reduce((sum, { imports }) => sum + imports.length, 0)} imports`,
  },
  { name: 'cycles', run: checkCycles, saw: files },
  { name: 'sql-fence', run: checkSqlFence, saw: files },
  { name: 'purity', run: checkPurity, saw: files },
  { name: 'exact-figures', run: checkExactFigures, saw: files },
  { name: 'size', run: checkSize, saw: files },
  { name: 'leftovers', run: checkLeftovers, saw: files },
  { name: 'own-words', run: checkOwnWords, saw: (tree) => `${tree.texts.length} files` },
]

const FEWEST_FILES = 100
const FEWEST_MODULES = 5

/** A reader that finds nothing would let every other check pass. */
function sawEnough(tree: SourceTree): Finding[] {
  if (tree.sources.length >= FEWEST_FILES && tree.requires.size >= FEWEST_MODULES) return tree.broken
  const message = `only ${tree.sources.length} files and ${tree.requires.size} modules were seen: the reading of the tree is broken`
  return [...tree.broken, { file: 'tools/source/source-tree.ts', line: 1, rule: 'sees-nothing', message }]
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SOURCE_CHECKS } from '../checks/source-checks.ts'
import { findingText } from '../source/finding.ts'
import { readSourceTree } from '../source/source-tree.ts'
import { EXACT_FIGURE_PLANTS } from './exact-figure-plants.ts'
import { CYCLE_PLANTS, FOLDER_LAW_PLANTS } from './folder-law-plants.ts'
import { LEFTOVER_PLANTS, PARSE_PLANTS, SIZE_PLANTS, WORD_PLANTS } from './other-plants.ts'
import { GARDEN, type Plant } from './plant.ts'
import { PURITY_PLANTS } from './purity-plants.ts'
import { SQL_PLANTS } from './sql-plants.ts'

const BEDS: Record<string, readonly Plant[]> = {
  parses: PARSE_PLANTS,
  'folder-law': FOLDER_LAW_PLANTS,
  cycles: CYCLE_PLANTS,
  'sql-fence': SQL_PLANTS,
  purity: PURITY_PLANTS,
  'exact-figures': EXACT_FIGURE_PLANTS,
  size: SIZE_PLANTS,
  leftovers: LEFTOVER_PLANTS,
  'own-words': WORD_PLANTS,
}

/** Plants bed by bed, runs that bed's check alone, clears the bed. */
export function checkPlants(root: string): { count: number; faults: string[] } {
  for (const [path, text] of Object.entries(GARDEN)) write(root, path, text)
  const faults: string[] = []
  let count = 0
  for (const check of SOURCE_CHECKS) {
    const plants = BEDS[check.name] ?? []
    if (plants.length === 0) faults.push(`${check.name}: nothing is planted against this check`)
    const paths = new Set(plants.map(({ path }) => path))
    if (paths.size < plants.length) faults.push(`${check.name}: two plants share a path`)
    for (const { path, text } of plants) write(root, path, text)
    const findings = check.run(readSourceTree(root))
    for (const { path, rule } of plants) {
      count += 1
      const here = findings.filter(({ file }) => file === path)
      const isRight = rule === null ? here.length === 0 : here.some((finding) => finding.rule === rule)
      if (!isRight)
        faults.push(
          `${check.name}: ${path} should be ${rule ?? 'passed'}, but got ${here.map(findingText).join('; ') || 'nothing'}`,
        )
    }
    for (const { path } of plants) rmSync(join(root, path))
  }
  return { count, faults }
}

function write(root: string, path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

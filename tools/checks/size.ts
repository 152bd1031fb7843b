import type { Finding } from '../source/finding.ts'
import type { SourceTree } from '../source/source-tree.ts'

const MOST_LINES = 400
const COUNTED = /\.(ts|tsx|mjs|sql|css)$/

export function checkSize(tree: SourceTree): Finding[] {
  return tree.texts
    .filter(({ path }) => COUNTED.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => ({
      file: path,
      line: MOST_LINES + 1,
      rule: 'size',
      message: `${lines} lines, at most ${MOST_LINES}: divide it by what a reader looks for`,
    }))
}

import { FOREIGN_WORDS } from '../own-words.ts'
import { type Finding, lineAt } from '../source/finding.ts'
import type { SourceTree } from '../source/source-tree.ts'

export function checkOwnWords(tree: SourceTree): Finding[] {
  return tree.texts
    .filter(({ path }) => path !== 'tools/own-words.ts')
    .flatMap(({ path, text }) =>
      FOREIGN_WORDS.flatMap(({ pattern, why }) =>
        [...text.matchAll(new RegExp(pattern, 'g'))].map(({ index, 0: word }) => ({
          file: path,
          line: lineAt(text, index),
          rule: 'own-words',
          message: `"${word}": ${why}`,
        })),
      ),
    )
}

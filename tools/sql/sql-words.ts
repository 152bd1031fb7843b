import { type ScanToken, scanSync } from 'libpg-query'
import type { SqlName } from './sql-names.ts'

/**
 * Names in a text that is no whole statement, by its words alone: `schema.name` wherever it stands, and, if `unparsed`, a bare
 * name after `from`, `join`, `into` or `update`. Coarser than the parser: a column `alias.name` looks like a relation, so the
 * rule counts only schemas that exist.
 */
export function wordNames(text: string, unparsed: boolean): SqlName[] {
  let tokens: ScanToken[]
  try {
    tokens = scanSync(text).tokens
  } catch {
    tokens = []
  }
  const found: SqlName[] = []
  const word = (index: number) => tokens[index]?.text.toLowerCase() ?? ''
  const isName = (index: number) => {
    const token = tokens[index]
    return (
      token !== undefined &&
      (token.tokenName === 'IDENT' || (token.keywordKind > 0 && token.keywordName !== 'RESERVED_KEYWORD'))
    )
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const before = word(at - 1)
    if (!isName(at) || before === '.') continue
    if (word(at + 1) === '.') {
      // In a fragment a dotted pair may be a column of an alias; written ones stand after these words.
      const writes = ['into', 'update'].includes(before) || (before === 'from' && word(at - 2) === 'delete')
      const kind = word(at + 3) === '(' ? 'function' : 'relation'
      found.push({ kind, schema: unquoted(word(at)), name: unquoted(word(at + 2)), writes, isGuess: true })
      continue
    }
    const bare = unparsed && (before === 'from' || before === 'join' || before === 'into' || before === 'update')
    if (!bare || word(at + 1) === '(' || isOtherFrom(tokens, at - 1)) continue
    found.push({ kind: 'relation', schema: null, name: unquoted(word(at)), writes: before !== 'join' })
  }
  return found
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '')
}

/** `extract(x from y)`, `is distinct from y`, `for update of t`, `do update`, `select into variable`. */
function isOtherFrom(tokens: readonly ScanToken[], at: number): boolean {
  const word = tokens[at]?.text.toLowerCase()
  const before = tokens[at - 1]?.text.toLowerCase() ?? ''
  if (word === 'update') return ['for', 'do', 'key', 'on'].includes(before)
  if (word === 'into') return before !== 'insert' && before !== 'merge'
  if (word !== 'from') return false
  if (before === 'distinct') return true
  // Inside the brackets of extract, substring, trim, overlay, position.
  let depth = 0
  for (let index = at - 1; index >= 0; index -= 1) {
    const text = tokens[index]?.text.toLowerCase()
    if (text === ')') depth += 1
    if (text === '(') {
      if (depth === 0)
        return ['extract', 'substring', 'trim', 'overlay'].includes(tokens[index - 1]?.text.toLowerCase() ?? '')
      depth -= 1
    }
  }
  return false
}

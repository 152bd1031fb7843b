import { hasSqlDetails, loadModule, type ParseResult, parseSync } from 'libpg-query'
import type { SqlPart } from './sql-texts.ts'

await loadModule()

/** Names in a wrapper around a fragment; they are nobody's. */
export const WRAPPER_NAME = 'wrapper__'
/** Stands for a name that is made at run time. */
export const HOLE_NAME = 'hole__'

/** A fragment of a statement is made whole by what could stand around it. */
const WRAPPERS: readonly [string, string][] = [
  ['', ''],
  ['select ', ''],
  ['select 1 where true ', ''],
  [`select 1 from ${WRAPPER_NAME} `, ''],
  ['select 1 ', ''],
  ['select 1 order by ', ''],
  ['select 1 order by 1 ', ''],
  [`update ${WRAPPER_NAME} set `, ''],
  [`insert into ${WRAPPER_NAME} values `, ''],
  [`insert into ${WRAPPER_NAME} `, ''],
  [`insert into ${WRAPPER_NAME} select 1 `, ''],
  [`with `, ' select 1'],
  [`with ${WRAPPER_NAME} as (select 1)`, ' select 1'],
  ['select case ', ' end'],
  // Separators of a list.
  ['select 1 ', ' select 1'],
  ['select 1 where true ', ' true'],
  ['select 1', '2'],
  [`select 1 from `, ''],
]

export interface Parsed {
  /** The text as it was parsed, or as near to it as is known. */
  text: string
  result: ParseResult | null
  /** A fragment can be read in more than one way: its names are looked at once more as plain words. */
  isFragment: boolean
  error: string | null
}

export function parseSql(parts: readonly SqlPart[]): Parsed {
  const bare = fill(parts, []).text
  if (bare.replace(/--.*/g, '').trim() === '') return { text: bare, result: null, isFragment: false, error: null }
  let error: string | null = null
  for (const [before, after] of WRAPPERS) {
    const attempt = parseFilled([before, ...parts, after])
    if (attempt.result) return { ...attempt, isFragment: before !== '', error: null }
    error ??= attempt.error
  }
  return { text: bare, result: null, isFragment: true, error }
}

/** What a hole may be: a value, a name or alias, nothing, an assignment, a row, a part of `with`. */
const FILLINGS = ['$', HOLE_NAME, '', `${HOLE_NAME} = 1`, '(1)', `${HOLE_NAME} as (select 1)`] as const

/** Fills holes with values; where that does not parse, with the next filling of the hole at which the parser stumbled. */
function parseFilled(parts: readonly SqlPart[]): { text: string; result: ParseResult | null; error: string | null } {
  const choices = parts.filter((part) => typeof part !== 'string').map(() => 0)
  const last = FILLINGS.length - 1
  let error: string | null = null
  for (;;) {
    const { text, starts } = fill(parts, choices)
    try {
      return { text, result: parseSync(text), error: null }
    } catch (thrown) {
      if (!hasSqlDetails(thrown)) throw thrown
      error ??= thrown.message
      const at = thrown.sqlDetails?.cursorPosition ?? 0
      const near = starts.findLastIndex((start, index) => start <= at && choices[index]! < last)
      const next = near === -1 ? choices.findIndex((choice) => choice < last) : near
      if (next === -1) return { text, result: null, error }
      choices[next] = choices[next]! + 1
    }
  }
}

function fill(parts: readonly SqlPart[], choices: readonly number[]): { text: string; starts: number[] } {
  let text = ''
  const starts: number[] = []
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else {
      const filling = FILLINGS[choices[starts.length] ?? 0] ?? ''
      starts.push(text.length)
      text += filling === '$' ? `$${starts.length}` : filling
    }
  }
  return { text, starts }
}

import { isFault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'

const MOST_FRAMES = 15
const LONGEST = 2000
/** A quoted word behind one of these is ours; any other may be somebody's name or number. */
const OURS =
  /\b(?:relation|column|constraint|schema|table|function|type|role|database|index|operator|reading|setting|task|statement) (?=["'])/
const QUOTED = new RegExp(`(${OURS.source})?(?:"[^"]*"|'[^']*'|“[^”]*”)`, 'g')

/**
 * An error as a log may keep it. What a library says of a bad value quotes that value, and with it people's data:
 * quoted words, numbers of persons and everything outside ASCII are left out; kind, code and place in the code stay.
 */
export function errorText(error: unknown): string {
  if (isFault(error)) return `Fault ${error.code}`
  if (!(error instanceof Error)) return withoutData(String(error))
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return [`${error.name}${code}: ${withoutData(error.message)}`, ...frames.slice(0, MOST_FRAMES)].join('\n')
}

/** Lines of a library that hold an error's words. */
export function withoutData(text: string): string {
  return maskText(text.slice(0, LONGEST))
    .replace(QUOTED, (all, ours: string | undefined) => (ours === undefined ? '…' : all))
    .replace(/[^\x20-\x7e\n…]+/g, '…')
}

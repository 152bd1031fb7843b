import { type Exact, findExact } from './exact.ts'

/** What JSON says, every number as its digits say it. */
export type ExactJson = null | boolean | string | Exact | ExactJson[] | { [key: string]: ExactJson }

/** JSON whose numbers never pass through binary floating point. Throws SyntaxError, and RangeError for numbers of absurd length. */
export function parseExactJson(text: string): ExactJson {
  return JSON.parse(text, function (this: unknown, _key: string, value: unknown, context?: { source?: string }) {
    if (typeof value !== 'number') return value
    const found = findExact(context?.source ?? '')
    if (!found) throw new RangeError(`a number that is too long: ${(context?.source ?? '').slice(0, 40)}`)
    return found
  } as (key: string, value: unknown) => unknown) as ExactJson
}

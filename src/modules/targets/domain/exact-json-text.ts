import type { Exact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { isExact } from './read-fields.ts'

/** JSON in which every exact number stands with all its digits, as a number; one that never ends has twelve decimals. */
export function exactJsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isExact(inner) ? rawNumber(inner) : inner), indent)
}

const rawNumber = (value: Exact): unknown =>
  (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(toText(value))

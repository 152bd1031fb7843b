import { shortCount } from '../format.ts'
import type { Language } from '../language.ts'

/** `1,284`, `12.3万`, rates with one decimal; a dash where nothing is known. */
export function wallNumber(value: number | null, unit: string, language: Language): string {
  if (value === null) return '—'
  if (unit !== '%') return shortCount(value, language)
  return value === 100 ? '100' : value.toFixed(1)
}

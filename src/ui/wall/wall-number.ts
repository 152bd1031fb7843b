import { shortCount } from '../format.ts'
import type { Language } from '../language.ts'

/** `1,284`, `12.3万`, rates with one decimal; a dash where nothing is known. */
export function wallNumber(value: number | null, unit: string, language: Language): string {
  if (value === null) return '—'
  return unit === '%' ? value.toFixed(1) : shortCount(value, language)
}

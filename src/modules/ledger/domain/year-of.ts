/** Years that a ledger can be kept for. */
const YEARS: readonly number[] = Array.from({ length: 101 }, (_, at) => 2000 + at)

/** `2026` as a year; null for any other text. */
export const yearOf = (text: string | null): number | null => YEARS.find((year) => `${year}` === text) ?? null

import { fault } from '#core/fault.ts'

/** Half-open, milliseconds since 1970; days begin at 00:00 of UTC+8. */
export interface Period {
  text: string
  fromMs: number
  toMs: number
}

const PART = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4]))?$/
const OFFSET_MS = 8 * 3_600_000

/**
 * `2025`, `2025-Q1`, `2025-03`, `2025-03-05`, or two of them with `/`: from the beginning of the first to the beginning
 * of the second. Throws `period-invalid`.
 */
export function readPeriod(text: string): Period {
  const [first, second, more] = text.split('/')
  const begin = partOf(first ?? '')
  const end = second === undefined ? begin?.toMs : partOf(second)?.fromMs
  if (!begin || end === undefined || more !== undefined || end <= begin.fromMs) throw invalid(text)
  return { text, fromMs: begin.fromMs, toMs: end }
}

function partOf(text: string): { fromMs: number; toMs: number } | null {
  const found = PART.exec(text)
  if (!found) return null
  const [, year, month, day, quarter] = found
  const y = Number(year)
  if (quarter) return between(y, 3 * Number(quarter) - 2, 1, y, 3 * Number(quarter) + 1, 1)
  if (!month) return between(y, 1, 1, y + 1, 1, 1)
  const m = Number(month)
  if (m < 1 || m > 12) return null
  if (!day) return between(y, m, 1, y, m + 1, 1)
  const d = Number(day)
  const start = between(y, m, d, y, m, d + 1)
  // 31 April would be 1 May.
  return new Date(start.fromMs + OFFSET_MS).getUTCDate() === d ? start : null
}

function between(y1: number, m1: number, d1: number, y2: number, m2: number, d2: number) {
  return { fromMs: Date.UTC(y1, m1 - 1, d1) - OFFSET_MS, toMs: Date.UTC(y2, m2 - 1, d2) - OFFSET_MS }
}

const invalid = (text: string) =>
  fault('period-invalid', {
    status: 422,
    zh: `看不懂期间“${text.slice(0, 40)}”。可写 2025、2025-Q1、2025-03、2025-03-05，或 2025-03-01/2025-04-01（含前不含后）。`,
    en: `"${text.slice(0, 40)}" is no period. Write 2025, 2025-Q1, 2025-03, 2025-03-05, or 2025-03-01/2025-04-01 (the second one not included).`,
  })

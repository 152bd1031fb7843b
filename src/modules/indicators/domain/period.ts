import { fault } from '#core/fault.ts'

/** Half-open, milliseconds since 1970; days begin at 00:00 of UTC+8. */
export interface Period {
  text: string
  fromMs: number
  toMs: number
}

const PART = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4])|-W(\d\d))?$/
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d\d-\d\d$/

/**
 * `2025`, `2025-Q1`, `2025-03`, `2025-W10`, `2025-03-05`; two of them with `/`: from the beginning of the first to the
 * beginning of the second; two days with `..`: both included. Throws `period-invalid`.
 */
export function readPeriod(text: string): Period {
  const [one, last, others] = text.split('..')
  if (last !== undefined) {
    const [begin, end] = [partOf(one ?? ''), partOf(last)]
    if (!DAY.test(one!) || !DAY.test(last) || !begin || !end || others !== undefined || end.fromMs < begin.fromMs)
      throw invalid(text)
    return { text, fromMs: begin.fromMs, toMs: end.toMs }
  }
  const [first, second, more] = text.split('/')
  const begin = partOf(first ?? '')
  const end = second === undefined ? begin?.toMs : partOf(second)?.fromMs
  if (!begin || end === undefined || more !== undefined || end <= begin.fromMs) throw invalid(text)
  return { text, fromMs: begin.fromMs, toMs: end }
}

function partOf(text: string): { fromMs: number; toMs: number } | null {
  const found = PART.exec(text)
  if (!found) return null
  const [, year, month, day, quarter, week] = found
  const y = Number(year)
  if (quarter) return between(y, 3 * Number(quarter) - 2, 1, y, 3 * Number(quarter) + 1, 1)
  if (week) return weekOf(y, Number(week))
  if (!month) return between(y, 1, 1, y + 1, 1, 1)
  const m = Number(month)
  if (m < 1 || m > 12) return null
  if (!day) return between(y, m, 1, y, m + 1, 1)
  const d = Number(day)
  const start = between(y, m, d, y, m, d + 1)
  // 31 April would be 1 May.
  return new Date(start.fromMs + OFFSET_MS).getUTCDate() === d ? start : null
}

/** Weeks begin on Monday; the first one of a year holds its first Thursday (ISO 8601). */
function weekOf(year: number, week: number): { fromMs: number; toMs: number } | null {
  const monday = (y: number) => {
    const fourth = new Date(Date.UTC(y, 0, 4))
    return Date.UTC(y, 0, 4 - ((fourth.getUTCDay() + 6) % 7))
  }
  const start = monday(year) + (week - 1) * 7 * DAY_MS
  if (week < 1 || start >= monday(year + 1)) return null
  return { fromMs: start - OFFSET_MS, toMs: start + 7 * DAY_MS - OFFSET_MS }
}

function between(y1: number, m1: number, d1: number, y2: number, m2: number, d2: number) {
  return { fromMs: Date.UTC(y1, m1 - 1, d1) - OFFSET_MS, toMs: Date.UTC(y2, m2 - 1, d2) - OFFSET_MS }
}

const invalid = (text: string) =>
  fault('period-invalid', {
    status: 422,
    zh: `看不懂期间“${text.slice(0, 40)}”。可写 2025、2025-Q1、2025-03、2025-W10、2025-03-05、2025-03-01/2025-04-01（含前不含后）或 2025-03-01..2025-03-31（含首尾两天）。`,
    en: `"${text.slice(0, 40)}" is no period. Write 2025, 2025-Q1, 2025-03, 2025-W10, 2025-03-05, 2025-03-01/2025-04-01 (the second not included), or 2025-03-01..2025-03-31 (both days included).`,
  })

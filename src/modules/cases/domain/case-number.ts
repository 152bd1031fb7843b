import { localDate } from '#core/time/local.ts'

/** `{district}-{yyyyMMdd}-{source 2}{seq 6}` (domain §2); the sequence is per district and day, over all sources. */
export interface CaseNumber {
  district: string
  /** Local date of the report, yyyyMMdd. */
  day: string
  source: string
  sequence: number
}

export const MOST_CASES_A_DAY = 999_999

const SHAPE = /^(\d{6})-(\d{8})-(\d{2})(\d{6})$/

export function formatCaseNumber(district: string, reportedAtMs: number, source: string, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > MOST_CASES_A_DAY)
    throw new RangeError(`A case number counts from 1 to ${MOST_CASES_A_DAY} a day; ${sequence} is outside.`)
  if (!/^\d{6}$/.test(district)) throw new RangeError(`A district code has six digits; "${district}" has not.`)
  if (!/^\d{2}$/.test(source)) throw new RangeError(`A source code has two digits; "${source}" has not.`)
  const day = localDate(reportedAtMs).replaceAll('-', '')
  return `${district}-${day}-${source}${String(sequence).padStart(6, '0')}`
}

/** Null when the text is no case number. */
export function parseCaseNumber(text: string): CaseNumber | null {
  const match = SHAPE.exec(text.trim())
  if (!match) return null
  const [, district, day, source, sequence] = match as unknown as [string, string, string, string, string]
  return Number(sequence) === 0 ? null : { district, day, source, sequence: Number(sequence) }
}

import { DAY_MS, dateOfDay, dayStartMs, localDay, MINUTE_MS } from '#core/time/local.ts'
import type { ExplainedPiece } from '../../contract.ts'

export type PartKind = 'counted' | 'extra' | 'pause' | 'rest'

/** A part of one day, in minutes since its midnight. */
export interface DayPart {
  fromMinute: number
  toMinute: number
  kind: PartKind
  piece: ExplainedPiece
}

/** One day of the picture, or several alike days in a row. */
export interface DayRow {
  from: string
  to: string
  days: number
  parts: DayPart[]
  /** How much of the limit was used up in it, by unit. */
  amounts: { unit: string; amount: number }[]
}

/** Days from the start to the due, or up to `asOfMs` while a pause is open; alike whole days become one row. */
export function dayRows(pieces: readonly ExplainedPiece[], asOfMs: number): DayRow[] {
  const rows: DayRow[] = []
  for (const piece of pieces) {
    const fromMs = Date.parse(piece.from)
    const toMs = piece.to === null ? Math.max(asOfMs, fromMs + MINUTE_MS) : Date.parse(piece.to)
    for (let day = localDay(fromMs); dayStartMs(day) < toMs; day++) {
      const start = dayStartMs(day)
      const minute = (ms: number) => (Math.min(Math.max(ms, start), start + DAY_MS) - start) / MINUTE_MS
      const row = rowOf(rows, dateOfDay(day))
      row.parts.push({ fromMinute: minute(fromMs), toMinute: minute(toMs), kind: kindOf(piece), piece })
      // natural time may count over midnight: each day gets its share
      const share = piece.unit === 'WD' ? Number(toMs <= start + DAY_MS) : shareOf(fromMs, toMs, start)
      if (piece.counted) addAmount(row, piece.unit, piece.amount * share)
    }
  }
  return joined(rows)
}

function rowOf(rows: DayRow[], date: string): DayRow {
  const last = rows.at(-1)
  if (last?.from === date) return last
  const row: DayRow = { from: date, to: date, days: 1, parts: [], amounts: [] }
  rows.push(row)
  return row
}

function shareOf(fromMs: number, toMs: number, startMs: number): number {
  return (Math.min(toMs, startMs + DAY_MS) - Math.max(fromMs, startMs)) / (toMs - fromMs)
}

function addAmount(row: DayRow, unit: string, amount: number): void {
  const found = row.amounts.find((one) => one.unit === unit)
  if (found) found.amount += amount
  else row.amounts.push({ unit, amount })
}

function kindOf({ counted, reason }: ExplainedPiece): PartKind {
  if (counted) return reason === 'counted' ? 'counted' : 'extra'
  return reason.startsWith('pause:') ? 'pause' : 'rest'
}

/** Days that are one part from midnight to midnight, for one reason, stand as one row. */
function joined(rows: readonly DayRow[]): DayRow[] {
  const out: DayRow[] = []
  for (const row of rows) {
    const last = out.at(-1)
    const why = wholeDayReason(row)
    if (last && why !== null && why === wholeDayReason(last)) {
      last.to = row.to
      last.days++
      for (const { unit, amount } of row.amounts) addAmount(last, unit, amount)
    } else out.push({ ...row, amounts: row.amounts.map((one) => ({ ...one })) })
  }
  return out
}

function wholeDayReason({ parts }: DayRow): string | null {
  const [only, ...more] = parts
  if (!only || more.length > 0 || only.fromMinute > 0 || only.toMinute < 1440) return null
  return `${only.kind} ${only.piece.zh}`
}

import type { WorkCalendar } from './calendar.ts'
import { calendarWarnings } from './calendar-warnings.ts'
import { dueAfterChange } from './due.ts'
import type { Limit, LimitUnit } from './limit.ts'
import { localDay, toRfc3339 } from './local.ts'
import { orderPauses, type Pause, type Stop } from './pauses.ts'
import { type Grant, planStages, type Stage } from './stages.ts'
import { dayStretches, type StretchReason, workingStretches } from './stretches.ts'
import { isNatural, manner, unitMs } from './units.ts'

export type ExplanationReason = StretchReason | `pause:${string}` | 'extension' | 'change'

export interface ExplanationPiece {
  from: string
  /** null on the last piece while a pause is open */
  to: string | null
  counted: boolean
  reason: ExplanationReason
  /** how much of the limit the piece used up, in `unit`; 0 where it does not count */
  amount: number
  unit: LimitUnit
}

/** Why a due lies where it lies (domain §5.2, output of an explanation); instants are RFC 3339 with +08:00. */
export interface DueExplanation {
  start: string
  limit: Limit
  calendar: string
  /** null while a pause is open */
  due: string | null
  warnings: string[]
  explanation: ExplanationPiece[]
}

/**
 * The due and its reasons, without gaps from start to due. The counted amounts sum to the limit plus the extensions
 * (plus, after a change of limit that came too late, its floor). While a pause is open the pieces end with it.
 */
export function explainDue(
  startMs: number,
  limit: Limit,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
  grants: readonly Grant[] = [],
  changedAtMs: number | null = null,
): DueExplanation {
  const stops = orderPauses(pauses, startMs)
  const stages = planStages(startMs, limit, calendar, stops, grants, changedAtMs)
  const explanation: ExplanationPiece[] = []
  for (const [i, stage] of stages.entries()) {
    const before = stages[i - 1]
    // from a due that passed to the change of limit that found it passed, the clock had nothing to count
    if (before !== undefined && before.dueMs < stage.fromMs)
      explanation.push(piece(before.dueMs, stage.fromMs, 'change', 0, stage.limit.unit))
    const follows = before !== undefined && manner(before.limit.unit, calendar) === 'dayEnds'
    explanation.push(...piecesOf(stage, follows ? 'night' : 'day0', calendar, stops))
  }
  const dueMs = dueAfterChange(changedAtMs, startMs, limit, calendar, pauses, grants)
  const usesCalendar = stages.some((stage) => !isNatural(stage.limit.unit))
  const seenToMs = Math.max(...stages.map((stage) => (stage.dueMs === Infinity ? stops.at(-1)!.fromMs : stage.dueMs)))
  return {
    start: toRfc3339(startMs),
    limit,
    calendar: calendar.key,
    due: dueMs === null ? null : toRfc3339(dueMs),
    warnings: usesCalendar ? calendarWarnings(calendar, startMs, seenToMs) : [],
    explanation,
  }
}

function piece(
  fromMs: number,
  toMs: number,
  reason: ExplanationReason,
  amount: number,
  unit: LimitUnit,
  counted = false,
): ExplanationPiece {
  return { from: toRfc3339(fromMs), to: toMs === Infinity ? null : toRfc3339(toMs), counted, reason, amount, unit }
}

function piecesOf(
  stage: Stage,
  dayZeroReason: 'day0' | 'night',
  calendar: WorkCalendar,
  stops: readonly Stop[],
): ExplanationPiece[] {
  const { unit } = stage.limit
  const how = manner(unit, calendar)
  const pieces: ExplanationPiece[] = []
  let usedMs = 0
  const amountOf = (fromMs: number, toMs: number): number => {
    if (how === 'dayEnds') return calendar.dayAt(localDay(toMs - 1)).endMs === toMs ? 1 : 0
    const before = rounded(usedMs / unitMs(unit, calendar))
    usedMs += toMs - fromMs
    return rounded(rounded(usedMs / unitMs(unit, calendar)) - before)
  }
  const run = (fromMs: number, toMs: number): void => {
    if (fromMs >= toMs) return
    const stretches =
      how === 'natural'
        ? [{ fromMs, toMs, reason: 'counted' as const }]
        : how === 'working'
          ? workingStretches(fromMs, toMs, calendar)
          : dayStretches(fromMs, toMs, stage.dayZero, dayZeroReason, calendar)
    for (const { fromMs, toMs, reason } of stretches) {
      if (reason === 'counted') pieces.push(piece(fromMs, toMs, stage.reason, amountOf(fromMs, toMs), unit, true))
      else pieces.push(piece(fromMs, toMs, reason, 0, unit))
    }
  }
  let cursor = stage.fromMs
  for (const stop of stops) {
    if (stop.toMs <= cursor || stop.fromMs >= stage.dueMs) continue
    run(cursor, stop.fromMs)
    pieces.push(piece(Math.max(cursor, stop.fromMs), stop.toMs, `pause:${stop.cause}`, 0, unit))
    cursor = stop.toMs
  }
  run(cursor, stage.dueMs)
  return pieces
}

/** Six decimals: a microunit; taken of running totals, so that the amounts still sum to the whole limit. */
function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6
}

import type { Clock } from './clock-words.ts'

export interface WholeCase {
  /** Due of the whole case, epoch ms: of its clock, or the date that an imported file gave. null: no date is known. */
  dueMs: number | null
  /** Ended no later than due (inclusive, domain §5.2). null while open, or where no due is known. */
  onTime: boolean | null
}

/** Was the case done in time? An imported one is measured by the times of its file, every other by its first due. */
export function wholeCase(
  ended: { closedMs: number | null; externalDue: number | null },
  total: Pick<Clock, 'dueMs' | 'overdueAtMs'> | null,
): WholeCase {
  const dueMs = total ? (total.overdueAtMs ?? total.dueMs) : ended.externalDue
  return { dueMs, onTime: dueMs === null || ended.closedMs === null ? null : ended.closedMs <= dueMs }
}

import type { Limit } from '#core/time/limit.ts'

/** A limit in minutes of its own unit: a working day has those of an ordinary working day. */
export function minutesOf({ n, unit }: Limit, minutesOfDay: number): number {
  if (unit.endsWith('M')) return n
  if (unit.endsWith('H')) return 60 * n
  return n * (unit === 'WD' ? minutesOfDay : 24 * 60)
}

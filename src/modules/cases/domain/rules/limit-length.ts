import type { Limit, LimitUnit } from '#core/time/limit.ts'

/** Natural hours that a unit usually takes: eight working hours a day, five days a week. For comparing rules only. */
const HOURS: Readonly<Record<LimitUnit, number>> = {
  NM: 1 / 60,
  NH: 1,
  ND: 24,
  WM: 4.2 / 60,
  WH: 4.2,
  WD: 33.6,
}

/** About how many natural hours a limit takes. */
export function usualHours({ n, unit }: Limit): number {
  return n * HOURS[unit]
}

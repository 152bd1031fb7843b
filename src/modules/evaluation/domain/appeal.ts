export const APPEAL_STATES = ['submitted', 'upheld', 'dismissed', 'withdrawn'] as const
export type AppealState = (typeof APPEAL_STATES)[number]

/** Who wants to decide, and whose appeal it is. */
export interface AppealSeat {
  units: readonly string[]
  personId: string
}

/** Nobody decides an appeal of one's own unit, nor one that one has submitted. */
export function isOwnAppeal(seat: AppealSeat, appeal: { unit: string; byId: string }): boolean {
  return seat.personId === appeal.byId || seat.units.includes(appeal.unit)
}

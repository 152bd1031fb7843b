import type { ShiftKind } from '../shift.ts'

export interface StaffRule {
  post: string
  /** Last part of the account; a number follows unless `numbered` is false. */
  account: string
  count: number
  numbered?: boolean
  /** On the roster of the whole district: shift by shift in turns, or one of them from morning to morning. */
  duty?: 'turns' | 'wholeDay'
}

/** How the demonstration's invented staff is made: `districts/<key>/people.json`. */
export interface DemoRules {
  seed: number
  password: string
  surnames: string
  givenFirst: string
  givenSecond: string
  /** Seven digits of a range that no operator has given out. */
  phonePrefix: string
  center: StaffRule[]
  department: StaffRule[]
  street: StaffRule[]
  community: StaffRule[]
  firstCommunity: StaffRule[]
  /** Each has about an equal share of the community's grids. */
  workersPerCommunity: number
  rosterFrom: string
  shifts: Record<ShiftKind, { startsAt: string; endsAt: string }>
}

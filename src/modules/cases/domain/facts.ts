import type { WorkCalendar } from '#core/time/calendar.ts'
import type { Limit } from '#core/time/limit.ts'
import type { CaseState } from './case-state.ts'
import type { Clock } from './clock-words.ts'
import type { Post, Service } from './posts.ts'
import type { RuleBook } from './rule-book.ts'

/** Who acts. A service has no posts; a citizen's personId is the appellant id. */
export interface Actor {
  kind: 'person' | Service
  personId: string | null
  posts: readonly HeldPost[]
}

export interface HeldPost {
  post: Post
  /** Organisation id; null only for reporterCitizen. */
  unit: string | null
  /** Area whose cases it covers, 6 to 15 digits; null = the whole district. */
  areaCode: string | null
}

export type UnitKind =
  | 'upperPlatform'
  | 'opsCenter'
  | 'districtDepartment'
  | 'publicUtility'
  | 'streetCenter'
  | 'community'
  | 'gridTeam'
  | 'vendor'
  | 'fundingBody'

export interface UnitFacts {
  id: string
  kind: UnitKind
  parent: string | null
  active: boolean
  areaCode: string | null
  /** May handle cases whose confidentiality is restricted. */
  clearedForSecret: boolean
}

export interface CategoryFacts {
  code: string
  /** Four digits. */
  class: string
  kind: 'component' | 'event' | 'appeal' | 'hazard'
  limit: Limit | null
  /** Replaces `limit` when the case is marked ownerless. */
  ownerlessLimit: Limit | null
  emergency: boolean
  /** A check on the spot makes sense. */
  outdoor: boolean
  /** The "other" row of its class. */
  other: boolean
}

/** What the duty table says for the case's category and place. */
export interface DutyFacts {
  lead: string
  coHandlers: readonly string[]
  level: 'district' | 'street'
  /** The first unit that receives it leads to the end. */
  firstReceiver: boolean
}

/** All that `decide` may know of the world besides the case itself. */
export interface Facts {
  /** When it happens (occurredAt), epoch ms. */
  atMs: number
  actor: Actor
  /** The district's rules in the version under which the case was reported. */
  rules: RuleBook
  calendar: WorkCalendar
  /** Every clock of this case, its orders and requests that has not ended. */
  openClocks: readonly Clock[]
  /** A fresh id for each call. */
  newId(): string
  unit(id: string): UnitFacts | null
  category(code: string): CategoryFacts | null
  duty: DutyFacts | null
  /** A citizen's objection to this ended case waits at intake. */
  objectionWaits: boolean
  /** Does somebody who may verify serve this area now? */
  verifierOnDuty(areaCode: string): boolean
  /** Cases that the command touches besides its own; which ones, `relatedCases` says. */
  related(caseId: string): CaseState | null
  /** For a new case: its id and number, and an existing case with the same channel and external number. */
  birth: { caseId: string; caseNo: string; existing: string | null } | null
}

import type { Limit } from '#core/time/limit.ts'

export const CATEGORY_KINDS = ['component', 'event', 'appeal', 'hazard'] as const
export type CategoryKind = (typeof CATEGORY_KINDS)[number]

export interface CategoryClass {
  /** Four digits. */
  code: string
  kind: CategoryKind
  zh: string
  en: string
  /** One letter a Chinese character. */
  pinyinInitials: string
}

/** One kind of matter (domain §3). */
export interface Category {
  /** Six digits: kind, class, number. */
  code: string
  class: string
  kind: CategoryKind
  /** Stable English key. */
  id: string
  zh: string
  en: string
  pinyinInitials: string
  /** Words that citizens use; each belongs to one category within a kind. */
  synonyms: readonly string[]
  /** A check on the spot by a grid worker makes sense. */
  outdoor: boolean
  /** When to file and when to close. */
  fileZh: string
  fileEn: string
  closeZh: string
  closeEn: string
  limit: Limit
  /** Replaces `limit` when the facility has no owner; counted from signing. */
  ownerlessLimit: Limit | null
  /** First safety measure within one natural hour of signing. */
  emergency: boolean
  /** Reports of it may be rewarded. */
  reward: boolean
  /** The "other" row of its class; outside all counts. */
  other: boolean
  /** False: no new case may take it; old cases keep it. */
  active: boolean
  /** Version of the taxonomy that this row came with. */
  version: number
}

/** A word that fits several categories: the list is offered, none is picked. */
export interface AmbiguousTerm {
  term: string
  codes: readonly string[]
}

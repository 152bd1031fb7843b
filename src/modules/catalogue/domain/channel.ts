import type { Limit } from '#core/time/limit.ts'

export const VARIANTS = ['grid', 'hotline', 'sensor', 'hazard', 'emergency'] as const
export type Variant = (typeof VARIANTS)[number]

/** Where a case comes from, and what follows from it (domain §4.4). */
export interface Channel {
  id: string
  /** Two digits, part of the case number. */
  code: string
  zh: string
  en: string
  variant: Variant
  needsCallback: 'always' | 'ifContact' | 'never'
  identityKnown: 'always' | 'optional' | 'never'
  /** Somebody of the public tells it first-hand: nobody of the district or the city has looked into it before. */
  fromPublic: boolean
  deadlineTable: string
  /** How cases come in. */
  entry: 'interface' | 'manual' | 'app' | 'console' | 'web'
  active: boolean
  /** Version of the channels that this row came with. */
  version: number
}

export interface DeadlineTable {
  key: string
  zh: string
  en: string
  from: 'category' | 'tier' | 'upperDue' | 'assignment'
  tiers: readonly { tier: string; zh: string; limit: Limit }[]
  reserve?: { percent: number; maximum: Limit; floorPercent: number }
}

export interface VariantOverride {
  when: Readonly<Record<string, string>>
  variant: Variant
}

/** The first override whose conditions all hold, else the channel's own variant. */
export function variantOf(
  channel: Channel,
  overrides: readonly VariantOverride[],
  about: Readonly<Record<string, string | null | undefined>>,
): Variant {
  const first = overrides.find(({ when }) => Object.entries(when).every(([field, value]) => about[field] === value))
  return first?.variant ?? channel.variant
}

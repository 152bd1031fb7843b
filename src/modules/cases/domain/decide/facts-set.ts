import type { Limit } from '#core/time/limit.ts'
import type { FactsSet } from '../case-event.ts'
import type { CaseState, Elements, Flags, Place } from '../case-state.ts'
import type { AppealType, Confidentiality, Tier, Urgency, Variant } from '../enums.ts'
import type { CategoryFacts, Facts } from '../facts.ts'
import { resolveHandleLimit, tierOf } from '../handle-limit.ts'

/** What a person may say about a matter at acceptance or correction. */
export interface FactsGiven {
  category?: string
  urgency?: Urgency
  confidentiality?: Confidentiality
  appealType?: AppealType
  channel?: string
  title?: string
  place?: Place
  elements?: Partial<Elements>
  complex?: boolean
  ownerless?: boolean
  test?: boolean
}

type Base = Pick<
  CaseState,
  'channel' | 'urgency' | 'category' | 'complex' | 'upperCase' | 'variant' | 'tier' | 'limit'
> & {
  flags: Flags
  elements: Elements
}

export interface Reckoned {
  variant: Variant
  tier: Tier | null
  limit: Limit | null
  emergency: boolean
  safety: boolean
}

/** Variant, tier, limit and flags follow from channel, category and urgency (domain §4.4). */
export function reckon(
  about: Pick<Base, 'channel' | 'urgency' | 'complex'> & { ownerless: boolean },
  category: CategoryFacts | null,
  facts: Pick<Facts, 'rules'>,
): Reckoned {
  const { channel, urgency, complex, ownerless } = about
  const variant = facts.rules.variantFor(channel, { urgency, categoryKind: category?.kind ?? null })
  const rules = facts.rules.rulesFor(channel, variant)
  const table = facts.rules.deadlineTable(channel)
  const tier = tierOf({ urgency, complex, category }, table)
  // beside an ownerless limit the one hour for a first safety measure always runs
  const emergency =
    rules.emergency ||
    urgency === 'critical' ||
    category?.emergency === true ||
    (ownerless && category?.ownerlessLimit != null)
  return {
    variant,
    tier,
    limit: resolveHandleLimit({ tier, category, ownerless }, table),
    emergency,
    safety: rules.safety || emergency || category?.kind === 'hazard',
  }
}

/** What was given, with all that follows from it. */
export function factsSet(base: Base, given: FactsGiven, facts: Facts): FactsSet {
  const code = given.category ?? base.category
  const category = code === null ? null : facts.category(code)
  const channel = given.channel ?? base.channel
  const complex = given.complex ?? base.complex
  const ownerless = given.ownerless ?? base.flags.ownerless
  const urgency = given.urgency ?? base.urgency
  const after = reckon({ channel, urgency, complex, ownerless }, category, facts)
  const set: FactsSet = { tier: after.tier, variant: after.variant, limit: after.limit, complex }
  if (given.category !== undefined) set.category = given.category
  if (given.urgency !== undefined) set.urgency = urgency
  if (given.confidentiality !== undefined) set.confidentiality = given.confidentiality
  if (given.appealType !== undefined) set.appealType = given.appealType
  if (given.channel !== undefined) {
    set.channel = channel
    set.upperCase = isUpper(channel, after.variant, facts)
  }
  if (given.title !== undefined) set.title = given.title
  if (given.place !== undefined) set.place = given.place
  if (given.elements !== undefined) set.elements = { ...base.elements, ...given.elements }
  set.flags = { emergency: after.emergency, safety: after.safety, ownerless }
  if (given.test !== undefined) set.flags.test = given.test
  return set
}

/** Handed down by the upper level: by its channel, or where a district treats all its cases so. */
export function isUpper(channel: string, variant: Variant, { rules }: Pick<Facts, 'rules'>): boolean {
  return channel === 'upperPlatform' || rules.rulesFor(channel, variant).upperCase
}

/** A code or channel that does not exist cannot be chosen. */
export function isKnown(given: FactsGiven, facts: Pick<Facts, 'rules' | 'category'>): boolean {
  return (
    (given.category === undefined || facts.category(given.category) !== null) &&
    (given.channel === undefined || facts.rules.findChannel(given.channel) !== null)
  )
}

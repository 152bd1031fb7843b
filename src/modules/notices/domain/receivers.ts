import type { WarningLevel } from './kind.ts'

export interface WarnedClock {
  ownerPost: string
  /** Null: a post of the centre, or of whoever serves the place. */
  ownerUnit: string | null
  name: string
}

export interface WarnedPlace {
  areaCode: string | null
  /** The person to whom the check was given by name. */
  checker: string | null
}

/** Who works where, as the books of people know it. */
export interface Staff {
  holders(post: string, unit?: string): readonly string[]
  unitOf(id: string): { kind: string; areaCode: string | null; parentId: string | null } | null
  unitsOf(person: string, post: string): readonly string[]
  /** Who answers for a place at this moment by the roster. */
  onDuty(areaCode: string): readonly string[]
}

/** A post with more holders than this is told through its lead alone: a message to everybody is a message to nobody. */
const MOST_OF_ONE_POST = 60

/**
 * Whom a warning goes to (domain §5.3): the owner post; its lead at orange and after; the supervisors at red and after.
 */
export function receiversOf(clock: WarnedClock, level: WarningLevel, place: WarnedPlace, staff: Staff): string[] {
  const told = new Set(ownersOf(clock, place, staff))
  for (const id of leadsOf(clock.ownerUnit, staff)) told.add(id)
  if (level !== 'orange') for (const id of staff.holders('supervisor')) told.add(id)
  // Nobody holds the post: the duty chief must know at least.
  if (told.size === 0) for (const id of staff.holders('dutyChief')) told.add(id)
  return [...told]
}

function ownersOf({ ownerPost, ownerUnit, name }: WarnedClock, place: WarnedPlace, staff: Staff): readonly string[] {
  if (name === 'check' && place.checker !== null) return [place.checker]
  if (ownerUnit !== null) return staff.holders(ownerPost, ownerUnit).slice(0, MOST_OF_ONE_POST)
  if (name === 'verify' && place.areaCode !== null) {
    const duty = staff.onDuty(place.areaCode)
    if (duty.length > 0) return duty
  }
  const all = staff.holders(ownerPost)
  const serving = all.filter((id) => staff.unitsOf(id, ownerPost).some((unit) => serves(unit, place.areaCode, staff)))
  const centre = serving.filter((id) => staff.unitsOf(id, ownerPost).some((unit) => isCentre(unit, staff)))
  // The centre's own steps are the centre's; posts of the field are those nearest to the place.
  return (centre.length > 0 ? centre : serving).slice(0, MOST_OF_ONE_POST)
}

function isCentre(unit: string, staff: Staff): boolean {
  return staff.unitOf(unit)?.kind === 'opsCenter'
}

function serves(unit: string, areaCode: string | null, staff: Staff): boolean {
  const found = staff.unitOf(unit)
  if (!found) return false
  if (found.areaCode === null) return true
  return areaCode?.startsWith(found.areaCode) ?? false
}

/** The lead of the unit; where it has none (a community, a grid team), of the next one above that has. */
function leadsOf(unit: string | null, staff: Staff): readonly string[] {
  const seen = new Set<string>()
  for (let at = unit; at !== null && !seen.has(at); at = staff.unitOf(at)?.parentId ?? null) {
    seen.add(at)
    const leads = staff.holders('handlerLead', at)
    if (leads.length > 0) return leads
  }
  return []
}

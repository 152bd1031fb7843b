import { distanceM } from '#core/place/distance.ts'
import type { CheckReport } from '../case-event.ts'
import type { CaseRules } from '../case-rules.ts'
import type { CaseState } from '../case-state.ts'
import { isBlank } from './handler.ts'

/** What somebody sends from the scene. */
export interface FromTheScene {
  photos?: string[]
  position?: { lon: number; lat: number }
  distanceReason?: string
}

/** How far from the place; null where the place or the position is not known. */
export function distanceOf({ place }: CaseState, { position }: FromTheScene): number | null {
  const { lon, lat } = place
  if (lon === undefined || lat === undefined || !position) return null
  return Math.round(distanceM([lon, lat], [position.lon, position.lat]))
}

/** Further than allowed without a reason; where one has to stand at the place, an unknown position needs one too. */
export function isTooFar(state: CaseState, sent: FromTheScene, rules: CaseRules, onTheSpot: boolean): boolean {
  if (!isBlank(sent.distanceReason)) return false
  const distance = distanceOf(state, sent)
  if (distance !== null) return distance > rules.verifyDistanceM
  return onTheSpot && state.place.lon !== undefined && state.place.lat !== undefined
}

export function reportFrom(state: CaseState, sent: FromTheScene): CheckReport {
  const { photos = [], position = null, distanceReason = null } = sent
  return { photos, position, distanceM: distanceOf(state, sent), distanceReason }
}

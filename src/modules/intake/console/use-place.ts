import { type AddressCandidate, locatePoint, resolveAddress } from '#modules/territory/contract.ts'
import { callOperation, type Problem, useOperation } from '#ui/call.ts'
import type { ChosenPlace, IntakeValues, PlaceNow } from './intake-values.ts'
import { useSlow } from './use-slow.ts'

/** The server takes an address by itself from here on (cases, place rule); below, a person chooses. */
const SURE_ENOUGH = 0.6
/** So sure that other readings need not be shown. */
const CERTAIN = 0.9
const SHOWN = 5
const WAIT_MS = 200

export interface PlaceReading {
  /** Null: not known yet where it is. */
  place: PlaceNow | null
  /** What a person may choose from; empty when there is nothing to choose. */
  candidates: readonly AddressCandidate[]
  ambiguous: boolean
  /** The address book knows nothing like it. */
  unknown: boolean
  problem: Problem | null
}

const areaOf = (found: AddressCandidate) => found.gridCode ?? found.communityCode ?? found.streetCode

/** Reads the address while it is typed; what a person has chosen stays until the address begins otherwise. */
export function usePlace({ address, place }: Pick<IntakeValues, 'address' | 'place'>): PlaceReading {
  const typed = address.trim()
  const asked = useSlow(typed, WAIT_MS)
  const reading = useOperation(resolveAddress, { text: asked }, { enabled: asked.length >= 2, freshForMs: 600_000 })
  if (place) {
    const { lon, lat, areaCode } = place
    return {
      place: { lon, lat, areaCode, confirmed: true },
      candidates: [],
      ambiguous: false,
      unknown: false,
      problem: null,
    }
  }
  const found = typed.length >= 2 && reading.data?.text === typed ? reading.data : null
  const best = found?.candidates[0]
  const isSure = best !== undefined && !found?.ambiguous && best.confidence >= SURE_ENOUGH
  return {
    place: isSure ? { lon: best.lon, lat: best.lat, areaCode: areaOf(best), confirmed: false } : null,
    candidates: isSure && best.confidence >= CERTAIN ? [] : (found?.candidates.slice(0, SHOWN) ?? []),
    ambiguous: found?.ambiguous ?? false,
    unknown: found !== null && found.candidates.length === 0,
    problem: reading.problem,
  }
}

export function choose(found: AddressCandidate): Pick<IntakeValues, 'address' | 'place'> {
  return {
    address: found.text,
    place: { lon: found.lon, lat: found.lat, areaCode: areaOf(found), address: found.text },
  }
}

/** A point on the map: where it is in names, if it lies in the district. */
export async function choosePoint(
  lon: number,
  lat: number,
  address: string,
): Promise<{ place: ChosenPlace; names: string } | null> {
  const found = await callOperation(locatePoint, { lon, lat })
  if (!found.inside) return null
  const names = [found.street, found.community].map((area) => area?.name ?? '').join('')
  const areaCode = (found.grid ?? found.community ?? found.street)?.code ?? null
  return { place: { lon, lat, areaCode, address: address.trim() === '' ? names : address }, names }
}

/** Words added behind what was chosen tell more of the same place; another beginning is another place. */
export function keepsPlace(place: ChosenPlace | undefined, address: string): boolean {
  return place !== undefined && place.address !== '' && address.startsWith(place.address)
}

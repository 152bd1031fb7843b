import type { LonLat } from '#core/place/geometry.ts'
import type { Place } from './address-index.ts'

/** How exactly a candidate says where it is. */
export type FoundPrecision = 'door' | 'building' | 'poi' | 'compound' | 'crossing' | 'road' | 'community' | 'street'

export interface Reason {
  zh: string
  en: string
}

export interface FoundAddress {
  /** Null where the place is no entry of the address book: the middle of a road, a community. */
  addressId: string | null
  text: string
  precision: FoundPrecision
  point: LonLat
  /** Code of the grid; of a community or street where nothing more is known. */
  areaCode: string
  /** 0 to 1. */
  confidence: number
  why: Reason
}

/** A candidate before the streets and communities named in the text have been weighed. */
export interface Draft extends FoundAddress {
  /** Where in the text it was read. */
  at: number
}

export function draftAt(
  place: Omit<Place, 'address'>,
  precision: FoundPrecision,
  confidence: number,
  why: Reason,
  at: number,
): Draft {
  const { addressId, text, point, areaCode } = place
  return { addressId, text, precision, point, areaCode, confidence, why, at }
}

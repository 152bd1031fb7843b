import { port } from '#core/port.ts'
import type { CaseFilters } from './views.ts'

/** Lights in the order of their weight, the worst last: the light of the step, red as soon as any limit is over. */
export const CASE_LIGHTS = ['none', 'paused', 'green', 'yellow', 'orange', 'red'] as const
export type CaseLight = (typeof CASE_LIGHTS)[number]

/** Cases that have a place: one row each, in lists of the same length. */
export interface PlacedCases {
  /** UUIDs, 16 bytes each. */
  ids: Buffer
  /** Degrees CGCS2000. */
  lon: Float64Array
  lat: Float64Array
  /** Index of `CASE_LIGHTS`. */
  light: Uint8Array
}

/** What a map says of one case; nothing of the citizen. */
export interface CaseMark {
  id: string
  caseNo: string
  state: string
  urgency: string
  category: string
  emergency: boolean
}

/**
 * Where cases lie, for maps: the very cases that `cases.listCases` lists by the same filters to the same caller, as far as
 * they have a place. `call` is the server's Call.
 */
export interface CasePlaces {
  now(call: object, filters: CaseFilters): Promise<PlacedCases>
  /**
   * Those that had been reported and had not ended by that moment; of `filters` only what does not change with time
   * should be asked for. Place and the other columns are those of today; the
   * light is that of the clock of the step which ran then, as its record stands today.
   */
  openAt(call: object, filters: CaseFilters, atMs: number): Promise<PlacedCases>
  /** Of cases that were found by one of these for the same caller. */
  marksOf(call: object, ids: readonly string[]): Promise<CaseMark[]>
}
export const casePlaces = port<CasePlaces>('cases.casePlaces')

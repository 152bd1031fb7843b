import type { WorkCalendar } from '#core/time/calendar.ts'
import { clockLight, ownClockNames } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { CASE_LIGHTS, type CaseLight, type CasePlaces, caseStates, listCases, type PlacedCases } from '../contract.ts'
import { findPastPlaces, marksOf, type PastPlace, PLACE_BYTES, packPlaces } from './case-places-store.ts'
import { caseRoom } from './case-room.ts'
import { readConditions } from './list-cases.ts'

const STEP_CLOCKS = [...new Set(caseStates.flatMap((state) => ownClockNames(state)))]

/** For maps: the places of cases by the conditions that lists have, cut by the same right. */
export function openCasePlaces(): CasePlaces {
  return {
    now: async (given, filters) => {
      const call = given as Call
      return unpack(await packPlaces(call.db, readConditions(call, filters, listCases.may)))
    },
    openAt: async (given, filters, atMs) => {
      const call = given as Call
      // State and light are those of then, which no column keeps.
      const { light: lights, state: _state, open: _open, ...rest } = filters
      const found = await findPastPlaces(call.db, readConditions(call, rest, listCases.may), atMs, STEP_CLOCKS)
      const calendar = call.runtime.use(caseRoom).calendar.calendar()
      const lit = found.map((place) => ({ place, light: pastLight(place, atMs, calendar) }))
      const asked = lights ? lit.filter(({ light }) => (lights as readonly CaseLight[]).includes(light)) : lit
      return {
        ids: Buffer.concat(asked.map(({ place }) => place.id)),
        lon: Float64Array.from(asked, ({ place }) => place.lon),
        lat: Float64Array.from(asked, ({ place }) => place.lat),
        light: Uint8Array.from(asked, ({ light }) => CASE_LIGHTS.indexOf(light)),
      }
    },
    marksOf: (call, ids) => marksOf((call as Call).db, ids),
  }
}

function pastLight({ over, clock }: PastPlace, atMs: number, calendar: WorkCalendar): CaseLight {
  if (over) return 'red'
  if (!clock) return 'none'
  if (clock.pauses.some(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || toMs > atMs))) return 'paused'
  // Paused since: when it was due at that time is no longer written anywhere.
  return clock.dueMs === null ? 'none' : clockLight(clock, atMs, calendar)
}

function unpack(packed: Buffer): PlacedCases {
  const count = packed.length / PLACE_BYTES
  const ids = Buffer.alloc(count * 16)
  const lon = new Float64Array(count)
  const lat = new Float64Array(count)
  const light = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const at = row * PLACE_BYTES
    packed.copy(ids, row * 16, at, at + 16)
    lon[row] = packed.readDoubleBE(at + 16)
    lat[row] = packed.readDoubleBE(at + 24)
    light[row] = packed.readInt32BE(at + 32)
  }
  return { ids, lon, lat, light }
}

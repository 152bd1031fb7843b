import { fault } from '#core/fault.ts'
import type { WorkCalendar } from '#core/time/calendar.ts'
import { clockLight, ownClockNames } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { CASE_LIGHTS, type CaseLight, type CasePlaces, caseStates, listCases, type PlacedCases } from '../contract.ts'
import { findPastPlaces, marksOf, type PastPlace, PLACE_BYTES, packPlaces } from './case-places-store.ts'
import { caseRoom } from './case-room.ts'
import { readConditions } from './list-cases.ts'

const tooManyPlaces = () =>
  fault('too-many-places', {
    status: 422,
    zh: '符合条件的案件超过 50 万件，地图不能全部显示。请缩小时间或区域。',
    en: 'More than 500,000 cases fit: too many for a map. Choose a shorter time or a smaller area.',
  })

/** A district's open cases many times over; a map of more says nothing. */
const MOST_PLACES = 500_000

const STEP_CLOCKS = [...new Set(caseStates.flatMap((state) => ownClockNames(state)))]

/** For maps: the places of cases by the conditions that lists have, cut by the same right. */
export function openCasePlaces(): CasePlaces {
  return {
    now: async (given, filters) => {
      const call = given as Call
      return unpack(await packPlaces(call.db, readConditions(call, filters, listCases.may), MOST_PLACES))
    },
    openAt: async (given, filters, atMs) => {
      const call = given as Call
      const found = await findPastPlaces(call.db, readConditions(call, filters, listCases.may), atMs, {
        stepClocks: STEP_CLOCKS,
        most: MOST_PLACES,
      })
      refuseMore(found.length)
      const calendar = call.runtime.use(caseRoom).calendar.calendar()
      return {
        ids: Buffer.concat(found.map(({ id }) => id)),
        lon: Float64Array.from(found, ({ lon }) => lon),
        lat: Float64Array.from(found, ({ lat }) => lat),
        light: Uint8Array.from(found, (place) => CASE_LIGHTS.indexOf(pastLight(place, atMs, calendar))),
      }
    },
    marksOf: (call, ids) => marksOf((call as Call).db, ids),
  }
}

/** Nothing is drawn in part as though it were all. */
function refuseMore(count: number): void {
  if (count > MOST_PLACES) throw tooManyPlaces()
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
  refuseMore(count)
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

import { DAY_MS, localDate, toRfc3339 } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getPicture } from '../contract.ts'
import { ownAreas } from '../domain/own-areas.ts'
import { communityRoom } from './community-room.ts'
import { countHouseholds } from './household-store.ts'
import { countOpenNeeds } from './need-store.ts'
import { countRecords } from './record-store.ts'
import { homesSeen } from './sight.ts'
import { answeringFor, placeNames } from './views.ts'

/** Of several communities the first, or the one that is named; counts are of that one alone. */
export const getPictureHandler = handle(getPicture, async ({ area }, call) => {
  const areas = areasOf(call)
  const wanted = area ?? areas[0]?.code
  const seen = wanted === undefined ? [] : homesSeen(call, wanted)
  const { soonDays } = call.runtime.use(communityRoom).rules()
  const [counts, records, openNeeds] = await Promise.all([
    countHouseholds(call.db, seen, localDate(call.nowMs), localDate(call.nowMs + soonDays * DAY_MS)),
    countRecords(call.db, seen, call.nowMs - 30 * DAY_MS),
    countOpenNeeds(call.db, seen),
  ])
  return {
    asOf: toRfc3339(call.nowMs),
    areas,
    area: areas.find(({ code }) => code === wanted) ?? null,
    ...counts,
    visits30: records.visits,
    services30: records.services,
    openNeeds,
    answering: seen[0] === undefined ? [] : answeringFor(call, seen[0]),
  }
})

function areasOf(call: Call) {
  const book = call.runtime.use(areaBook)
  return ownAreas(call.scope()).map((code) => ({
    code,
    name: book.find(code)?.name ?? code,
    street: placeNames(call, code).street ?? '',
  }))
}

import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type BoardSign, getBoard } from '../contract.ts'
import { DOMAIN_EN } from '../domain/domain-words.ts'
import { cardView } from './card-view.ts'
import { seesPlace } from './places-seen.ts'
import { hourMeans } from './roll-store.ts'
import { signRoom } from './sign-room.ts'
import { allStates } from './state-store.ts'
import { valueView } from './value-view.ts'

const HOUR_MS = 3_600_000
const HOURS = 24

/** All signs with where they stand, and a day of hours beside each. */
export const getBoardHandler = handle(getBoard, async ({ place }, call) => {
  const { runtime, nowMs } = call
  const room = runtime.use(signRoom)
  const scope = call.scope()
  const states = (await allStates(call.db)).filter((state) => seesPlace(scope, state.place))
  const byCode = Map.groupBy(states, ({ code }) => code)
  const shown = new Map(
    [...byCode].map(([code, own]) => {
      const there = place === undefined ? undefined : own.find((state) => state.place === place)
      return [code, there ?? own.find((state) => state.place === '') ?? null]
    }),
  )
  const firstMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS - HOURS * HOUR_MS
  const keys = [...shown.values()].flatMap((state) => (state ? [{ code: state.code, place: state.place }] : []))
  const means = Map.groupBy(await hourMeans(call.db, keys, firstMs), ({ code }) => code)
  const signs: BoardSign[] = room.all().map((sign) => {
    const split = (byCode.get(sign.code) ?? []).filter((state) => state.place !== '')
    const views = split.map((state) => valueView(runtime, sign, state, nowMs))
    const hours: (number | null)[] = Array.from({ length: HOURS }, () => null)
    for (const { startMs, mean } of means.get(sign.code) ?? []) hours[Math.round((startMs - firstMs) / HOUR_MS)] = mean
    return {
      ...cardView(sign),
      ...valueView(runtime, sign, shown.get(sign.code) ?? null, nowMs),
      hours: hours.slice(0, HOURS),
      places: split.length,
      placesAlarmed: views.filter(({ level }) => level === 'orange' || level === 'red').length,
      actionable: sign.actionable !== null,
    }
  })
  return {
    asOf: toRfc3339(nowMs),
    simulated: signs.some((sign) => sign.simulated),
    domains: room.domains().map(({ id, zh }) => ({ id, zh, en: DOMAIN_EN[id] ?? id })),
    signs,
  }
})

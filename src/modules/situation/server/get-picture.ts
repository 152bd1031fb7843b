import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { listCases } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getPicture, type Picture } from '../contract.ts'
import { SLOTS } from '../domain/figure-words.ts'
import { type Counted, composeFigures, hasValue, streetFigures } from './compose-figures.ts'
import { composeDays, composeFlows, composeSteps, composeStreets, composeUnits } from './compose-groups.ts'
import { onDuty } from './on-duty.ts'
import { pictureRoom } from './picture-room.ts'
import { wallCase } from './wall-case.ts'

export const getPictureHandler = handle(getPicture, async ({ street }, call): Promise<Picture> => {
  const { runtime } = call
  const room = runtime.use(pictureRoom)
  const rules = room.rules()
  const shown = street === undefined ? null : runtime.use(areaBook).find(street)
  if (street !== undefined && shown?.level !== 'street') throw noSuchStreet(street)
  const [now, rates, duty, repeated, connected] = await Promise.all([
    room.now(call),
    room.rates(call),
    onDuty(call),
    shown ? room.repeated(call, shown.code) : [],
    room.sourced(call, 'connectRate'),
  ])
  const counted: Counted = { now, rates, rateDays: rules.rateDays }
  const cases = (rows: typeof now.newestRed) => rows.map((row) => wallCase(runtime, row, now.confidential.has(row.id)))
  return {
    asOf: toRfc3339(now.atMs),
    ratesAsOf: toRfc3339(rates.atMs),
    rules: { rateDays: rules.rateDays, rankLeast: rules.rankLeast, repeatDays: rules.repeatDays },
    demo: runtime.config.demo,
    figures: composeFigures(counted, connected),
    received: composeDays(counted),
    steps: composeSteps(counted, rules),
    streets: composeStreets(runtime, counted, rules, streetsSeen(call, counted)),
    units: composeUnits(runtime, counted),
    newestRed: cases(now.newestRed),
    pressing: cases(now.pressing),
    nightHandover: cases(now.night),
    flows: composeFlows(runtime, counted),
    duty,
    street: shown
      ? {
          code: shown.code,
          zh: shown.name,
          en: shown.name,
          figures: streetFigures(counted, shown.code),
          repeated: [...repeated],
        }
      : null,
    slots: Object.entries(SLOTS).flatMap(([id, why]) =>
      id === 'connectRate' && hasValue(connected) ? [] : [{ id, why }],
    ),
  }
})

/** Streets of the caller's area, and those where the caller has cases. */
function streetsSeen(call: Call, { now, rates }: Counted): (code: string) => boolean {
  const scope = call.scope(listCases.may)
  const counted = new Set([...now.tallies, ...rates.rates.onTime.now].map(({ street }) => street))
  return (code) =>
    scope.all || counted.has(code) || scope.areas.some((area) => area.startsWith(code) || code.startsWith(area))
}

function noSuchStreet(code: string) {
  return fault('street-unknown', {
    status: 422,
    zh: `没有编码为 ${code} 的街道。请从街道列表中选择。`,
    en: `There is no street ${code}. Choose one of the list of streets.`,
  })
}

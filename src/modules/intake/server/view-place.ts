import { fault } from '#core/fault.ts'
import { rosterBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { viewPlace } from '../contract.ts'

/** Enough to know whom to call; a street's whole shift is no answer. */
const SHOWN = 3

export const viewPlaceHandler = handle(viewPlace, async ({ areaCode }, call) => {
  const areas = call.runtime.use(areaBook)
  if (!areas.find(areaCode))
    throw fault('area-unknown', {
      status: 404,
      zh: '没有这个区域编码。请从列表中选择街道或社区。',
      en: 'There is no area with this code. Choose one from the list.',
    })
  const { street, community, grid } = areas.namesOf(areaCode)
  const responsible = call.runtime.use(rosterBook).responsibleAt(areaCode, call.nowMs)
  return {
    names: [street, community, grid].filter((name) => name !== undefined),
    responsible: responsible
      .slice(0, SHOWN)
      .map(({ name, phoneMasked, shift }) => ({ name, phoneMasked, onShift: shift !== 'standing' })),
  }
})

import type { TestHouse } from '#apps/test-house.ts'
import { accept, complete, dispatch, file, report, sign, skipCheck } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'

const MATTERS = [
  ['路灯不亮', '100118'],
  ['垃圾没人清运', '200102'],
  ['井盖松动有响声', '100102'],
  ['人行道地砖破损', '200104'],
] as const

/** Nothing to see on the spot: called back without a check. */
const INDOORS = ['家中停电', '300203'] as const

/** Cases in different grids, as operators would report them; `to` says how far they go. Answers their ids. */
export async function fileCases(
  house: TestHouse,
  count: number,
  to: 'reported' | 'filed' | 'callback',
): Promise<string[]> {
  const as = (account: string) => house.principal(account)
  const [operator, intake, filing] = [await as('operator1'), await as('intakeOfficer1'), await as('filingOfficer1')]
  const areas = house.runtime.use(areaBook)
  const grids = areas.all('grid')
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const grid = grids[(at * 37) % grids.length]!
    const [title, category] = to === 'callback' ? INDOORS : MATTERS[at % MATTERS.length]!
    const { community = '', street = '' } = areas.namesOf(grid.code)
    const { id } = await house.perform(
      report,
      {
        channel: 'hotline12345',
        title: `${community}${title}`,
        text: `${street}${community}${title}，已经三天，请尽快处理。`,
        place: { lon: grid.labelPoint[0], lat: grid.labelPoint[1], address: `${street}${community}` },
        category,
        appealType: 'complaint',
        elements: { name: true, time: true, place: true, cause: true, course: true },
        appellant: { name: '王五', phone: `1390001${String(1000 + at)}` },
      },
      operator,
    )
    ids.push(id)
    if (to === 'reported') continue
    await house.perform(accept, { id, duplicatesChecked: true }, intake)
    await house.perform(file, { id, conditionMet: true }, filing)
    if (to === 'filed') continue
    const lead = house.runtime.use(catalogueBook).duty(category, grid.code)!.lead
    const handler = await as(lead.startsWith('street') ? `${lead}.dispatcher` : `${lead}.handler1`)
    await house.perform(dispatch, { id, lead }, await as('dispatcher1'))
    await house.perform(sign, { id }, handler)
    await house.perform(complete, { id, result: 'solved', answer: '已与当事双方协商解决。' }, handler)
    await house.perform(skipCheck, { id, basis: 'hotline' }, intake)
  }
  return ids
}

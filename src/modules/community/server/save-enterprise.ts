import { fault } from '#core/fault.ts'
import { areaCodeAt } from '#core/place/area-code.ts'
import { inScope } from '#core/scope.ts'
import { localDate } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { saveEconomicGrid, saveEnterprise } from '../contract.ts'
import { isCreditCode } from '../domain/credit-code.ts'
import { communityRoom } from './community-room.ts'
import { areasOfGrid, gridsOwning, saveEconomicGrids } from './economic-grid-store.ts'
import { knownEnterprises, saveEnterprises } from './enterprise-store.ts'
import { outsideArea, unknownKey } from './faults.ts'
import { CONTACT_NAME, CONTACT_PHONE } from './secrets.ts'

/** Which grid an enterprise lies in is told by its position, never by whoever enters it. */
export const saveEnterpriseHandler = handle(saveEnterprise, async (input, call) => {
  const creditCode = input.creditCode.trim().toUpperCase()
  if (!isCreditCode(creditCode))
    throw fault('credit-code', {
      status: 422,
      zh: '统一社会信用代码应为 18 位且校验码正确。请对照营业执照核对。',
      en: 'The credit code must have 18 signs with a right check sign. Compare it with the licence.',
      fields: [{ field: 'creditCode', zh: '校验码不对。', en: 'The check sign is wrong.' }],
    })
  const rules = call.runtime.use(communityRoom).rules()
  const size = rules.sizes.find(({ key }) => key === input.size)
  if (!size) throw unknownKey('规模', input.size)
  if (!rules.industries.some(({ key }) => key === input.industry)) throw unknownKey('行业', input.industry)
  const areaCode = call.runtime.use(areaBook).gridAt(input.lon, input.lat)?.code ?? null
  const scope = call.scope()
  if (areaCode === null || !inScope(scope, { areaCode, units: [] })) throw outsideArea()
  if (input.areaCode !== undefined && !areaCode.startsWith(input.areaCode)) throw outsideArea()
  const [known] = await knownEnterprises(call.db, [creditCode])
  // One that stands in another area is not taken over, and whoever asks does not learn where it is.
  if (known && !inScope(scope, { areaCode: known.areaCode, units: [] }))
    throw fault('enterprise-elsewhere', {
      status: 422,
      zh: '这家企业登记在其他区域，不能在此登记。如已迁入，请数据管理员办理。',
      en: 'This enterprise is registered elsewhere. If it has moved here, ask the data steward.',
    })
  const { secrets } = call.runtime
  const seal = (text: string | undefined, purpose: string) =>
    text?.trim() ? secrets.seal(text.trim(), purpose).cipher : null
  const id = known?.id ?? call.newId()
  await saveEnterprises(
    call.db,
    [
      {
        id,
        creditCode,
        name: input.name.trim(),
        industry: input.industry,
        size: size.key,
        areaCode,
        address: input.address.trim(),
        lon: input.lon,
        lat: input.lat,
        staff: input.staff ?? null,
        key: false,
        active: input.active ?? true,
        contactNameSealed: seal(input.contactName, CONTACT_NAME),
        contactPhoneSealed: seal(input.contactPhone, CONTACT_PHONE),
        everyDays: size.everyDays,
        dueDay: localDate(call.nowMs),
      },
    ],
    call.nowMs,
  )
  call.note(id)
  return { id }
})

/** Both what it gets and what it had must lie within the caller's area, and what others lose too. */
export const saveEconomicGridHandler = handle(saveEconomicGrid, async ({ code, name, keeperUnit, areas }, call) => {
  const book = call.runtime.use(areaBook)
  const scope = call.scope()
  const wanted = [...new Set(areas)]
  const touched = [...wanted, ...(await areasOfGrid(call.db, code)), ...(await gridsOwning(call.db, wanted, code))]
  const isMine = touched.every((area) => inScope(scope, { areaCode: area, units: [] }))
  if (!isMine || wanted.some((area) => areaCodeAt(area, 'grid') === null || book.find(area)?.level !== 'grid'))
    throw outsideArea()
  await saveEconomicGrids(
    call.db,
    [{ code, name: name.trim(), keeperUnit: keeperUnit ?? null, areas: wanted }],
    call.nowMs,
  )
  call.note(code)
  return { code, areas: wanted.length }
})

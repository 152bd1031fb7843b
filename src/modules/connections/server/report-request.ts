import { fault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { report, supplement } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { reportRequest, supplementRequest } from '../contract.ts'
import { findAttributeFault, sayAttributes } from '../domain/public-attributes.ts'
import { publicText } from '../domain/public-view.ts'
import { findOwnRequest, insertRequest } from './public-request-store.ts'
import { publicRoom } from './public-room.ts'

const CHANNEL = 'web'
const PURPOSE = 'connections.sender'
const TITLE_LENGTH = 40

type Wish = Input<typeof reportRequest>

/** A program reports in the name of the house: what it may is to send requests in, nothing of the life of cases. */
export const reportRequestHandler = handle(reportRequest, async (input, call) => {
  const category = call.runtime.use(catalogueBook).category(input.category)
  if (!category?.active)
    throw fault('category-unknown', {
      status: 404,
      zh: `没有类别 ${input.category}。请先读取类别列表。`,
      en: `There is no service_code ${input.category}.`,
    })
  const attributes = call.runtime.use(publicRoom).attributesOf(category.code)
  const wrong = findAttributeFault(attributes, input.attributes ?? [])
  if (wrong)
    throw fault('attribute-wrong', { status: 422, zh: `${wrong.zh}。请对照类别定义改正。`, en: `${wrong.en}.` })
  const said = input.description?.trim() ?? ''
  const lines = [said || category.zh, ...sayAttributes(attributes, input.attributes ?? [])]
  const { id, caseNo } = await call.runtime.callWithin({ ...call, principal: SYSTEM }, report, {
    channel: CHANNEL,
    title: titleOf(category.zh, said),
    text: lines.join('\n'),
    category: category.code,
    ...placeOf(input),
    appellant:
      input.name || input.phone
        ? { ...(input.name ? { name: input.name } : {}), ...(input.phone ? { phone: input.phone } : {}) }
        : { anonymous: true },
  })
  const names = input.name ? [input.name] : []
  await insertRequest(call.db, {
    caseId: id,
    account: call.principal.account,
    text: publicText(said || category.zh, names),
    address: input.address ? publicText(input.address, names) : null,
    mediaUrl: input.mediaUrl ?? null,
    senderSealed: sealSender(input, call),
    nowMs: call.nowMs,
  })
  call.note(id, { caseNo, category: category.code })
  return { caseNo, notice: `已登记，编号 ${caseNo}。` }
})

function titleOf(category: string, said: string): string {
  const first =
    said
      .split(/[\n。！？!?]/, 1)[0]
      ?.trim()
      .slice(0, TITLE_LENGTH) ?? ''
  return first ? `${category}：${first}` : category
}

function placeOf({ lon, lat, address, areaCode }: Wish) {
  const point = lon !== undefined && lat !== undefined ? { lon, lat, datum: 'WGS-84' as const } : {}
  const place = { ...point, ...(address ? { address } : {}), ...(areaCode ? { areaCode } : {}) }
  return Object.keys(place).length > 0 ? { place } : {}
}

function sealSender({ email, device, sender }: Wish, { runtime }: Call): string | null {
  if (!email && !device && !sender) return null
  return runtime.secrets.seal(JSON.stringify({ email, device, sender }), PURPOSE).cipher
}

export const supplementRequestHandler = handle(supplementRequest, async ({ caseNo, text }, call) => {
  const caseId = await findOwnRequest(call.db, caseNo, call.principal.account)
  if (caseId === null)
    throw fault('request-unknown', {
      status: 404,
      zh: '没有这件诉求，或它不是由此程序上报。请核对编号。',
      en: 'There is no such request of this program.',
    })
  await call.runtime.callWithin({ ...call, principal: SYSTEM }, supplement, { id: caseId, text })
  call.note(caseId)
  return { caseNo, at: toRfc3339(call.nowMs) }
})

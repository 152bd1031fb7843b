import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { proposeHandlers } from '../contract.ts'
import { catalogueBooks } from './catalogue-books.ts'
import { noCategory } from './faults.ts'

export const proposeHandlersHandler = handle(proposeHandlers, async (input, call) => {
  const books = call.runtime.use(catalogueBooks)
  const category = books.category(input.code)
  if (!category) throw noCategory(input.code)
  const version = books.versions.duty
  const nobody = (zh: string, en: string) => ({
    lead: null,
    coHandlers: [],
    level: null,
    firstReceiver: false,
    reason: { zh, en },
    version,
  })
  const byPoint =
    input.lon === undefined || input.lat === undefined
      ? null
      : (call.runtime.use(areaBook).gridAt(input.lon, input.lat)?.code ?? null)
  const answer = books.resolve(input.code, input.areaCode ?? byPoint)
  if (answer === null)
    return nobody(
      `职责清单里没有“${category.zh}”，请人工选择主办单位。`,
      `The duty list has no rule for ${category.en}; choose the lead by hand.`,
    )
  if (!answer.ok) return nobody(answer.why.zh, answer.why.en)
  const { proposal } = answer
  const refOf = (id: string) => ({ id, name: call.runtime.use(unitBook).find(id)?.zh ?? id })
  const firstZh = proposal.firstReceiver ? '；实行首接负责' : ''
  const firstEn = proposal.firstReceiver ? '; the first receiver leads to the end' : ''
  return {
    lead: refOf(proposal.lead),
    coHandlers: proposal.coHandlers.map(refOf),
    level: proposal.level,
    firstReceiver: proposal.firstReceiver,
    reason: {
      zh: `${proposal.basisZh}${firstZh}（职责清单第 ${version} 版）`,
      en: `By the duty list, version ${version}${firstEn}`,
    },
    version,
  }
})

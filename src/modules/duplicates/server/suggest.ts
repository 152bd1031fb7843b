import { fault } from '#core/fault.ts'
import { convertDatum } from '#core/place/datum.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type LikeCase, likeCases, type Suggestion, suggest } from '../contract.ts'
import { duplicateRuleBook } from './rule-port.ts'

type Asked = Parameters<Parameters<typeof handle<typeof suggest>>[1]>[0]

export const suggestHandler = handle(suggest, async (input, call) => {
  const { suggest: rule } = call.runtime.use(duplicateRuleBook).rule()
  const found = await likeTo(input, call)
  const items = found
    .filter(({ alike }) => alike)
    .slice(0, rule.most)
    .map(({ score, likely, reasons, ...other }): Suggestion => {
      if (!other.visible) return { elsewhere: true, score, likely, reasons: [], ...NOTHING }
      const { id, caseNo, title, address, state, open } = other
      const reportedAt = toRfc3339(other.reportedMs)
      return { elsewhere: false, score, likely, reasons, id, caseNo, title, address, state, open, reportedAt }
    })
  return { items }
})

const NOTHING = { id: null, caseNo: null, title: null, address: null, state: null, open: null, reportedAt: null }

/** To the case that is named, or to what is being typed. */
async function likeTo(input: Asked, call: Call): Promise<LikeCase[]> {
  const like = call.runtime.use(likeCases)
  if (input.id !== undefined) return like.findFor(call, input.id)
  const { text = '', address = '', category = null, lon, lat, datum = 'CGCS2000' } = input
  const hasPlace = lon !== undefined && lat !== undefined
  if (text.trim() === '' && !hasPlace)
    throw fault('nothing-to-compare', {
      status: 422,
      zh: '没有可比对的内容。请给出案件编号，或文字，或位置。',
      en: 'Nothing to compare. Name a case, or give words or a place.',
    })
  const [x = null, y = null] = hasPlace ? convertDatum([lon, lat], datum, 'CGCS2000') : []
  return like.find(call, { words: text, address, category, lon: x, lat: y, callers: [] })
}

import type { Input } from '#core/operation.ts'
import { distanceM } from '#core/place/distance.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { phoneIndexesOf } from '#modules/cases/contract.ts'
import { type LikeCase, likeCases } from '#modules/duplicates/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { callDesk, findCallerHistory, findSimilar, type SimilarCase } from '../contract.ts'
import { titleOf } from '../domain/title-of.ts'
import { type Candidate, casesOfPhone, findByNumber } from './similar-store.ts'

const SHOWN = 8
const SAME_NUMBER = { zh: '同一编号', en: 'same number' }

export const findSimilarHandler = handle(findSimilar, async (input, call) => {
  const { lon = null, lat = null, channel, externalNo } = input
  const like = await likeTo(input, call)
  const same =
    channel !== undefined && externalNo !== undefined ? await findByNumber(call.db, channel, externalNo.trim()) : null
  const items = like
    .filter((one) => one.open && one.visible && one.id !== same?.id && (one.alike || one.samePerson))
    .slice(0, SHOWN)
    .map(similarOf)
  return { items: same ? [sameNumberOf(same, lon, lat), ...items] : items }
})

async function likeTo(input: Input<typeof findSimilar>, call: Call): Promise<LikeCase[]> {
  const like = call.runtime.use(likeCases)
  if (input.except !== undefined) return like.findFor(call, input.except)
  const { text, category = null, lon = null, lat = null, phone } = input
  // Greetings choose nobody to compare.
  const words = [titleOf(text), text].filter((part) => part !== '').join('\n')
  const callers = phone ? call.runtime.use(phoneIndexesOf)(phone) : []
  return like.find(call, { words, address: '', category, lon, lat, callers })
}

const similarOf = ({ visible: _visible, likely: _likely, reportedMs, ...like }: LikeCase): SimilarCase => ({
  ...like,
  sameNumber: false,
  reportedAt: toRfc3339(reportedMs),
})

function sameNumberOf(same: Candidate, lon: number | null, lat: number | null): SimilarCase {
  const { reportedMs, ...rest } = same
  const away = lon === null || lat === null || same.lon === null || same.lat === null
  return {
    ...rest,
    ...{ samePerson: false, sameNumber: true, alike: true, score: 1, reasons: [SAME_NUMBER] },
    reportedAt: toRfc3339(reportedMs),
    distanceM: away ? null : Math.round(distanceM([lon, lat], [same.lon!, same.lat!])),
  }
}

export const findCallerHistoryHandler = handle(findCallerHistory, async (input, call) => ({
  items: (await casesOfPhone(call.db, await indexesFor(call, input), call.scope())).map((found) => ({
    id: found.id,
    caseNo: found.caseNo,
    title: found.title,
    address: found.address,
    state: found.state,
    category: found.category,
    open: found.open,
    reportedAt: toRfc3339(found.reportedMs),
  })),
}))

/** A call whose number is withheld has no earlier cases. */
async function indexesFor(call: Call, { phone, callId }: Input<typeof findCallerHistory>): Promise<string[]> {
  const given = callId === undefined ? phone : (await call.runtime.use(callDesk).find(call, callId)).phone
  return given === undefined || given === null ? [] : call.runtime.use(phoneIndexesOf)(given)
}

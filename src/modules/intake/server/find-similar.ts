import type { Input } from '#core/operation.ts'
import { distanceM } from '#core/place/distance.ts'
import { bigrams } from '#core/text/bigrams.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { phoneIndexesOf } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { callDesk, findCallerHistory, findSimilar, type SimilarCase } from '../contract.ts'
import { type Comparison, overlap, similarity } from '../domain/similarity.ts'
import { similarityReasons } from '../domain/similarity-reasons.ts'
import { titleOf } from '../domain/title-of.ts'
import { type Candidate, casesOfPhone, findByNumber, findCandidates } from './similar-store.ts'

const DAY_MS = 86_400_000
const LOOK_BACK_DAYS = 30
/** A long text is looked up by the first few terms of what it is about: they choose candidates, not the score. */
const SEARCH_TERMS = 3
const LEAST_SCORE = 0.45
const SHOWN = 8
const SAME_NUMBER = { zh: '同一编号', en: 'same number' }

export const findSimilarHandler = handle(findSimilar, async (input, call) => {
  const wanted = new Set(bigrams(input.text))
  const point = input.lon !== undefined && input.lat !== undefined ? ([input.lon, input.lat] as [number, number]) : null
  const candidates = await findCandidates(call.db, {
    scope: call.scope(),
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
    terms: bigrams(titleOf(input.text)).slice(0, SEARCH_TERMS),
    phoneIndexes: input.phone ? call.runtime.use(phoneIndexesOf)(input.phone) : [],
    sinceMs: call.nowMs - LOOK_BACK_DAYS * DAY_MS,
    except: input.except ?? null,
  })
  const same =
    input.channel !== undefined && input.externalNo !== undefined
      ? await findByNumber(call.db, input.channel, input.externalNo.trim())
      : null
  const compared = (found: Candidate): SimilarCase => {
    const away = point && found.lon !== null && found.lat !== null ? distanceM(point, [found.lon, found.lat]) : null
    const comparison: Comparison = {
      text: overlap(wanted, new Set(bigrams(`${found.title}\n${found.body}`))),
      distanceM: away,
      sameCategory: input.category !== undefined && found.category === input.category,
      sameClass: input.category !== undefined && found.category?.slice(0, 4) === input.category.slice(0, 4),
      ageDays: (call.nowMs - found.reportedMs) / DAY_MS,
      samePerson: found.samePerson,
    }
    const score = similarity(comparison)
    const { body: _body, reportedMs, ...rest } = found
    return {
      ...rest,
      sameNumber: found.id === same?.id,
      reportedAt: toRfc3339(reportedMs),
      distanceM: away === null ? null : Math.round(away),
      score: found.id === same?.id ? 1 : Math.round(score * 100) / 100,
      reasons: found.id === same?.id ? [SAME_NUMBER] : similarityReasons(comparison),
    }
  }
  const items = candidates
    .filter((found) => found.id !== same?.id)
    .map(compared)
    .filter((item) => item.score >= LEAST_SCORE || item.samePerson)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
  return { items: same ? [compared(same), ...items] : items }
})

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

import { distanceM } from '#core/place/distance.ts'
import { bigrams } from '#core/text/bigrams.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import type { LikeCase, LikeCases, WrittenReport } from '../contract.ts'
import { openRanking } from '../domain/rank/rank-duplicates.ts'
import { reasonText } from '../domain/rank/reason-text.ts'
import { type Report, STILL_OPEN } from '../domain/rank/report.ts'
import { duplicateRuleBook } from './rule-port.ts'
import { reportOf, reportsLike, type StoredReport } from './suggest-store.ts'

const DAY_MS = 86_400_000
/** The first terms of a text choose whom to compare; the score looks at all of it. */
const SEARCH_TERMS = 3
/** Of so many it is told how alike they are. */
const MOST = 100
/** Hundredths: without a place only what is said in such like words is worth a look. */
const NEARLY_THE_SAME_WORDS = 50

export const openLikeCases = (): LikeCases => ({
  find: (given, written) => {
    const call = given as Call
    return findLike(call, writtenReport(written, call.nowMs), null)
  },
  findFor: async (given, caseIdOrNo) => {
    const call = given as Call
    const { caseId } = await call.runtime.use(caseSight).mustSee(call, caseIdOrNo)
    return findLike(call, storedReport(await reportOf(call.db, caseId, call.scope())), caseId)
  },
})

async function findLike(call: Call, own: Report, except: string | null): Promise<LikeCase[]> {
  const { suggest: rule } = call.runtime.use(duplicateRuleBook).rule()
  const withinMs = rule.withinDays * DAY_MS
  const { lon, lat, callers = [] } = own
  const terms = bigrams(own.words.split('\n')[0] ?? '').slice(0, SEARCH_TERMS)
  const search = { aroundMs: own.openedMs, withinMs, lon, lat, terms, callers, except }
  const found = await reportsLike(call.db, { ...search, scope: call.scope() })
  const ranking = openRanking([own, ...found.map(storedReport)], { withinMs, most: MOST })
  return ranking.candidatesOf(0).map(({ at, score, reasons }) => {
    const other = found[at - 1]!
    const isNearlySaid = reasons.some(({ code, value = 0 }) => code === 'words' && value >= NEARLY_THE_SAME_WORDS)
    const { body: _body, closedMs: _closed, unit: _unit, callers: others, ...shown } = other
    return {
      ...shown,
      samePerson: callers.some((caller) => others.includes(caller)),
      distanceM: metresBetween(own, other),
      score,
      alike: score >= rule.showAtLeast || (lon === null && isNearlySaid),
      likely: score >= rule.likelyAtLeast,
      reasons: reasons.map((reason) => ({ zh: reasonText(reason, 'zh'), en: reasonText(reason, 'en') })),
    }
  })
}

function metresBetween(a: Pick<Report, 'lon' | 'lat'>, b: Pick<Report, 'lon' | 'lat'>): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null
  return Math.round(distanceM([a.lon, a.lat], [b.lon, b.lat]))
}

const groupOf = (category: string | null) => category?.slice(0, 4) ?? ''

const writtenReport = ({ category, ...written }: WrittenReport, nowMs: number): Report => ({
  ...written,
  ...{ id: '', openedMs: nowMs, endedMs: STILL_OPEN, unit: '' },
  ...{ type: category ?? '', group: groupOf(category) },
})

const storedReport = (one: StoredReport): Report => ({
  id: one.id,
  openedMs: one.reportedMs,
  // What is open has not ended; of what left by another way than closing it is not known when.
  endedMs: one.open ? STILL_OPEN : one.closedMs,
  lon: one.lon,
  lat: one.lat,
  address: one.address ?? '',
  type: one.category ?? '',
  group: groupOf(one.category),
  words: `${one.title}\n${one.body}`,
  unit: one.unit ?? '',
  callers: one.callers,
})

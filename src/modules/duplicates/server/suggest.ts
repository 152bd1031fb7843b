import { fault } from '#core/fault.ts'
import { convertDatum } from '#core/place/datum.ts'
import { bigrams } from '#core/text/bigrams.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type Suggestion, suggest } from '../contract.ts'
import { openRanking } from '../domain/rank/rank-duplicates.ts'
import { reasonText } from '../domain/rank/reason-text.ts'
import type { Report } from '../domain/rank/report.ts'
import { duplicateRuleBook } from './rule-port.ts'
import { reportOf, reportsLike, type StoredReport } from './suggest-store.ts'

const DAY_MS = 86_400_000
/** The first terms of a text choose whom to compare; the score looks at all of it. */
const SEARCH_TERMS = 3

type Asked = Parameters<Parameters<typeof handle<typeof suggest>>[1]>[0]

export const suggestHandler = handle(suggest, async (input, call) => {
  const { suggest: rule } = call.runtime.use(duplicateRuleBook).rule()
  const own = await askedFor(input, call)
  const found = await reportsLike(call.db, {
    scope: call.scope(),
    aroundMs: own.openedMs,
    withinMs: rule.withinDays * DAY_MS,
    lon: own.lon,
    lat: own.lat,
    terms: bigrams(own.words.split('\n')[0] ?? '').slice(0, SEARCH_TERMS),
    except: own.id === '' ? null : own.id,
  })
  const ranking = openRanking([own, ...found.map(toReport)], { withinMs: rule.withinDays * DAY_MS, most: rule.most })
  const items = ranking
    .candidatesOf(0)
    .filter(({ score }) => score >= rule.showAtLeast)
    .map(({ at, score, reasons }): Suggestion => {
      const said = { score, likely: score >= rule.likelyAtLeast }
      const other = found[at - 1]!
      if (!other.visible) return { elsewhere: true, ...said, reasons: [], ...NOTHING }
      return {
        elsewhere: false,
        ...said,
        reasons: reasons.map((reason) => ({ zh: reasonText(reason, 'zh'), en: reasonText(reason, 'en') })),
        id: other.id,
        caseNo: other.caseNo,
        title: other.title,
        address: other.address,
        state: other.state,
        open: other.open,
        reportedAt: toRfc3339(other.reportedMs),
      }
    })
  return { items }
})

const NOTHING = { id: null, caseNo: null, title: null, address: null, state: null, open: null, reportedAt: null }

/** The case that is named, if the caller may see it, or what is being typed, as if it were reported now. */
async function askedFor(input: Asked, call: Call): Promise<Report> {
  if (input.id !== undefined) {
    const { caseId } = await call.runtime.use(caseSight).mustSee(call, input.id)
    return toReport(await reportOf(call.db, caseId, call.scope()))
  }
  const { text = '', address = '', category, lon, lat, datum = 'CGCS2000' } = input
  const hasPlace = lon !== undefined && lat !== undefined
  if (text.trim() === '' && !hasPlace)
    throw fault('nothing-to-compare', {
      status: 422,
      zh: '没有可比对的内容。请给出案件编号，或文字，或位置。',
      en: 'Nothing to compare. Name a case, or give words or a place.',
    })
  const point = hasPlace ? convertDatum([lon, lat], datum, 'CGCS2000') : null
  return {
    id: '',
    openedMs: call.nowMs,
    endedMs: null,
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
    address,
    type: category ?? '',
    group: category?.slice(0, 4) ?? '',
    words: text,
    unit: '',
  }
}

const toReport = (one: StoredReport): Report => ({
  id: one.id,
  openedMs: one.reportedMs,
  endedMs: one.closedMs,
  lon: one.lon,
  lat: one.lat,
  address: one.address ?? '',
  type: one.category ?? '',
  group: one.category?.slice(0, 4) ?? '',
  words: `${one.title}\n${one.body}`,
  unit: one.unit ?? '',
})

import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getTopic, listTopics } from '../contract.ts'
import { sharedTitle } from '../domain/cluster/shared-title.ts'
import { casesOfTopic, lastSweep, listedTopics, type TopicCaseRow } from './topic-store.ts'

const DAY_MS = 86_400_000
const USUAL_DAYS = 30
const LEAST_CASES = 2
/** Of one topic so many cases are shown; the list counts all. */
const MOST_CASES = 500

export const listTopicsHandler = handle(listTopics, async ({ from, to, limit = 50 }, call) => {
  const toMs = to === undefined ? call.nowMs + 1 : Date.parse(to)
  const fromMs = from === undefined ? toMs - USUAL_DAYS * DAY_MS : Date.parse(from)
  const [rows, swept] = [
    await listedTopics(call.db, { scope: call.scope(), fromMs, toMs, limit, least: LEAST_CASES }),
    await lastSweep(call.db),
  ]
  return {
    items: rows.map(({ firstMs, lastMs, titles, ...row }) => ({
      ...row,
      title: sharedTitle(titles),
      firstAt: toRfc3339(firstMs),
      lastAt: toRfc3339(lastMs),
    })),
    asOf: swept ? toRfc3339(swept.sweptMs) : null,
  }
})

export const getTopicHandler = handle(getTopic, async ({ id }, call) => {
  const found = await casesOfTopic(call.db, id, call.scope(), MOST_CASES)
  if (!found)
    throw fault('topic-missing', {
      status: 404,
      zh: '没有这个热点，或其中没有你能看的案件。热点每 10 分钟重算，请回到列表再看。',
      en: 'There is no such topic, or none of its cases is yours to see. Topics are reckoned every 10 minutes: go back to the list.',
    })
  const { cases, elsewhere } = found
  return {
    id,
    title: sharedTitle([...cases].sort(byMiddle).map((one) => one.title)),
    cases: cases.map(({ middle: _middle, reportedMs, ...row }) => ({ ...row, reportedAt: toRfc3339(reportedMs) })),
    elsewhere,
  }
})

const byMiddle = (a: TopicCaseRow, b: TopicCaseRow) =>
  Number(b.middle) - Number(a.middle) || b.reportedMs - a.reportedMs

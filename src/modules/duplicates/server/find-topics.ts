import { newId } from '#platform/ids.ts'
import { job } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { keepTopics } from '../domain/keep-topics.ts'
import { groupAside } from './group-aside.ts'
import { duplicateRuleBook } from './rule-port.ts'
import { keepFound, knownTopics, lastSweep, newestTexts, sweepNow } from './topic-store.ts'

const DAY_MS = 86_400_000

export const findTopics = job(
  'duplicates.findTopics',
  async (_payload, call) => {
    await reckonTopics(call.runtime)
  },
  '*/10 * * * *',
)

/** Reckons anew when cases came or left the time; answers how many topics there are, null if nothing had changed. */
export async function reckonTopics(runtime: Runtime): Promise<number | null> {
  const { topics: rule } = runtime.use(duplicateRuleBook).rule()
  const nowMs = runtime.wallMs()
  const sinceMs = nowMs - rule.lookBackDays * DAY_MS
  const [now, last] = [await sweepNow(runtime.db, sinceMs), await lastSweep(runtime.db)]
  if (last && last.cases === now.cases && last.newestMs === now.newestMs) return null
  const texts = await newestTexts(runtime.db, sinceMs, rule.mostCases)
  const groups = (await groupAside(texts)).filter(({ members }) => members.length >= rule.leastCases)
  const members = groups.map((group) => group.members.map((at) => texts[at]!))
  const kept = keepTopics(
    members.map((cases) => cases.map(({ id }) => id)),
    await knownTopics(runtime.db),
  )
  const found = members.map((cases, at) => ({
    id: kept[at] ?? newId(),
    centreId: texts[groups[at]!.centre]!.id,
    caseIds: cases.map(({ id }) => id),
    firstMs: cases[0]!.atMs,
    lastMs: cases.at(-1)!.atMs,
  }))
  await runtime.db.tx((tx) => keepFound(tx, found, now, nowMs))
  return found.length
}

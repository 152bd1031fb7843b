import { personBook } from '#modules/people/contract.ts'
import { within } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import type { ReportQuery, Topic } from '../contract.ts'
import { addReport, findReports } from './saved-store.ts'
import { listTopicRows, putTopic } from './topic-store.ts'

/** `districts/<key>/demo-topics.json`: reports and topic pages of a demonstration. */
interface DemoTopics {
  /** Post of whoever they belong to. */
  owner: string
  reports: { id: string; name: string; note: string; query: ReportQuery }[]
  topics: Pick<Topic, 'id' | 'name' | 'intro' | 'position' | 'blocks'>[]
}

/** Reports that are shared and topics that show them; once, so that what people make of them stays. */
export const seed: Seed = async (call, district, mode, progress) => {
  const demo = mode === 'demo' ? await district.find<DemoTopics>('demo-topics') : null
  if (!demo || (await listTopicRows(call.db)).length > 0) return
  const persons = call.runtime.use(personBook)
  const byId = persons.holders(demo.owner)[0]
  if (byId === undefined) return
  const byName = persons.find(byId)?.name ?? ''
  const known = new Set(
    (
      await findReports(
        call.db,
        demo.reports.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  )
  await within(call.db, async (tx) => {
    for (const report of demo.reports.filter(({ id }) => !known.has(id)))
      await addReport(tx, { ...report, byId, byName, atMs: call.nowMs, shared: true })
    for (const topic of demo.topics)
      await putTopic(tx, { ...topic, published: true, posts: [], changedBy: byName, byId, atMs: call.nowMs }, null)
  })
  progress(`报表：${demo.reports.length} 张演示报表、${demo.topics.length} 个专题`)
}

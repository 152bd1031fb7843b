import { type Fault, fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import {
  getTopic,
  listTopics,
  listTopicVersions,
  removeTopic,
  reportSources,
  saveTopic,
  type Topic,
} from '../contract.ts'
import { findField } from '../domain/source-card.ts'
import { type BlockReport, checkBlocks } from '../domain/topic.ts'
import { findReports } from './saved-store.ts'
import { findTopic, listTopicRows, putTopic, type StoredTopic, setTopicRemoved, topicVersions } from './topic-store.ts'

export const listTopicsHandler = handle(listTopics, async (_input, call) => ({
  items: (await listTopicRows(call.db)).filter((topic) => maySee(call, topic)).map(viewOf),
}))

export const getTopicHandler = handle(getTopic, async ({ id }, call) => {
  const found = await findTopic(call.db, id)
  if (!found || !maySee(call, found)) throw unknown()
  return viewOf(found)
})

export const saveTopicHandler = handle(saveTopic, async ({ id, ...input }, call) => {
  const reports = await reportsOn(call, input.blocks)
  const fields = checkBlocks(input.blocks, input.published, (query) => reports.get(query) ?? null)
  if (fields.length > 0)
    throw fault('topic-blocks', {
      status: 422,
      zh: `专题还有 ${fields.length} 处要改。${fields[0]!.zh}。`,
      en: `The topic needs ${fields.length} changes. ${fields[0]!.en}.`,
      fields,
    })
  const before = id === undefined ? null : await findTopic(call.db, id)
  if (id !== undefined && before === null) throw unknown()
  const topicId = id ?? call.newId()
  const seen = before === null ? null : (call.command.expectedVersion ?? before.version)
  const { id: byId, name: changedBy } = call.principal
  const version = await putTopic(
    call.db,
    { id: topicId, ...input, name: input.name.trim(), intro: input.intro.trim(), byId, changedBy, atMs: call.nowMs },
    seen,
  )
  if (version === null)
    throw fault('stale-version', {
      status: 409,
      zh: '专题已由他人改过。请重新打开，再存你的改动。',
      en: 'The topic was changed meanwhile. Open it again, then save your change.',
    })
  call.note(topicId)
  return { id: topicId, version }
})

export const removeTopicHandler = handle(removeTopic, async ({ id }, call) => {
  if ((await findTopic(call.db, id)) === null) throw unknown()
  await setTopicRemoved(call.db, id, call.nowMs)
  call.note(id)
  return { id }
})

export const listTopicVersionsHandler = handle(listTopicVersions, async ({ id }, call) => {
  if ((await findTopic(call.db, id)) === null) throw unknown()
  const items = await topicVersions(call.db, id)
  return {
    items: items.map(({ version, topic, by, atMs }) => ({
      version,
      topic: viewOf({ ...topic, version, changedMs: atMs }),
      by,
      at: toRfc3339(atMs),
    })),
  }
})

function maySee(call: Call, { published, posts }: StoredTopic): boolean {
  if (call.may('reports:keep-topics')) return true
  return published && (posts.length === 0 || call.principal.posts.some(({ post }) => posts.includes(post)))
}

async function reportsOn(call: Call, blocks: Topic['blocks']): Promise<Map<string, BlockReport>> {
  const ids = [...new Set(blocks.flatMap(({ query }) => query ?? []))]
  const stored = (await findReports(call.db, ids)).filter(
    ({ shared, ownerId }) => shared || ownerId === call.principal.id,
  )
  return new Map(
    stored.map(({ id, shared, query }) => {
      const card = call.runtime.use(reportSources).find(query.source)?.card
      const first = query.groups[0]
      const onMap = card !== undefined && first !== undefined && findField(card, first)?.areaLevel !== undefined
      return [id, { shared, groups: query.groups.length, measures: query.measures.length, onMap }]
    }),
  )
}

const unknown = (): Fault =>
  fault('topic-unknown', {
    status: 404,
    zh: '没有这个专题，或它没有对你的岗位开放。请从专题列表中选。',
    en: 'There is no such topic, or it is not open to your post. Choose one of the list.',
  })

const viewOf = ({ changedMs, ...topic }: StoredTopic): Topic => ({ ...topic, changedAt: toRfc3339(changedMs) })

import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { TopicBlock } from '../domain/topic.ts'

export interface StoredTopic {
  id: string
  name: string
  intro: string
  position: number
  published: boolean
  posts: string[]
  version: number
  blocks: TopicBlock[]
  changedBy: string
  changedMs: number
}

const COLUMNS = sql`id, name, intro, position, published, posts, version, blocks, changed_by as "changedBy",
  (extract(epoch from changed_at) * 1000)::float8 as "changedMs"`

export async function listTopicRows(db: Executor): Promise<StoredTopic[]> {
  return db.many<StoredTopic>(sql`
    select ${COLUMNS} from reports.topic where removed_at is null order by position, name, id limit 200`)
}

export async function findTopic(db: Executor, id: string): Promise<StoredTopic | null> {
  return db.maybeOne<StoredTopic>(sql`
    select ${COLUMNS} from reports.topic where id = ${id}::uuid and removed_at is null`)
}

export interface WrittenTopic extends Omit<StoredTopic, 'version' | 'changedMs'> {
  byId: string
  atMs: number
}

/** `seen` null: a new one. Answers the new version; null: it was changed meanwhile. */
export async function putTopic(tx: Executor, it: WrittenTopic, seen: number | null): Promise<number | null> {
  const values = sql`${it.name}, ${it.intro}, ${it.position}, ${it.published}, ${it.posts}::text[], ${JSON.stringify(it.blocks)}::jsonb,
    ${it.changedBy}, to_timestamp(${it.atMs / 1000})`
  const row =
    seen === null
      ? await tx.maybeOne<{ version: number }>(sql`
          insert into reports.topic (id, version, name, intro, position, published, posts, blocks, changed_by, changed_at)
          values (${it.id}::uuid, 1, ${values}) returning version`)
      : await tx.maybeOne<{ version: number }>(sql`
          update reports.topic set (name, intro, position, published, posts, blocks, changed_by, changed_at) = row(${values}),
            version = version + 1
          where id = ${it.id}::uuid and version = ${seen} and removed_at is null returning version`)
  if (row === null) return null
  const { byId, atMs, ...topic } = it
  await tx.run(sql`
    insert into reports.topic_version (topic_id, version, topic, by_id, by_name, at)
    values (${it.id}::uuid, ${row.version}, ${JSON.stringify(topic)}::jsonb, ${byId}, ${it.changedBy}, to_timestamp(${atMs / 1000}))`)
  return row.version
}

export async function setTopicRemoved(tx: Executor, id: string, atMs: number): Promise<void> {
  await tx.run(sql`update reports.topic set removed_at = to_timestamp(${atMs / 1000}) where id = ${id}::uuid`)
}

export interface TopicVersion {
  version: number
  topic: Omit<StoredTopic, 'version' | 'changedMs'>
  by: string
  atMs: number
}

export async function topicVersions(db: Executor, id: string): Promise<TopicVersion[]> {
  return db.many<TopicVersion>(sql`
    select version, topic, by_name as by, (extract(epoch from at) * 1000)::float8 as "atMs"
    from reports.topic_version where topic_id = ${id}::uuid order by version desc limit 100`)
}

import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

const ms = (at: Sql) => sql`round(extract(epoch from ${at}) * 1000)::float8`
const at = (atMs: number) => sql`to_timestamp(${atMs / 1000}::float8)`

export interface MessageToStore {
  id: string
  source: string
  externalNo: string
  channel: string
  confidential: boolean
  title: string | null
  sealedTitle: string | null
  sealedText: string | null
  sealedName: string | null
  sealedPhone: string | null
  sealedEmail: string | null
  sealedAddress: string | null
  link: string | null
  publishedMs: number | null
  receivedMs: number
}

/** Null: the source has sent this number before. Two that arrive at once wait for each other here. */
export async function insertMessage(tx: Executor, one: MessageToStore): Promise<string | null> {
  const row = await tx.maybeOne<{ id: string }>(sql`
    insert into messages.message (id, source, external_no, channel, confidential, title, sealed_title, sealed_text, sealed_name,
      sealed_phone, sealed_email, sealed_address, link, published_at, received_at)
    values (${one.id}, ${one.source}, ${one.externalNo}, ${one.channel}, ${one.confidential}, ${one.title}, ${one.sealedTitle},
      ${one.sealedText}, ${one.sealedName}, ${one.sealedPhone}, ${one.sealedEmail}, ${one.sealedAddress}, ${one.link},
      ${one.publishedMs === null ? null : at(one.publishedMs)}, ${at(one.receivedMs)})
    on conflict (source, external_no) do nothing returning id`)
  return row?.id ?? null
}

export async function removeMessage(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from messages.message where id = ${id}::uuid and case_id is null`)
}

export async function knowsNumber(db: Executor, source: string, externalNo: string): Promise<boolean> {
  return (
    (await db.maybeOne<{ id: string }>(
      sql`select id from messages.message where source = ${source} and external_no = ${externalNo}`,
    )) !== null
  )
}

/** A case that somebody has registered by hand under the same number. */
export async function findCaseByNumber(
  db: Executor,
  channel: string,
  externalNo: string,
): Promise<{ id: string; caseNo: string } | null> {
  return db.maybeOne(sql`
    select id, case_no as "caseNo" from cases.v_case where channel = ${channel} and external_no = ${externalNo} limit 1`)
}

export async function linkMessage(
  tx: Executor,
  id: string,
  made: { id: string; caseNo: string },
  byName: string,
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    update messages.message set case_id = ${made.id}::uuid, case_no = ${made.caseNo}, registered_by_name = ${byName},
      registered_at = ${at(nowMs)} where id = ${id}::uuid`)
}

export interface StoredMessage extends MessageToStore {
  caseId: string | null
  caseNo: string | null
  replies: number
  repliesWaiting: number
}

const COLUMNS = sql`m.id, m.source, m.external_no as "externalNo", m.channel, m.confidential, m.title,
  m.sealed_title as "sealedTitle", m.sealed_text as "sealedText", m.sealed_name as "sealedName",
  m.sealed_phone as "sealedPhone", m.sealed_email as "sealedEmail", m.sealed_address as "sealedAddress", m.link,
  ${ms(sql`m.published_at`)} as "publishedMs", ${ms(sql`m.received_at`)} as "receivedMs", m.case_id as "caseId",
  m.case_no as "caseNo", (select count(*)::int from messages.reply r where r.message_id = m.id) as replies,
  (select count(*)::int from messages.reply r where r.message_id = m.id and r.taken_at is null) as "repliesWaiting"`

export interface MessageQuery {
  source?: string | undefined
  state?: 'waiting' | 'registered' | undefined
  reply?: 'waiting' | 'taken' | undefined
  text?: string | undefined
  withConfidential: boolean
  before: { atMs: number; id: string } | null
  limit: number
}

export async function findMessages(db: Executor, query: MessageQuery): Promise<StoredMessage[]> {
  const parts: Sql[] = [query.withConfidential ? sql`true` : sql`not m.confidential`]
  if (query.source) parts.push(sql`m.source = ${query.source}`)
  if (query.state) parts.push(query.state === 'waiting' ? sql`m.case_id is null` : sql`m.case_id is not null`)
  const waits = sql`exists (select 1 from messages.reply r where r.message_id = m.id and r.taken_at is null)`
  if (query.reply === 'waiting') parts.push(waits)
  if (query.reply === 'taken')
    parts.push(sql`exists (select 1 from messages.reply r where r.message_id = m.id) and not ${waits}`)
  if (query.text) {
    const has = (column: Sql) => sql`strpos(lower(coalesce(${column}, '')), lower(${query.text})) > 0`
    parts.push(sql`(${has(sql`m.title`)} or ${has(sql`m.external_no`)} or ${has(sql`m.case_no`)})`)
  }
  if (query.before) parts.push(sql`(m.received_at, m.id) < (${at(query.before.atMs)}, ${query.before.id}::uuid)`)
  return db.many<StoredMessage>(sql`
    select ${COLUMNS} from messages.message m where ${sql.join(parts, sql` and `)}
    order by m.received_at desc, m.id desc limit ${query.limit}`)
}

/** What waits for somebody, of all that the caller may see. */
export async function countToDo(
  db: Executor,
  withConfidential: boolean,
): Promise<{ toRegister: number; repliesWaiting: number }> {
  const seen = withConfidential ? sql`true` : sql`not m.confidential`
  return db.one(sql`
    select (select count(*)::int from messages.message m where m.case_id is null and ${seen}) as "toRegister",
      (select count(*)::int from messages.reply r join messages.message m on m.id = r.message_id
        where r.taken_at is null and ${seen}) as "repliesWaiting"`)
}

/** Locked: two people who register one message at once make one case. */
export async function lockMessage(tx: Executor, id: string): Promise<StoredMessage | null> {
  return tx.maybeOne<StoredMessage>(sql`select ${COLUMNS} from messages.message m where m.id = ${id}::uuid for update`)
}

export async function countWaiting(db: Executor): Promise<{ waiting: number; lastMs: number | null }> {
  return db.one(sql`
    select (select count(*)::int from messages.message where case_id is null) as waiting,
      (select ${ms(sql`max(received_at)`)} from messages.message) as "lastMs"`)
}

import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

const ms = (at: Sql) => sql`round(extract(epoch from ${at}) * 1000)::float8`
const at = (atMs: number) => sql`to_timestamp(${atMs / 1000}::float8)`

/** What a closed case tells whoever wrote, once for each round of it. Of a confidential matter only what may be published. */
export async function addReplies(
  db: Executor,
  caseId: string,
  { newId, sources, nowMs }: { newId(): string; sources: readonly string[]; nowMs: number },
): Promise<number> {
  const rows = await db.many<{ id: string; round: number; text: string }>(sql`
    select m.id, coalesce((k.state_data->>'round')::int, 1) as round,
      coalesce(nullif(k.state_data->>'publicReply', ''), nullif(k.state_data->>'answer', '')) as text
    from messages.message m join cases.v_case k on k.id = m.case_id
    where m.case_id = ${caseId}::uuid and m.source = any(${[...sources]}::text[]) and k.state in ('closed', 'archived')
      and coalesce(nullif(k.state_data->>'publicReply', ''), nullif(k.state_data->>'answer', '')) is not null`)
  let added = 0
  for (const { id, round, text } of rows)
    added += await db.run(sql`
      insert into messages.reply (id, message_id, round, text, made_at)
      values (${newId()}, ${id}::uuid, ${round}, ${text}, ${at(nowMs)}) on conflict (message_id, round) do nothing`)
  return added
}

export interface StoredReply {
  id: string
  source: string
  externalNo: string
  caseNo: string | null
  link: string | null
  text: string
  madeMs: number
  takenMs: number | null
  takenByName: string | null
}

export async function waitingReplies(
  db: Executor,
  query: { source?: string | undefined; withConfidential: boolean; limit: number },
): Promise<StoredReply[]> {
  return db.many<StoredReply>(sql`
    select r.id, m.source, m.external_no as "externalNo", m.case_no as "caseNo", m.link, r.text, ${ms(sql`r.made_at`)} as "madeMs",
      ${ms(sql`r.taken_at`)} as "takenMs", r.taken_by_name as "takenByName"
    from messages.reply r join messages.message m on m.id = r.message_id
    where r.taken_at is null and (${query.source ?? null}::text is null or m.source = ${query.source ?? null})
      and (${query.withConfidential} or not m.confidential)
    order by r.made_at, r.id limit ${query.limit}`)
}

export async function markTaken(tx: Executor, ids: readonly string[], byName: string, nowMs: number): Promise<number> {
  return tx.run(sql`
    update messages.reply set taken_at = ${at(nowMs)}, taken_by_name = ${byName}
    where id = any(${[...ids]}::uuid[]) and taken_at is null`)
}

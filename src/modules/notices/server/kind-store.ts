import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Channel, NoticeKind } from '../domain/kind.ts'

export interface StoredKind extends NoticeKind {
  changedMs: number
}

const columns = sql`id, zh, en, channels, (extract(epoch from changed_at) * 1000)::float8 as "changedMs"`

export async function listKinds(db: Executor): Promise<StoredKind[]> {
  return db.many<StoredKind>(sql`select ${columns} from notices.kind order by place`)
}

/** Kinds of the district's file; the channels that people have chosen since stay. */
export async function seedKinds(db: Executor, kinds: readonly NoticeKind[], by: string): Promise<void> {
  await db.run(sql`
    insert into notices.kind (id, place, zh, en, channels, changed_by)
    select k.kind->>'id', k.place, k.kind->>'zh', k.kind->>'en',
      array(select jsonb_array_elements_text(k.kind->'channels')), ${by}
    from jsonb_array_elements(${JSON.stringify(kinds)}::jsonb) with ordinality as k(kind, place)
    on conflict (id) do update set place = excluded.place, zh = excluded.zh, en = excluded.en`)
}

export async function setChannels(
  db: Executor,
  kind: string,
  channels: readonly Channel[],
  by: string,
): Promise<StoredKind | null> {
  return db.maybeOne<StoredKind>(sql`
    update notices.kind set channels = ${[...channels]}, changed_by = ${by}, changed_at = clock_timestamp()
     where id = ${kind} returning ${columns}`)
}

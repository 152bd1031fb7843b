import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { TargetMeasure } from '../domain/target.ts'

export type LevelClass = 'cost' | 'output' | 'benefit' | 'satisfaction'

export interface StoredLevel {
  level1: string
  level2: string
  class: LevelClass
}

export interface StoredEntry extends TargetMeasure {
  id: string
  level1: string
  level2: string
  level3: string
  basis: string
  origin: 'seed' | 'person'
  savedByName: string
  savedMs: number
}

export async function listLevels(db: Executor): Promise<StoredLevel[]> {
  return db.many<StoredLevel>(sql`select level1, level2, class from targets.library_level order by position`)
}

const columns = sql`
  id, level1, level2, level3, kind, op, trim_scale(value)::text as value, value_unit as "valueUnit", text, ref, basis, origin,
  saved_by_name as "savedByName", (extract(epoch from saved_at) * 1000)::float8 as "savedMs"`

export async function listEntries(db: Executor): Promise<StoredEntry[]> {
  return db.many<StoredEntry>(sql`
    select ${columns} from targets.library_entry e
    order by (select min(l.position) from targets.library_level l where l.level1 = e.level1 and l.level2 = e.level2), level3
    limit 2000`)
}

export async function findEntry(db: Executor, id: string): Promise<StoredEntry | null> {
  return db.maybeOne<StoredEntry>(sql`select ${columns} from targets.library_entry where id = ${id}`)
}

/** The entry of these levels under whatever id. */
export async function findEntryNamed(
  db: Executor,
  { level1, level2, level3 }: Pick<StoredEntry, 'level1' | 'level2' | 'level3'>,
): Promise<StoredEntry | null> {
  return db.maybeOne<StoredEntry>(sql`
    select ${columns} from targets.library_entry where level1 = ${level1} and level2 = ${level2} and level3 = ${level3}`)
}

export async function saveEntry(
  tx: Executor,
  entry: Omit<StoredEntry, 'savedByName' | 'savedMs'>,
  by: { byId: string; byName: string; nowMs: number },
): Promise<void> {
  const e = entry
  await tx.run(sql`
    insert into targets.library_entry (id, level1, level2, level3, kind, op, value, value_unit, text, ref, basis, origin,
      saved_by, saved_by_name, saved_at)
    values (${e.id}, ${e.level1}, ${e.level2}, ${e.level3}, ${e.kind}, ${e.op}, ${e.value}::numeric, ${e.valueUnit},
      ${e.text}, ${e.ref}, ${e.basis}, ${e.origin}, ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000}))
    on conflict (id) do update set level1 = excluded.level1, level2 = excluded.level2, level3 = excluded.level3,
      kind = excluded.kind, op = excluded.op, value = excluded.value, value_unit = excluded.value_unit,
      text = excluded.text, ref = excluded.ref, basis = excluded.basis, origin = excluded.origin,
      saved_by = excluded.saved_by, saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at`)
}

export async function removeEntry(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from targets.library_entry where id = ${id}`)
}

/** Names of the district's file; what people have kept stays. */
export async function seedLevels(tx: Executor, levels: readonly StoredLevel[]): Promise<void> {
  await tx.run(sql`
    insert into targets.library_level (level1, level2, class, position)
    select l.row->>'level1', l.row->>'level2', l.row->>'class', l.place
    from jsonb_array_elements(${JSON.stringify(levels)}::jsonb) with ordinality as l(row, place)
    on conflict (level1, level2) do update set class = excluded.class, position = excluded.position`)
}

export async function seedEntries(
  tx: Executor,
  entries: readonly Omit<StoredEntry, 'origin' | 'savedByName' | 'savedMs'>[],
  by: { byId: string; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into targets.library_entry (id, level1, level2, level3, kind, op, value, value_unit, text, ref, basis, origin,
      saved_by, saved_by_name, saved_at)
    select (e->>'id')::uuid, e->>'level1', e->>'level2', e->>'level3', e->>'kind', e->>'op', (e->>'value')::numeric,
      e->>'valueUnit', e->>'text', e->>'ref', e->>'basis', 'seed', ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000})
    from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) e
    on conflict do nothing`)
}

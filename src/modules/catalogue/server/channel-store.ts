import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Channel, DeadlineTable, Variant, VariantOverride } from '../domain/channel.ts'

/** The newest version of every channel, in order of code. */
export async function loadChannels(db: Executor): Promise<Channel[]> {
  const rows = await db.many<Channel>(sql`
    select distinct on (id) id, code, zh, en, variant, needs_callback as "needsCallback",
      identity_known as "identityKnown", from_public as "fromPublic",
      deadline_table as "deadlineTable", entry, active, version
    from catalogue.channel_version order by id, version desc`)
  return rows.sort((a, b) => a.code.localeCompare(b.code))
}

export async function loadDeadlineTables(db: Executor): Promise<DeadlineTable[]> {
  const rows = await db.many<{ body: DeadlineTable }>(sql`select body from catalogue.deadline_table order by place`)
  return rows.map((row) => row.body)
}

export async function loadVariantOverrides(db: Executor): Promise<VariantOverride[]> {
  return db.many<{ when: Record<string, string>; variant: Variant }>(
    sql`select conditions as "when", variant from catalogue.variant_override order by place`,
  )
}

export async function addChannelVersions(
  db: Executor,
  version: number,
  channels: readonly Omit<Channel, 'version'>[],
): Promise<void> {
  for (const channel of channels)
    await db.run(sql`
      insert into catalogue.channel_version (id, version, code, zh, en, variant, needs_callback, identity_known,
        from_public, deadline_table, entry, active)
      values (${channel.id}, ${version}, ${channel.code}, ${channel.zh}, ${channel.en}, ${channel.variant},
        ${channel.needsCallback}, ${channel.identityKnown}, ${channel.fromPublic}, ${channel.deadlineTable},
        ${channel.entry}, ${channel.active})`)
}

export async function saveDeadlineTables(db: Executor, tables: readonly DeadlineTable[]): Promise<void> {
  for (const [place, table] of tables.entries())
    await db.run(sql`
      insert into catalogue.deadline_table (key, place, body) values (${table.key}, ${place}, ${JSON.stringify(table)}::jsonb)
      on conflict (key) do nothing`)
}

export async function saveVariantOverrides(db: Executor, overrides: readonly VariantOverride[]): Promise<void> {
  for (const [place, { when, variant }] of overrides.entries())
    await db.run(sql`
      insert into catalogue.variant_override (place, conditions, variant)
      values (${place}, ${JSON.stringify(when)}::jsonb, ${variant}) on conflict (place) do nothing`)
}

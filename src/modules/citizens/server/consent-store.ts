import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export async function saveConsentText(
  db: Executor,
  { key, zh, en }: { key: string; zh: string; en: string },
  nowMs: number,
): Promise<void> {
  await db.run(sql`
    insert into citizens.consent_text (key, zh, en, first_shown_at) values (${key}, ${zh}, ${en}, to_timestamp(${nowMs / 1000}))
    on conflict (key) do nothing`)
}

export async function isConsentText(db: Executor, key: string): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 from citizens.consent_text where key = ${key}`)) !== null
}

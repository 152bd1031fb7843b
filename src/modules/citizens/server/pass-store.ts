import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface Pass {
  keyIndex: string
  caseId: string | null
  weChatIndex: string | null
  expiresMs: number
}

export async function addPass(db: Executor, { keyIndex, caseId, weChatIndex, expiresMs }: Pass): Promise<void> {
  await db.run(sql`
    insert into citizens.pass (key_index, case_id, we_chat_index, expires_at)
    values (${keyIndex}, ${caseId}, ${weChatIndex}, to_timestamp(${expiresMs / 1000}))`)
}

/** Whose WeChat a pass stands for. */
export async function findWeChatOfPass(
  db: Executor,
  indexes: readonly string[],
  nowMs: number,
): Promise<string | null> {
  const row = await db.maybeOne<{ index: string }>(sql`
    select we_chat_index as index from citizens.pass
     where key_index = any(${[...indexes]}::text[]) and we_chat_index is not null and expires_at > to_timestamp(${nowMs / 1000})`)
  return row?.index ?? null
}

export async function savePhoneCode(
  db: Executor,
  code: { caseId: string; codeIndex: string; sentMs: number; expiresMs: number },
): Promise<void> {
  await db.run(sql`
    insert into citizens.phone_code (case_id, code_index, sent_at, expires_at, tries)
    values (${code.caseId}, ${code.codeIndex}, to_timestamp(${code.sentMs / 1000}), to_timestamp(${code.expiresMs / 1000}), 0)
    on conflict (case_id) do update set code_index = excluded.code_index, sent_at = excluded.sent_at,
      expires_at = excluded.expires_at, tries = 0`)
}

/** Spends one try; the index of the code while there are tries left, else null. */
export async function spendTry(db: Executor, caseId: string, most: number, nowMs: number): Promise<string | null> {
  const row = await db.maybeOne<{ index: string }>(sql`
    update citizens.phone_code set tries = tries + 1
     where case_id = ${caseId} and tries < ${most} and expires_at > to_timestamp(${nowMs / 1000})
    returning code_index as index`)
  return row?.index ?? null
}

/** True once: a code opens one time. */
export async function dropPhoneCode(db: Executor, caseId: string, codeIndex: string): Promise<boolean> {
  return (
    (await db.run(sql`delete from citizens.phone_code where case_id = ${caseId} and code_index = ${codeIndex}`)) === 1
  )
}

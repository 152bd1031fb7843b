import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredReport {
  caseId: string
  caseNo: string
  appellantId: string
  followIndex: string
  createdMs: number
}

export interface NewReport extends StoredReport {
  draftId: string
  phoneIndex: string | null
  weChatIndex: string | null
  ticketNonce: string
  consentKey: string
}

const COLUMNS = sql`r.case_id as "caseId", r.case_no as "caseNo", r.appellant_id as "appellantId", r.follow_index as "followIndex",
  (extract(epoch from r.created_at) * 1000)::float8 as "createdMs"`

/** Holds the draft until the transaction ends; false: another delivery of it is under way. */
export async function takeDraft(tx: Executor, draftId: string): Promise<boolean> {
  const { taken } = await tx.one<{ taken: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtext('citizens.draft'), hashtext(${draftId})) as taken`)
  return taken
}

export async function findByDraft(db: Executor, draftId: string): Promise<StoredReport | null> {
  return db.maybeOne<StoredReport>(sql`select ${COLUMNS} from citizens.report r where r.draft_id = ${draftId}`)
}

export async function isTicketUsed(db: Executor, nonce: string): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 from citizens.report where ticket_nonce = ${nonce}`)) !== null
}

export async function addReport(tx: Executor, report: NewReport): Promise<void> {
  const at = sql`to_timestamp(${report.createdMs / 1000})`
  await tx.run(sql`
    insert into citizens.report (case_id, case_no, draft_id, appellant_id, follow_index, phone_index, we_chat_index, ticket_nonce,
      consent_key, consented_at, created_at)
    values (${report.caseId}, ${report.caseNo}, ${report.draftId}, ${report.appellantId}, ${report.followIndex},
      ${report.phoneIndex}, ${report.weChatIndex}, ${report.ticketNonce}, ${report.consentKey}, ${at}, ${at})`)
}

export async function findByFollowIndex(db: Executor, indexes: readonly string[]): Promise<StoredReport | null> {
  return db.maybeOne<StoredReport>(sql`
    select ${COLUMNS} from citizens.report r where r.follow_index = any(${[...indexes]}::text[])`)
}

export async function findByPass(
  db: Executor,
  indexes: readonly string[],
  nowMs: number,
): Promise<StoredReport | null> {
  return db.maybeOne<StoredReport>(sql`
    select ${COLUMNS} from citizens.pass p join citizens.report r on r.case_id = p.case_id
     where p.key_index = any(${[...indexes]}::text[]) and p.expires_at > to_timestamp(${nowMs / 1000})`)
}

export async function findByPhone(
  db: Executor,
  caseNo: string,
  phoneIndexes: readonly string[],
): Promise<StoredReport | null> {
  return db.maybeOne<StoredReport>(sql`
    select ${COLUMNS} from citizens.report r where r.case_no = ${caseNo} and r.phone_index = any(${[...phoneIndexes]}::text[])`)
}

export async function listByWeChat(db: Executor, index: string, most: number): Promise<StoredReport[]> {
  return db.many<StoredReport>(sql`
    select ${COLUMNS} from citizens.report r where r.we_chat_index = ${index} order by r.created_at desc limit ${most}`)
}

export interface Consented {
  consentedMs: number
  consentZh: string
  byWeChat: boolean
}

export async function findConsent(db: Executor, caseId: string): Promise<Consented | null> {
  return db.maybeOne<Consented>(sql`
    select (extract(epoch from r.consented_at) * 1000)::float8 as "consentedMs", c.zh as "consentZh",
      r.we_chat_index is not null as "byWeChat"
    from citizens.report r join citizens.consent_text c on c.key = r.consent_key where r.case_id = ${caseId}`)
}

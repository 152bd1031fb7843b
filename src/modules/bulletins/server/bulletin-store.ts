import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { BulletinDocument } from '../domain/document.ts'
import type { Cycle } from '../domain/say-figure.ts'
import type { BulletinKind } from '../domain/template.ts'

export type StoredFiles = Partial<Record<'pdf' | 'docx' | 'xlsx', string>>

export interface EditionHead {
  id: string
  template: string
  kind: BulletinKind
  cycle: Cycle
  subject: string
  periodKey: string
  number: string
  title: string
  state: 'draft' | 'signed'
  version: number
  dueMs: number
  madeMs: number
  signedBy: string | null
  signedMs: number | null
  correctsId: string | null
  corrects: string | null
  correctedById: string | null
  correctedBy: string | null
  reason: string | null
  toDay: string
}

export interface Edition extends EditionHead {
  document: BulletinDocument
  files: StoredFiles
}

const HEAD = sql`e.id, e.template, e.kind, e.cycle, e.subject, e.period_key as "periodKey", e.number, e.title, e.state, e.version,
  (extract(epoch from e.due_at) * 1000)::float8 as "dueMs", (extract(epoch from e.made_at) * 1000)::float8 as "madeMs",
  s.by_name as "signedBy", (extract(epoch from s.at) * 1000)::float8 as "signedMs", e.corrects as "correctsId",
  b.number as corrects, a.id as "correctedById", a.number as "correctedBy", e.reason, e.to_day::text as "toDay"`
const FROM = sql`bulletins.edition e left join bulletins.signature s on s.edition_id = e.id
  left join bulletins.edition b on b.id = e.corrects left join bulletins.edition a on a.corrects = e.id`

export interface ListAsk {
  kind: string | null
  state: string | null
  text: string | null
  /** Drafts are seen too. */
  drafts: boolean
  before: { day: string; id: string } | null
  limit: number
}

/** Newest period first. */
export async function listEditions(db: Executor, ask: ListAsk): Promise<EditionHead[]> {
  const parts = [sql`true`]
  if (ask.kind) parts.push(sql`e.kind = ${ask.kind}`)
  if (ask.state) parts.push(sql`e.state = ${ask.state}`)
  if (!ask.drafts) parts.push(sql`e.state = 'signed'`)
  if (ask.text)
    parts.push(
      sql`(position(lower(${ask.text}) in lower(e.number || ' ' || e.title)) > 0 or position(lower(${ask.text}) in e.body) > 0)`,
    )
  if (ask.before) parts.push(sql`(e.to_day, e.id) < (${ask.before.day}::date, ${ask.before.id}::uuid)`)
  return db.many<EditionHead>(sql`
    select ${HEAD} from ${FROM} where ${sql.join(parts, sql` and `)} order by e.to_day desc, e.id desc limit ${ask.limit}`)
}

export async function findEdition(db: Executor, id: string): Promise<Edition | null> {
  return db.maybeOne<Edition>(sql`
    select ${HEAD}, e.document, coalesce(s.files, e.files) as files from ${FROM} where e.id = ${id}::uuid`)
}

/** As `findEdition`, held until the transaction ends. */
export async function lockEdition(tx: Executor, id: string): Promise<Edition | null> {
  await tx.run(sql`select 1 from bulletins.edition where id = ${id}::uuid for update`)
  return findEdition(tx, id)
}

export async function findFirstOf(
  db: Executor,
  template: string,
  subject: string,
  periodKey: string,
): Promise<{ id: string; number: string } | null> {
  return db.maybeOne(sql`
    select id, number from bulletins.edition
    where template = ${template} and subject = ${subject} and period_key = ${periodKey} and corrects is null`)
}

/** Keys of the periods that are there, of one template and subject, from a day on. */
export async function presentKeys(db: Executor, template: string, subject: string, from: string): Promise<Set<string>> {
  const rows = await db.many<{ key: string }>(sql`
    select period_key as key from bulletins.edition
    where template = ${template} and subject = ${subject} and corrects is null and to_day >= ${from}::date`)
  return new Set(rows.map(({ key }) => key))
}

/** One process at a time makes what is due; false: another one is at it. Held until the transaction ends. */
export async function takeProducing(tx: Executor): Promise<boolean> {
  const { mine } = await tx.one<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('bulletins.produceDue')) as mine`,
  )
  return mine
}

/** Numbers of a template and year are given one after the other; the lock holds until the transaction ends. */
export async function nextNo(tx: Executor, template: string, year: number): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('bulletins.number'), hashtext(${`${template}:${year}`}))`)
  const row = await tx.one<{ no: number }>(sql`
    select coalesce(max(no), 0) + 1 as no from bulletins.edition where template = ${template} and year = ${year}`)
  return row.no
}

export interface NewEdition {
  id: string
  template: string
  subject: string
  year: number
  no: number
  document: BulletinDocument
  body: string
  dueMs: number
  madeMs: number
  madeBy: string
  correctsId: string | null
  reason: string | null
}

export async function insertEdition(tx: Executor, it: NewEdition): Promise<void> {
  const { document } = it
  await tx.run(sql`
    insert into bulletins.edition (id, template, kind, cycle, subject, period_key, from_day, to_day, year, no, number, title,
      body, state, document, due_at, made_at, made_by, corrects, reason)
    values (${it.id}, ${it.template}, ${document.kind}, ${document.cycle}, ${it.subject}, ${document.period.key},
      ${document.period.from}::date, ${document.period.to}::date, ${it.year}, ${it.no}, ${document.number}, ${document.title},
      ${it.body}, 'draft', ${JSON.stringify(document)}::jsonb, to_timestamp(${it.dueMs / 1000}), to_timestamp(${it.madeMs / 1000}),
      ${it.madeBy}, ${it.correctsId}, ${it.reason})`)
}

/** False: it has moved on, or is signed. */
export async function updateDraft(
  tx: Executor,
  { id, document, body, version }: { id: string; document: BulletinDocument; body: string; version: number },
): Promise<boolean> {
  return (
    (await tx.run(sql`
      update bulletins.edition set document = ${JSON.stringify(document)}::jsonb, body = ${body}, version = version + 1,
        files = '{}' where id = ${id}::uuid and version = ${version} and state = 'draft'`)) > 0
  )
}

/** Files of the draft as it stands in this version; of one that has moved on they are not kept. */
export async function keepDraftFiles(db: Executor, id: string, version: number, files: StoredFiles): Promise<void> {
  await db.run(sql`
    update bulletins.edition set files = ${JSON.stringify(files)}::jsonb
    where id = ${id}::uuid and version = ${version} and state = 'draft'`)
}

export interface Signed {
  id: string
  document: BulletinDocument
  statement: string
  sm3Pdf: string
  signature: string
  publicKey: string
  files: StoredFiles
  byId: string
  byName: string
  byPost: string
  atMs: number
}

export async function insertSignature(tx: Executor, it: Signed): Promise<void> {
  await tx.run(sql`
    update bulletins.edition set state = 'signed', document = ${JSON.stringify(it.document)}::jsonb, files = '{}',
      version = version + 1 where id = ${it.id}::uuid`)
  await tx.run(sql`
    insert into bulletins.signature (edition_id, statement, sm3_pdf, signature, public_key, files, by_id, by_name, by_post, at)
    values (${it.id}, ${it.statement}, ${it.sm3Pdf}, ${it.signature}, ${it.publicKey}, ${JSON.stringify(it.files)}::jsonb,
      ${it.byId}, ${it.byName}, ${it.byPost}, to_timestamp(${it.atMs / 1000}))`)
}

export interface StoredSignature {
  statement: string
  sm3Pdf: string
  signature: string
  publicKey: string
}

export async function findSignature(db: Executor, id: string): Promise<StoredSignature | null> {
  return db.maybeOne(sql`
    select statement, sm3_pdf as "sm3Pdf", signature, public_key as "publicKey" from bulletins.signature
    where edition_id = ${id}::uuid`)
}

export async function hasSignatures(db: Executor): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 as one from bulletins.signature limit 1`)) !== null
}

export async function editionsOfYear(
  db: Executor,
  year: number,
): Promise<{ id: string; template: string; key: string; state: 'draft' | 'signed'; number: string }[]> {
  return db.many(sql`
    select id, template, period_key as key, state, number from bulletins.edition
    where year = ${year} and subject = '' order by no`)
}

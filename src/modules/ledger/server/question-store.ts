import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { EntryKind, QuestionState } from '../domain/questions/question.ts'
import { unitInScope } from './sight-store.ts'

export interface StoredQuestion {
  id: string
  no: string
  projectId: string | null
  projectName: string | null
  unit: string | null
  tableKey: string | null
  year: number
  figure: string | null
  state: QuestionState
  askedBy: string
  askedByName: string
  askedMs: number
  answerBy: string | null
  saidMs: number
  entries: { kind: EntryKind; text: string; byId: string; byName: string; byPost: string; atMs: number }[]
}

/** Whose questions are seen: of the own units by those who answer or look on, one's own by whoever asks. */
export interface QuestionSight {
  answers: Scope | null
  asker: string | null
}

export interface QuestionQuery {
  sight: QuestionSight
  today: string
  id: string | null
  state: string | null
  overdue: boolean | null
  projectId: string | null
  text: string | null
  before: { atMs: number; id: string } | null
  limit: number
}

/** Newest word first. Questions about a whole table belong to those who see the whole district. */
export async function listQuestionRows(db: Executor, query: QuestionQuery): Promise<StoredQuestion[]> {
  const { sight } = query
  const seen: Sql[] = [sql`false`]
  if (sight.answers)
    seen.push(sight.answers.all ? sql`true` : sql`(p.id is not null and ${unitInScope(sql`p.unit`, sight.answers)})`)
  if (sight.asker) seen.push(sql`q.asked_by = ${sight.asker}`)
  const parts: Sql[] = [sql`(${sql.join(seen, sql` or `)})`]
  const late = sql`(q.answer_by is not null and q.answer_by < ${query.today}::date)`
  if (query.id) parts.push(sql`q.id = ${query.id}`)
  if (query.state) parts.push(sql`q.state = ${query.state}`)
  if (query.overdue !== null) parts.push(query.overdue ? late : sql`not ${late}`)
  if (query.projectId) parts.push(sql`q.project_id = ${query.projectId}`)
  if (query.text)
    parts.push(sql`(strpos(lower(q.no), lower(${query.text})) > 0 or exists (select 1 from ledger.question_entry e
      where e.question_id = q.id and strpos(lower(e.text), lower(${query.text})) > 0))`)
  if (query.before)
    parts.push(sql`(q.said_at, q.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredQuestion>(sql`
    select q.id, q.no, q.project_id as "projectId", p.name as "projectName", p.unit, q.table_key as "tableKey", q.year, q.figure,
      q.state, q.asked_by as "askedBy", q.asked_by_name as "askedByName",
      (extract(epoch from q.asked_at) * 1000)::float8 as "askedMs", q.answer_by::text as "answerBy",
      (extract(epoch from q.said_at) * 1000)::float8 as "saidMs",
      (select jsonb_agg(jsonb_build_object('kind', e.kind, 'text', e.text, 'byId', e.by_id, 'byName', e.by_name, 'byPost', e.by_post,
          'atMs', (extract(epoch from e.at) * 1000)::float8) order by e.n)
         from ledger.question_entry e where e.question_id = q.id) as entries
    from ledger.question q left join ledger.project p on p.id = q.project_id
    where ${sql.join(parts, sql` and `)} order by q.said_at desc, q.id desc limit ${query.limit}`)
}

/** Two answers at one moment: the second one waits and finds it answered. */
export async function lockQuestion(tx: Executor, id: string): Promise<boolean> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.question'), hashtext(${id}))`)
  return (await tx.maybeOne(sql`select id from ledger.question where id = ${id} for update`)) !== null
}

/** Numbers of a year have no holes: one that is not used goes back with the transaction. */
export async function nextQuestionNumber(tx: Executor, year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into ledger.question_number (year, last) values (${year}, 1)
    on conflict (year) do update set last = question_number.last + 1 returning last`)
  return row.last
}

export interface NewQuestion {
  id: string
  no: string
  projectId: string | null
  tableKey: string | null
  year: number
  figure: string | null
  byId: string
  byName: string
  answerBy: string
  nowMs: number
}

export async function addQuestion(tx: Executor, given: NewQuestion): Promise<void> {
  const at = sql`to_timestamp(${given.nowMs / 1000})`
  await tx.run(sql`
    insert into ledger.question (id, no, project_id, table_key, year, figure, state, asked_by, asked_by_name, asked_at, answer_by, said_at)
    values (${given.id}, ${given.no}, ${given.projectId}, ${given.tableKey}, ${given.year}, ${given.figure}, 'asked', ${given.byId},
      ${given.byName}, ${at}, ${given.answerBy}::date, ${at})`)
}

export interface NewEntry {
  questionId: string
  n: number
  kind: EntryKind
  text: string
  byId: string
  byName: string
  byPost: string
  nowMs: number
}

export async function addEntry(tx: Executor, given: NewEntry): Promise<void> {
  await tx.run(sql`
    insert into ledger.question_entry (question_id, n, kind, text, by_id, by_name, by_post, at)
    values (${given.questionId}, ${given.n}, ${given.kind}, ${given.text}, ${given.byId}, ${given.byName}, ${given.byPost},
      to_timestamp(${given.nowMs / 1000}))`)
}

export async function setQuestionState(
  tx: Executor,
  id: string,
  state: QuestionState,
  answerBy: string | null,
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    update ledger.question set state = ${state}, answer_by = ${answerBy}::date, said_at = to_timestamp(${nowMs / 1000}) where id = ${id}`)
}

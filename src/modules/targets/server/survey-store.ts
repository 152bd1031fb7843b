import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Audience, Formula, Question, SurveyState } from '../domain/survey/survey.ts'

export interface StoredSurvey {
  id: string
  unit: string
  year: number
  title: string
  intro: string
  projectId: string | null
  projectName: string | null
  targetId: string | null
  targetName: string | null
  audience: Audience
  posts: string[]
  units: string[]
  questions: Question[]
  formula: Formula
  opensMs: number
  endsMs: number
  copiedFrom: string | null
  state: SurveyState
  why: string | null
  closedMs: number | null
  notHandedOut: number
  figure: string | null
  figureN: number | null
  figureAsked: number | null
  usable: boolean | null
  version: number
  byName: string
  /** People or codes; and how many of them have answered. */
  asked: number
  answered: number
}

const columns = sql`
  s.id, s.unit, s.year, s.title, s.intro, s.project_id as "projectId", p.name as "projectName", s.target_id as "targetId",
  t.level3 as "targetName", s.audience, s.posts, s.units, s.questions, s.formula,
  (extract(epoch from s.opens_at) * 1000)::float8 as "opensMs", (extract(epoch from s.ends_at) * 1000)::float8 as "endsMs",
  s.copied_from as "copiedFrom", s.state, s.why, (extract(epoch from s.closed_at) * 1000)::float8 as "closedMs",
  s.not_handed_out as "notHandedOut", trim_scale(s.figure)::text as figure, s.figure_n as "figureN",
  s.figure_asked as "figureAsked", s.usable, s.version, s.by_name as "byName", a.asked, a.answered`

const tables = sql`
  targets.survey s left join ledger.v_project p on p.id = s.project_id left join targets.target t on t.id = s.target_id
  cross join lateral (select count(*)::int as asked, count(*) filter (where u.used)::int as answered from (
    select x.answered as used from targets.survey_asked x where x.survey_id = s.id
    union all select c.used from targets.survey_code c where c.survey_id = s.id) u) a`

/** Of whole districts, or of one's own units. */
function surveyInReach(scope: Scope): Sql {
  return scope.all ? sql`true` : sql`s.unit = any(${[...scope.units]})`
}

export interface SurveyQuery {
  scope: Scope
  year: number | null
  state: string | null
  targetId: string | null
  before: { atMs: number; id: string } | null
  limit: number
}

/** Newest first, by the day they open. */
export async function listSurveyRows(db: Executor, query: SurveyQuery): Promise<StoredSurvey[]> {
  const parts: Sql[] = [surveyInReach(query.scope)]
  if (query.year !== null) parts.push(sql`s.year = ${query.year}`)
  if (query.state !== null) parts.push(sql`s.state = ${query.state}`)
  if (query.targetId !== null)
    parts.push(
      sql`(s.target_id = ${query.targetId} or s.target_id is null and exists (select 1 from targets.target x where x.id = ${query.targetId} and x.project_id = s.project_id and x.year = s.year))`,
    )
  if (query.before)
    parts.push(sql`(s.opens_at, s.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredSurvey>(sql`
    select ${columns} from ${tables} where ${sql.join(parts, sql` and `)} order by s.opens_at desc, s.id desc limit ${query.limit}`)
}

export async function findSurvey(db: Executor, id: string, scope: Scope): Promise<StoredSurvey | null> {
  return db.maybeOne<StoredSurvey>(sql`select ${columns} from ${tables} where s.id = ${id} and ${surveyInReach(scope)}`)
}

/** Whoever comes to change the same survey waits here, also while there is no row yet. */
export async function lockSurvey(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('targets.survey'), hashtext(${id}))`)
}

export interface SavedSurvey {
  id: string
  unit: string
  year: number
  title: string
  intro: string
  projectId: string | null
  targetId: string | null
  audience: Audience
  posts: readonly string[]
  units: readonly string[]
  questions: readonly Question[]
  formula: Formula
  opensMs: number
  endsMs: number
  copiedFrom: string | null
  byId: string
  byName: string
}

export async function saveSurveyRow(tx: Executor, saved: SavedSurvey, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into targets.survey (id, unit, year, title, intro, project_id, target_id, audience, posts, units, questions, formula,
      opens_at, ends_at, copied_from, by_id, by_name, saved_at)
    values (${saved.id}, ${saved.unit}, ${saved.year}, ${saved.title}, ${saved.intro}, ${saved.projectId}, ${saved.targetId},
      ${saved.audience}, ${[...saved.posts]}, ${[...saved.units]}, ${JSON.stringify(saved.questions)}::jsonb,
      ${JSON.stringify(saved.formula)}::jsonb, to_timestamp(${saved.opensMs / 1000}), to_timestamp(${saved.endsMs / 1000}),
      ${saved.copiedFrom}, ${saved.byId}, ${saved.byName}, to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set year = excluded.year, title = excluded.title, intro = excluded.intro,
      project_id = excluded.project_id, target_id = excluded.target_id, audience = excluded.audience, posts = excluded.posts,
      units = excluded.units, questions = excluded.questions, formula = excluded.formula, opens_at = excluded.opens_at,
      ends_at = excluded.ends_at, by_id = excluded.by_id, by_name = excluded.by_name, saved_at = excluded.saved_at,
      version = survey.version + 1`)
}

export async function openSurveyRow(tx: Executor, id: string, personIds: readonly string[]): Promise<void> {
  await tx.run(sql`update targets.survey set state = 'open', version = version + 1 where id = ${id}`)
  await tx.run(sql`insert into targets.survey_box (survey_id, box) values (${id}, '{"batches":{},"texts":[]}'::jsonb)`)
  await tx.run(sql`
    insert into targets.survey_asked (survey_id, person_id) select ${id}, unnest(${[...personIds]}::uuid[])`)
}

export interface ClosedSurvey {
  id: string
  why: string | null
  notHandedOut: number
  figure: string | null
  n: number
  asked: number
  usable: boolean
}

export async function closeSurveyRow(tx: Executor, closed: ClosedSurvey, nowMs: number): Promise<void> {
  await tx.run(sql`
    update targets.survey set state = 'closed', closed_at = to_timestamp(${nowMs / 1000}), why = ${closed.why},
      not_handed_out = ${closed.notHandedOut}, figure = ${closed.figure}::numeric, figure_n = ${closed.n},
      figure_asked = ${closed.asked}, usable = ${closed.usable}, version = version + 1
     where id = ${closed.id}`)
}

/** Nothing is kept of who was asked and what was answered: there is no figure that it could explain. */
export async function withdrawSurveyRow(tx: Executor, id: string, why: string): Promise<void> {
  await tx.run(sql`
    update targets.survey set state = 'withdrawn', why = ${why}, version = version + 1 where id = ${id}`)
  await tx.run(sql`delete from targets.survey_box where survey_id = ${id}`)
  await tx.run(sql`delete from targets.survey_asked where survey_id = ${id}`)
  await tx.run(sql`delete from targets.survey_code where survey_id = ${id}`)
}

export async function listEndedSurveys(db: Executor, nowMs: number): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    sql`select id from targets.survey where state = 'open' and ends_at <= to_timestamp(${nowMs / 1000}) order by ends_at`,
  )
  return rows.map(({ id }) => id)
}

export async function projectExists(db: Executor, id: string, scope: Scope): Promise<boolean> {
  const reach = scope.all ? sql`true` : sql`unit = any(${[...scope.units]})`
  return (await db.maybeOne(sql`select id from ledger.v_project where id = ${id} and ${reach}`)) !== null
}

export interface StoredFigure {
  title: string
  state: SurveyState
  value: string | null
  n: number | null
  usable: boolean | null
  closedMs: number | null
}

export async function findFigure(db: Executor, id: string): Promise<StoredFigure | null> {
  return db.maybeOne<StoredFigure>(sql`
    select title, state, trim_scale(figure)::text as value, figure_n as n, usable,
      (extract(epoch from closed_at) * 1000)::float8 as "closedMs" from targets.survey where id = ${id}`)
}

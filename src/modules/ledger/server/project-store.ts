import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { BasicPart, ProjectAttribute, ProjectClass, ProjectKind, ProjectType } from '../domain/project.ts'
import type { StoredAmounts } from './execution-row.ts'
import { unitInScope } from './sight-store.ts'

export interface StoredProject {
  id: string
  key: string
  name: string
  shortNames: string[]
  formerNames: string[]
  unit: string
  kind: ProjectKind
  class: ProjectClass | null
  attribute: ProjectAttribute | null
  type: ProjectType | null
  basicPart: BasicPart | null
  implementer: string
  fromYear: number
  toYear: number | null
  version: number
}

const FACTS: Sql = sql`p.id, p.key, p.name, p.short_names as "shortNames", p.former_names as "formerNames", p.unit, p.kind,
  p.class, p.attribute, p.type, p.basic_part as "basicPart", p.implementer, p.from_year as "fromYear", p.to_year as "toYear",
  p.version`

export interface ProjectQuery {
  scope: Scope
  year: number
  unit?: string | undefined
  kind?: string | undefined
  class?: string | undefined
  source?: string | undefined
  text?: string | undefined
}

/** Amounts of a year, and which projects run in it or have money in it. */
const figures = ({ year, source }: ProjectQuery) => sql`
  f as (select project_id, sum(initial) as initial, sum(adjustment) as adjustment, sum(adjusted) as adjusted, sum(executed) as executed
    from ledger.v_budget_line where year = ${year} ${source === undefined ? sql`` : sql`and source = ${source}`}
   group by project_id)`

function conditions(query: ProjectQuery): Sql {
  const { year } = query
  const parts: Sql[] = [unitInScope(sql`p.unit`, query.scope)]
  parts.push(
    query.source === undefined
      ? sql`(f.project_id is not null or (p.from_year <= ${year} and coalesce(p.to_year, ${year}) >= ${year}))`
      : sql`f.project_id is not null`,
  )
  if (query.unit !== undefined) parts.push(sql`p.unit = ${query.unit}`)
  if (query.kind !== undefined) parts.push(sql`p.kind = ${query.kind}`)
  if (query.class !== undefined) parts.push(sql`p.class = ${query.class}`)
  if (query.text !== undefined)
    parts.push(
      sql`strpos(lower(p.key || ' ' || p.name || ' ' || array_to_string(p.short_names || p.former_names, ' ')), lower(${query.text})) > 0`,
    )
  return sql.join(parts, sql` and `)
}

export type ProjectWithAmounts = StoredProject & StoredAmounts

/** Projects before basic spending, each in order of key. */
export async function listProjectRows(
  db: Executor,
  query: ProjectQuery & { after: { kind: string; key: string } | null; limit: number },
): Promise<ProjectWithAmounts[]> {
  const after = query.after
    ? sql`and (p.kind < ${query.after.kind} or (p.kind = ${query.after.kind} and p.key > ${query.after.key}))`
    : sql``
  return db.many<ProjectWithAmounts>(sql`
    with ${figures(query)}
    select ${FACTS}, coalesce(f.initial, 0)::numeric as initial, coalesce(f.adjustment, 0)::numeric as adjustment,
      coalesce(f.adjusted, 0)::numeric as adjusted, coalesce(f.executed, 0)::numeric as executed
    from ledger.project p left join f on f.project_id = p.id
    where ${conditions(query)} ${after} order by p.kind desc, p.key limit ${query.limit}`)
}

export async function sumProjects(db: Executor, query: ProjectQuery): Promise<StoredAmounts> {
  return db.one<StoredAmounts>(sql`
    with ${figures(query)}
    select coalesce(sum(f.initial), 0)::numeric as initial, coalesce(sum(f.adjustment), 0)::numeric as adjustment,
      coalesce(sum(f.adjusted), 0)::numeric as adjusted, coalesce(sum(f.executed), 0)::numeric as executed
    from ledger.project p left join f on f.project_id = p.id where ${conditions(query)}`)
}

export async function findProject(db: Executor, id: string, scope: Scope): Promise<StoredProject | null> {
  return db.maybeOne<StoredProject>(
    sql`select ${FACTS} from ledger.project p where p.id = ${id} and ${unitInScope(sql`p.unit`, scope)}`,
  )
}

/** For the one who changes it: as it is, whosever it is, and it stays so until the transaction ends. */
export async function lockProject(tx: Executor, id: string): Promise<StoredProject | null> {
  return tx.maybeOne<StoredProject>(sql`select ${FACTS} from ledger.project p where p.id = ${id} for update`)
}

export async function saveProjectRow(
  tx: Executor,
  project: Omit<StoredProject, 'version'>,
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    insert into ledger.project (id, key, name, short_names, former_names, unit, kind, class, attribute, type, basic_part,
      implementer, from_year, to_year, saved_at)
    values (${project.id}, ${project.key}, ${project.name}, ${project.shortNames}, ${project.formerNames}, ${project.unit},
      ${project.kind}, ${project.class}, ${project.attribute}, ${project.type}, ${project.basicPart}, ${project.implementer},
      ${project.fromYear}, ${project.toYear}, to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set name = excluded.name, short_names = excluded.short_names,
      former_names = excluded.former_names, kind = excluded.kind, class = excluded.class, attribute = excluded.attribute,
      type = excluded.type, basic_part = excluded.basic_part, implementer = excluded.implementer,
      from_year = excluded.from_year, to_year = excluded.to_year, saved_at = excluded.saved_at, version = project.version + 1`)
}

export async function hasLines(db: Executor, projectId: string): Promise<boolean> {
  return (
    (await db.maybeOne(sql`select 1 as found from ledger.budget_line where project_id = ${projectId} limit 1`)) !== null
  )
}

export async function amountsByYear(db: Executor, projectId: string): Promise<(StoredAmounts & { year: number })[]> {
  return db.many(sql`
    select year, initial, adjustment, adjusted, executed from ledger.v_execution where project_id = ${projectId} order by year`)
}

/** Years in which units of the scope have money, newest first. */
export async function listBudgetYears(db: Executor, scope: Scope): Promise<number[]> {
  const rows = await db.many<{ year: number }>(sql`
    select distinct l.year from ledger.budget_line l join ledger.project p on p.id = l.project_id
     where ${unitInScope(sql`p.unit`, scope)} order by l.year desc`)
  return rows.map(({ year }) => year)
}

export interface StoredProjectChange {
  id: string
  atMs: number
  byName: string
  objectKind: string
  action: 'added' | 'changed' | 'removed'
  why: string
}

export async function listProjectChanges(
  db: Executor,
  projectId: string,
  before: { atMs: number; id: string } | null,
  limit: number,
): Promise<StoredProjectChange[]> {
  return db.many<StoredProjectChange>(sql`
    select id, (extract(epoch from at) * 1000)::float8 as "atMs", by_name as "byName", object_kind as "objectKind", action, why
      from ledger.change where project_id = ${projectId}
      ${before ? sql`and (at, id) < (to_timestamp(${before.atMs / 1000}), ${before.id}::uuid)` : sql``}
     order by at desc, id desc limit ${limit}`)
}

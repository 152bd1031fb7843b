import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Fund, Income } from '../domain/fund.ts'
import type { BasicPart, ProjectKind } from '../domain/project.ts'

export interface StoredFact {
  projectKey: string
  projectName: string
  kind: ProjectKind
  basicPart: BasicPart | null
  income: Income
  fund: Fund | null
  functional: string
  economic: string
  /** Yuan as text. */
  amount: string
}

/** What lines of a unit and year began with, or came to after adjustment. */
export async function listGiven(
  db: Executor,
  unit: string,
  year: number,
  what: 'initial' | 'adjusted',
): Promise<StoredFact[]> {
  return db.many<StoredFact>(sql`
    select p.key as "projectKey", p.name as "projectName", p.kind, p.basic_part as "basicPart", s.income, l.fund,
      l.functional, l.economic, ${what === 'initial' ? sql`l.initial` : sql`l.adjusted`} as amount
    from ledger.v_budget_line l join ledger.project p on p.id = l.project_id join ledger.source s on s.id = l.source
    where p.unit = ${unit} and l.year = ${year}`)
}

/** What was paid, under what it was spent on. */
export async function listSpent(db: Executor, unit: string, year: number): Promise<StoredFact[]> {
  return db.many<StoredFact>(sql`
    select p.key as "projectKey", p.name as "projectName", p.kind, p.basic_part as "basicPart", s.income, l.fund,
      l.functional, x.economic, sum(x.amount) as amount
    from ledger.payment x join ledger.budget_line l on l.id = x.line_id join ledger.project p on p.id = l.project_id
    join ledger.source s on s.id = l.source
    where p.unit = ${unit} and l.year = ${year}
    group by p.key, p.name, p.kind, p.basic_part, s.income, l.fund, l.functional, x.economic`)
}

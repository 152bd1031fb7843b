import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { HeadKind } from '../domain/costs/cost-rules.ts'

/** What a unit paid in a month for a class of spending; yuan as decimal text. */
export interface MonthlyPayment {
  year: number
  month: number
  code: string
  zh: string
  amount: string
}

/** Payments by the month in which they were made, less what was taken back then. */
export async function listMonthlyPayments(
  db: Executor,
  unit: string,
  fromYear: number,
  toYear: number,
): Promise<MonthlyPayment[]> {
  return db.many<MonthlyPayment>(sql`
    select extract(year from x.paid_on)::int as year, extract(month from x.paid_on)::int as month, x.economic as code, e.zh,
      sum(x.amount)::text as amount
    from ledger.payment x join ledger.budget_line l on l.id = x.line_id join ledger.project p on p.id = l.project_id
      join ledger.economic_class e on e.code = x.economic
    where p.unit = ${unit} and x.paid_on >= make_date(${fromYear}::int, 1, 1) and x.paid_on < make_date(${toYear}::int + 1, 1, 1)
    group by 1, 2, 3, 4 order by 1, 2, 3`)
}

export interface StoredHeads {
  year: number
  month: number
  kind: HeadKind
  heads: number
}

export async function listHeads(db: Executor, unit: string, fromYear: number, toYear: number): Promise<StoredHeads[]> {
  return db.many<StoredHeads>(sql`
    select year, month, kind, heads from ledger.headcount
     where unit = ${unit} and year between ${fromYear} and ${toYear} order by year, month, kind`)
}

export async function findHeadsYear(
  db: Executor,
  unit: string,
  year: number,
): Promise<{ version: number; savedMs: number } | null> {
  return db.maybeOne(sql`
    select version, (extract(epoch from saved_at) * 1000)::float8 as "savedMs" from ledger.headcount_year
     where unit = ${unit} and year = ${year}`)
}

/** Whoever saves the same year at the same moment waits here. */
export async function lockHeadsYear(tx: Executor, unit: string, year: number): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.headcount'), hashtext(${`${unit} ${year}`}))`)
}

/** The months given are set anew; a kind that is null has no entry for that month any more. */
export async function saveHeads(
  tx: Executor,
  unit: string,
  year: number,
  heads: readonly { month: number; kind: HeadKind; heads: number | null }[],
  nowMs: number,
): Promise<void> {
  const months = [...new Set(heads.map(({ month }) => month))]
  await tx.run(sql`
    insert into ledger.headcount_year (unit, year, saved_at) values (${unit}, ${year}, to_timestamp(${nowMs / 1000}))
    on conflict (unit, year) do update set version = headcount_year.version + 1, saved_at = excluded.saved_at`)
  await tx.run(
    sql`delete from ledger.headcount where unit = ${unit} and year = ${year} and month = any(${months}::int[])`,
  )
  await tx.run(sql`
    insert into ledger.headcount (unit, year, month, kind, heads)
    select ${unit}, ${year}::int, (h->>'month')::int, h->>'kind', (h->>'heads')::int
      from jsonb_array_elements(${JSON.stringify(heads.filter((one) => one.heads !== null))}::jsonb) as t(h)`)
}

/** Names of the classes that a rule names, also of those that nothing was paid for. */
export async function namesOfClasses(db: Executor, codes: readonly string[]): Promise<{ code: string; zh: string }[]> {
  return db.many(sql`select code, zh from ledger.economic_class where code = any(${[...codes]}) order by code`)
}

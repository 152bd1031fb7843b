import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** How many cells are kept, and how many of them are not what the facts say. */
export async function compareCells(tx: Executor): Promise<{ cells: number; wrong: number }> {
  return tx.one(sql`
    select (select count(*) from decisions.day_count where received <> 0)::int as cells, (
      select count(*) from (
        (select * from decisions.v_cell except select * from decisions.day_count)
        union all (select * from decisions.day_count where received <> 0 except select * from decisions.v_cell)
      ) differing)::int as wrong`)
}

/** Puts all cells as the facts say; whoever does it holds the progress. */
export async function reckonCells(tx: Executor): Promise<void> {
  await tx.run(sql`delete from decisions.day_count`)
  await tx.run(sql`insert into decisions.day_count select * from decisions.v_cell`)
}

/** Cells that have become empty. */
export async function dropEmptyCells(tx: Executor): Promise<void> {
  await tx.run(sql`delete from decisions.day_count where received = 0`)
}

export async function noteCheck(
  tx: Executor,
  it: { atMs: number; cells: number; wrong: number; facts: number; redrawn: number },
): Promise<void> {
  await tx.run(sql`
    insert into decisions.check_run (at, cells, wrong_cells, facts, redrawn_facts)
    values (to_timestamp(${it.atMs / 1000}), ${it.cells}, ${it.wrong}, ${it.facts}, ${it.redrawn}) on conflict do nothing`)
}

export async function countFacts(db: Executor): Promise<number> {
  return (await db.one<{ n: number }>(sql`select count(*)::int as n from decisions.case_fact`)).n
}

export interface CheckRun {
  atMs: number
  cells: number
  wrong: number
}

export async function lastCheck(db: Executor): Promise<CheckRun | null> {
  return db.maybeOne<CheckRun>(sql`
    select (extract(epoch from at) * 1000)::float8 as "atMs", cells, wrong_cells as wrong from decisions.check_run
    order by at desc limit 1`)
}

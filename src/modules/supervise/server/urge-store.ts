import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface WantedUrge {
  clockId: string
  forMs: number
  caseId: string
  clock: string
  level: string
  tries: number
}

export async function wantUrge(db: Executor, wanted: Omit<WantedUrge, 'tries'>, nowMs: number): Promise<void> {
  await db.run(sql`
    insert into supervise.urge_wanted (clock_id, told_for, case_id, clock, level, not_before)
    values (${wanted.clockId}, to_timestamp(${wanted.forMs / 1000}), ${wanted.caseId}, ${wanted.clock}, ${wanted.level},
      to_timestamp(${nowMs / 1000})) on conflict (clock_id, told_for) do nothing`)
}

/** One, locked; it leaves the table in the transaction in which the urge is written. */
export async function takeWantedUrge(tx: Executor, nowMs: number): Promise<WantedUrge | null> {
  return tx.maybeOne<WantedUrge>(sql`
    select clock_id as "clockId", (extract(epoch from told_for) * 1000)::float8 as "forMs", case_id as "caseId", clock, level, tries
    from supervise.urge_wanted where not_before <= to_timestamp(${nowMs / 1000}) order by not_before limit 1
    for update skip locked`)
}

export async function dropWantedUrge(tx: Executor, { clockId, forMs }: WantedUrge): Promise<void> {
  await tx.run(sql`
    delete from supervise.urge_wanted where clock_id = ${clockId} and told_for = to_timestamp(${forMs / 1000})`)
}

export async function putOffUrge(db: Executor, { clockId, forMs }: WantedUrge, untilMs: number): Promise<void> {
  await db.run(sql`
    update supervise.urge_wanted set tries = tries + 1, not_before = to_timestamp(${untilMs / 1000})
     where clock_id = ${clockId} and told_for = to_timestamp(${forMs / 1000})`)
}

/** Whether the clock still runs and is the one of the step that the case is in: an urge goes to that step. */
export async function isOwnClock(tx: Executor, { clockId, caseId, clock }: WantedUrge): Promise<boolean> {
  const found = await tx.maybeOne(sql`
    select 1 from cases.v_case c join clocks.v_clock k on k.case_id = c.id
     where c.id = ${caseId} and c.step_clock = ${clock} and k.id = ${clockId} and k.state = 'running'`)
  return found !== null
}

import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface Begun {
  id: string
  device: string
  rule: string
  atMs: number
  value: number | null
  wantsCase: boolean
}

/**
 * Begins a problem, or goes on with the one before if that has just ended and its case is not over: what flaps is one.
 * While one goes on nothing begins.
 */
export async function beginProblem(tx: Executor, one: Begun, nowMs: number, calmMs: number): Promise<void> {
  const again = await tx.run(sql`
    update sensors.problem p set ended_at = null, settled_at = null, returns = p.returns + 1
    where p.id = (select l.id from sensors.problem l where l.device = ${one.device} and l.rule = ${one.rule}
        order by l.began_at desc, l.noticed_at desc limit 1)
      and p.ended_at is not null and p.ended_at > to_timestamp(${(one.atMs - calmMs) / 1000})
      and (p.case_id is null or exists (select 1 from cases.v_case c where c.id = p.case_id and c.open))`)
  if (again > 0) return
  await tx.run(sql`
    insert into sensors.problem (id, device, rule, began_at, noticed_at, value, wants_case)
    values (${one.id}::uuid, ${one.device}, ${one.rule}, to_timestamp(${one.atMs / 1000}), to_timestamp(${nowMs / 1000}),
      ${one.value}, ${one.wantsCase})
    on conflict (device, rule) where ended_at is null do nothing`)
}

export async function endProblem(tx: Executor, device: string, rule: string, atMs: number): Promise<void> {
  await tx.run(sql`
    update sensors.problem set ended_at = greatest(began_at, to_timestamp(${atMs / 1000}))
    where device = ${device} and rule = ${rule} and ended_at is null`)
}

/** A device taken out of work: what went on is over, but nobody is told that its readings are good again. */
export async function endAll(tx: Executor, device: string, nowMs: number): Promise<void> {
  await tx.run(sql`
    update sensors.problem set ended_at = greatest(began_at, to_timestamp(${nowMs / 1000})),
      settled_at = to_timestamp(${nowMs / 1000}), check_skipped = true
    where device = ${device} and (ended_at is null or settled_at is null)`)
}

export interface TakenProblem {
  id: string
  device: string
  rule: string
  value: number | null
  wantsCase: boolean
  caseId: string | null
  isTold: boolean
  beganMs: number
}

/** Locked: about which somebody has yet to be told, or whose case has yet to be opened. */
export async function takeNew(tx: Executor, nowMs: number, most: number): Promise<TakenProblem[]> {
  return tx.many<TakenProblem>(sql`
    select id, device, rule, value, wants_case as "wantsCase", case_id as "caseId", told_at is not null as "isTold",
      (extract(epoch from began_at) * 1000)::float8 as "beganMs"
    from sensors.problem where (told_at is null or (wants_case and case_id is null))
      and coalesce(retry_at, '-infinity') <= to_timestamp(${nowMs / 1000})
    order by noticed_at limit ${most} for update skip locked`)
}

export async function markTold(tx: Executor, id: string, nowMs: number): Promise<void> {
  await tx.run(sql`update sensors.problem set told_at = to_timestamp(${nowMs / 1000}) where id = ${id}::uuid`)
}

export async function linkCase(tx: Executor, id: string, made: { id: string; caseNo: string }): Promise<void> {
  await tx.run(sql`
    update sensors.problem set case_id = ${made.id}::uuid, case_no = ${made.caseNo}, refusal = null where id = ${id}::uuid`)
}

export async function putOff(tx: Executor, id: string, refusal: string, retryMs: number): Promise<void> {
  await tx.run(sql`
    update sensors.problem set refusal = ${refusal}, retry_at = to_timestamp(${retryMs / 1000}) where id = ${id}::uuid`)
}

export interface EndedProblem {
  id: string
  caseId: string | null
  caseOpen: boolean
  endedMs: number
  returns: number
}

/** Locked: ended so long ago that they do not come back as the same. */
export async function takeEnded(tx: Executor, beforeMs: number, most: number): Promise<EndedProblem[]> {
  return tx.many<EndedProblem>(sql`
    with ended as (
      select id, case_id, ended_at, returns from sensors.problem
      where settled_at is null and ended_at < to_timestamp(${beforeMs / 1000}) and told_at is not null
        and (case_id is not null or not wants_case)
      order by ended_at limit ${most} for update skip locked)
    select p.id, p.case_id as "caseId", coalesce(c.open, false) as "caseOpen",
      (extract(epoch from p.ended_at) * 1000)::float8 as "endedMs", p.returns
    from ended p left join cases.v_case c on c.id = p.case_id order by p.ended_at`)
}

export async function settle(tx: Executor, id: string, nowMs: number): Promise<void> {
  await tx.run(sql`update sensors.problem set settled_at = to_timestamp(${nowMs / 1000}) where id = ${id}::uuid`)
}

/** Locked: settled, their case done and waiting for a check. */
export async function takeDone(tx: Executor, most: number): Promise<{ id: string; caseId: string }[]> {
  return tx.many(sql`
    select id, case_id as "caseId" from sensors.problem
    where case_id is not null and not check_skipped and settled_at is not null
      and exists (select 1 from cases.v_case c where c.id = case_id and c.state = 'done')
    order by id limit ${most} for update skip locked`)
}

export async function markSkipped(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`update sensors.problem set check_skipped = true where id = ${id}::uuid`)
}

export interface StoredProblem {
  id: string
  rule: string
  beganMs: number
  endedMs: number | null
  value: number | null
  returns: number
  caseId: string | null
  caseNo: string | null
  caseOpen: boolean
  refusal: string | null
}

export async function problemsOf(db: Executor, device: string): Promise<StoredProblem[]> {
  return db.many<StoredProblem>(sql`
    select p.id, p.rule, (extract(epoch from p.began_at) * 1000)::float8 as "beganMs",
      (extract(epoch from p.ended_at) * 1000)::float8 as "endedMs", p.value, p.returns, p.case_id as "caseId",
      p.case_no as "caseNo", coalesce(c.open, false) as "caseOpen", p.refusal
    from sensors.problem p left join cases.v_case c on c.id = p.case_id
    where p.device = ${device} order by p.began_at desc limit 50`)
}

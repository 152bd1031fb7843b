import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { SheetCommand, SheetState } from '../domain/sheet-chain.ts'

export interface SheetStep {
  id: string
  edition: number
  command: Exclude<SheetCommand, 'save'>
  fromState: SheetState
  toState: SheetState
  why: string
  /** Findings quoted when it was sent back, in words. */
  quoted: string[]
  byName: string
  atMs: number
}

export async function stepsOf(db: Executor, planId: string): Promise<SheetStep[]> {
  return db.many<SheetStep>(sql`
    select id, edition, command, from_state as "fromState", to_state as "toState", why, quoted, by_name as "byName",
      (extract(epoch from at) * 1000)::float8 as "atMs"
    from targets.sheet_step where plan_id = ${planId} order by at, id limit 500`)
}

export async function addStep(tx: Executor, planId: string, step: SheetStep & { byId: string }): Promise<void> {
  await tx.run(sql`
    insert into targets.sheet_step (id, plan_id, edition, command, from_state, to_state, why, quoted, by_id, by_name, at)
    values (${step.id}, ${planId}, ${step.edition}, ${step.command}, ${step.fromState}, ${step.toState}, ${step.why},
      ${JSON.stringify(step.quoted)}::jsonb, ${step.byId}, ${step.byName}, to_timestamp(${step.atMs / 1000}))`)
}

export interface StoredEdition {
  edition: number
  hash: string
  previousHash: string | null
  why: string | null
  signedByName: string
  signedMs: number
}

const columns = sql`
  edition, hash, previous_hash as "previousHash", why, signed_by_name as "signedByName",
  (extract(epoch from signed_at) * 1000)::float8 as "signedMs"`

/** Signed versions, oldest first. */
export async function editionsOf(db: Executor, planId: string): Promise<StoredEdition[]> {
  return db.many<StoredEdition>(
    sql`select ${columns} from targets.sheet_edition where plan_id = ${planId} order by edition limit 200`,
  )
}

export async function findEdition(
  db: Executor,
  planId: string,
  edition: number,
): Promise<(StoredEdition & { body: unknown }) | null> {
  return db.maybeOne(
    sql`select ${columns}, body from targets.sheet_edition where plan_id = ${planId} and edition = ${edition}`,
  )
}

/** What was signed last, of each of these sheets. */
export async function lastBodies(db: Executor, planIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.many<{ id: string; body: unknown }>(sql`
    select distinct on (plan_id) plan_id as id, body from targets.sheet_edition where plan_id = any(${[...planIds]}::uuid[])
    order by plan_id, edition desc`)
  return new Map(rows.map(({ id, body }) => [id, body]))
}

export async function addEdition(
  tx: Executor,
  planId: string,
  edition: StoredEdition & { body: unknown; signedBy: string },
): Promise<void> {
  await tx.run(sql`
    insert into targets.sheet_edition (plan_id, edition, body, hash, previous_hash, why, signed_by, signed_by_name, signed_at)
    values (${planId}, ${edition.edition}, ${JSON.stringify(edition.body)}::jsonb, ${edition.hash}, ${edition.previousHash},
      ${edition.why}, ${edition.signedBy}, ${edition.signedByName}, to_timestamp(${edition.signedMs / 1000}))`)
}

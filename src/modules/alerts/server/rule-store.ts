import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { AlertRule } from '../domain/rule.ts'

export interface StoredRule {
  key: string
  version: number
  rule: AlertRule
  origin: 'file' | 'person'
  reason: string
  triedCount: number | null
  changedByName: string
  changedMs: number
}

const columns = sql`key, version, rule, origin, reason, tried_count as "triedCount", changed_by_name as "changedByName",
  (extract(epoch from changed_at) * 1000)::float8 as "changedMs"`

export async function rulesInForce(db: Executor): Promise<StoredRule[]> {
  return db.many<StoredRule>(
    sql`select distinct on (key) ${columns} from alerts.rule_version order by key, version desc limit 500`,
  )
}

/** Newest first. */
export async function versionsOf(db: Executor, key: string): Promise<StoredRule[]> {
  return db.many<StoredRule>(
    sql`select ${columns} from alerts.rule_version where key = ${key} order by version desc limit 200`,
  )
}

export interface NewRuleVersion extends Omit<StoredRule, 'changedMs'> {
  byId: string
  atMs: number
}

/** False when somebody else has just made this version. */
export async function addVersion(db: Executor, one: NewRuleVersion): Promise<boolean> {
  const added = await db.run(sql`
    insert into alerts.rule_version (key, version, rule, origin, reason, tried_count, changed_by, changed_by_name, changed_at)
    values (${one.key}, ${one.version}, ${JSON.stringify(one.rule)}::jsonb, ${one.origin}, ${one.reason}, ${one.triedCount},
      ${one.byId}, ${one.changedByName}, to_timestamp(${one.atMs / 1000}))
    on conflict do nothing`)
  return added === 1
}

export interface Turn {
  version: number
  drawn: number
  day: number
  atMs: number
}

/** Holds the rule until the transaction ends; null: another process has it. A rule that was never looked at begins at zero. */
export async function takeTurn(tx: Executor, key: string): Promise<Turn | null> {
  await tx.run(
    sql`insert into alerts.turn (key, version, drawn, day, at) values (${key}, 0, -1, 0, 'epoch') on conflict do nothing`,
  )
  return tx.maybeOne<Turn>(sql`
    select version, drawn::float8 as drawn, day, (extract(epoch from at) * 1000)::float8 as "atMs"
    from alerts.turn where key = ${key} for update skip locked`)
}

export async function findTurns(db: Executor): Promise<Map<string, Turn>> {
  const rows = await db.many<Turn & { key: string }>(sql`
    select key, version, drawn::float8 as drawn, day, (extract(epoch from at) * 1000)::float8 as "atMs" from alerts.turn`)
  return new Map(rows.map(({ key, ...turn }) => [key, turn]))
}

export async function saveTurn(tx: Executor, key: string, { version, drawn, day, atMs }: Turn): Promise<void> {
  await tx.run(sql`
    update alerts.turn set version = ${version}, drawn = ${drawn}, day = ${day}, at = to_timestamp(${atMs / 1000})
    where key = ${key}`)
}

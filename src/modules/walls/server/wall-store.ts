import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { type WallSetting, wallChanged } from '../contract.ts'

export interface StoredWall {
  key: string
  version: number
  setting: WallSetting
  steer: { scene: string | null; held: boolean }
  steeredMs: number
  shown: { scene: string; why: 'turn' | 'held' | 'red'; widthPx: number; heightPx: number } | null
  shownMs: number | null
}

const columns = sql`key, version, setting, steer, (extract(epoch from steered_at) * 1000)::float8 as "steeredMs", shown,
  (extract(epoch from shown_at) * 1000)::float8 as "shownMs"`

export async function allWalls(db: Executor): Promise<StoredWall[]> {
  return db.many<StoredWall>(sql`select ${columns} from walls.wall order by key limit 100`)
}

export async function findWall(db: Executor, key: string): Promise<StoredWall | null> {
  return db.maybeOne<StoredWall>(sql`select ${columns} from walls.wall where key = ${key}`)
}

export async function countWalls(db: Executor): Promise<number> {
  return (await db.maybeOne<{ n: number }>(sql`select count(*)::int as n from walls.wall`))?.n ?? 0
}

/** Null when the wall is no longer in the version that was seen. Without one it is added, never overwritten. */
export async function keepWall(
  tx: Executor,
  key: string,
  setting: WallSetting,
  expectedVersion: number | null,
): Promise<StoredWall | null> {
  const text = JSON.stringify(setting)
  return expectedVersion === null
    ? tx.maybeOne<StoredWall>(sql`
        insert into walls.wall (key, setting) values (${key}, ${text}::jsonb) on conflict do nothing returning ${columns}`)
    : tx.maybeOne<StoredWall>(sql`
        update walls.wall set setting = ${text}::jsonb, version = version + 1
         where key = ${key} and version = ${expectedVersion} returning ${columns}`)
}

export async function steer(
  tx: Executor,
  key: string,
  wish: { scene: string; held: boolean },
  nowMs: number,
): Promise<StoredWall | null> {
  return tx.maybeOne<StoredWall>(sql`
    update walls.wall set steer = ${JSON.stringify(wish)}::jsonb, steered_at = to_timestamp(${nowMs / 1000})
     where key = ${key} returning ${columns}`)
}

/** The same said twice is the same. */
export async function keepShown(db: Executor, key: string, shown: object, nowMs: number): Promise<boolean> {
  const rows = await db.run(sql`
    update walls.wall set shown = ${JSON.stringify(shown)}::jsonb, shown_at = to_timestamp(${nowMs / 1000})
     where key = ${key}`)
  return rows === 1
}

export async function tellWall(tx: Executor, key: string): Promise<void> {
  await tx.run(sql`select platform.f_emit(${wallChanged.name}, ${JSON.stringify({ key })}::jsonb)`)
}

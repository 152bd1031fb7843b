import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** One kind of case under one version of the rules. */
export interface UnsignedGroup {
  channel: string
  variant: string
  rulesVersion: string
}

export interface UnsignedCase {
  id: string
  dispatchedMs: number
}

/** In the order of their dispatch, after the last one seen. */
export async function unsignedOf(
  db: Executor,
  group: UnsignedGroup,
  after: UnsignedCase | null,
  limit: number,
): Promise<UnsignedCase[]> {
  const dispatched = sql`(state_data->'at'->>'dispatchedAt')::float8`
  const seen = after ? sql`and (${dispatched}, id) > (${after.dispatchedMs}::float8, ${after.id}::uuid)` : sql``
  return db.many<UnsignedCase>(sql`
    select id, ${dispatched} as "dispatchedMs" from cases."case"
    where state = 'dispatched' and channel = ${group.channel} and variant = ${group.variant}
      and state_data->>'rulesVersion' = ${group.rulesVersion} and ${dispatched} is not null ${seen}
    order by ${dispatched}, id limit ${limit}`)
}

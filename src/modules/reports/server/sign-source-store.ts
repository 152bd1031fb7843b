import type { Scope } from '#core/scope.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { SourceSql } from '../contract.ts'

/** Days of signs as parts of a query. */
export function signSql(): SourceSql {
  return {
    from: sql`signs.v_day d`,
    id: null,
    person: null,
    times: { day: sql`d.starts_at` },
    fields: {
      sign: sql`d.code`,
      domain: sql`left(d.code, 1)`,
      street: sql`nullif(d.place, '')`,
      alarmed: sql`(d.orange_s + d.red_s > 0)`,
      mean: sql`d.sum / nullif(d.count, 0)`,
      least: sql`d.min`,
      most: sql`d.max`,
      yellowHours: sql`d.yellow_s / 3600`,
      orangeHours: sql`d.orange_s / 3600`,
      redHours: sql`d.red_s / 3600`,
      unknownHours: sql`d.unknown_s / 3600`,
    },
    switches: { simulated: { exclude: sql`d.simulated = 0`, include: sql`true` } },
    scope: scopeSql,
  }
}

/** As the board of signs shows them: the whole district to everybody, a place to whoever has no area or one around or within it. */
function scopeSql({ all, areas }: Scope): Sql {
  if (all || areas.length === 0) return sql`true`
  const parts = areas.map((area) => sql`starts_with(d.place, ${area}) or starts_with(${area}, d.place)`)
  return sql`(d.place = '' or ${sql.join(parts, sql` or `)})`
}

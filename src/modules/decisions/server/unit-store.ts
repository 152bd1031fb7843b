import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Days } from '../domain/period.ts'
import type { Imported, Sums } from '../domain/question.ts'

const SUMMED = sql`coalesce(sum(f.received), 0)::float8 as received, coalesce(sum(f.closed), 0)::float8 as closed,
  coalesce(sum(f.open), 0)::float8 as open, coalesce(sum(f.in_time), 0)::float8 as "inTime", coalesce(sum(f.late), 0)::float8 as late,
  coalesce(sum(f.returned), 0)::float8 as returned, coalesce(sum(f.redone), 0)::float8 as redone,
  coalesce(sum(f.close_seconds), 0)::float8 as "closeSeconds"`

const importedSql = (imported: Imported) =>
  imported === 'include' ? sql`true` : imported === 'only' ? sql`f.imported` : sql`not f.imported`

/** Sums of units over some days. */
export async function unitSums(
  tx: Executor,
  units: readonly string[],
  days: Days,
  imported: Imported,
): Promise<(Sums & { key: string })[]> {
  return tx.many(sql`
    select f.key, ${SUMMED} from decisions.day_count f
    where f.dim = 'unit' and f.key = any(${[...units]}::text[]) and f.day between ${days.from} and ${days.to} and ${importedSql(imported)}
    group by f.key`)
}

/** Sums of one unit by month. */
export async function unitMonths(
  tx: Executor,
  unit: string,
  days: Days,
  imported: Imported,
): Promise<(Sums & { month: string })[]> {
  return tx.many(sql`
    select to_char(date '1970-01-01' + f.day, 'YYYY-MM') as month, ${SUMMED} from decisions.day_count f
    where f.dim = 'unit' and f.key = ${unit} and f.day between ${days.from} and ${days.to} and ${importedSql(imported)}
    group by 1 order by 1`)
}

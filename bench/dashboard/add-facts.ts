import type pg from 'pg'
import { msOf } from '../house/beside-bare.ts'

/** Facts of as many cases over a year, spread as a district's are; the sums come with them. Answers seconds. */
export async function addFacts(sql: pg.Client, count: number): Promise<number> {
  console.error(`adding ${count} facts`)
  const ms = await msOf(() =>
    sql.query(
      `with g as (select array_agg(code order by code) as codes from territory.area where level = 'grid' and valid_to is null),
         k as (select array_agg(distinct code) as codes from catalogue.category_version),
         u as (select array_agg(id order by id) as ids from people.unit where kind in ('districtDepartment', 'streetCenter'))
       insert into decisions.case_fact (case_id, version, reported_at, day, counted, imported, open, closed, returned, redone, handled,
         late_at, bucket, close_seconds, stepped, accept_seconds, dispatch_seconds, handle_seconds, finish_seconds, area_code, class,
         category, unit, channel, units)
       select gen_random_uuid(), 9, at, floor((extract(epoch from at) + 28800) / 86400)::int, true, true, n % 25 = 0, n % 25 <> 0,
         n % 15 = 0, n % 40 = 0, (case when n % 25 = 0 then 0 when n % 8 = 0 then 2 else 1 end)::smallint,
         null,
         (case when n % 25 = 0 then -1 else width_bucket(spent, array[3600,14400,28800,86400,172800,259200,432000,604800,864000,1296000,2592000]) end)::smallint,
         case when n % 25 = 0 then 0 else spent end, n % 25 <> 0, 3600, 7200, spent, 3600, code, left(category, 4), category, unit,
         (array['hotline12345', 'web', 'gridPatrol', 'wechat', 'digitalUrbanMgmt'])[1 + n % 5], array[unit]
       from (select n, now() - interval '364 days' + n * interval '364 days' / $1::int as at, 3600 * (2 + n * 7907::bigint % 240) as spent,
         k.codes[1 + (n * 104729::bigint % cardinality(k.codes))::int] as category,
         g.codes[1 + (n * 7919::bigint % cardinality(g.codes))::int] as code,
         u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int] as unit
         from generate_series(1, $1::int) n, g, k, u) made`,
      [count],
    ),
  )
  await sql.query('vacuum analyze decisions.case_fact')
  await sql.query('vacuum analyze decisions.day_count')
  await sql.query('update decisions.progress set version = version + 1')
  return Math.round(ms / 1000)
}

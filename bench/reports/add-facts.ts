import type pg from 'pg'

/** Facts of as many cases, spread as a district's are: all areas, categories and units, a year of days, most of them closed. */
export async function addFacts(sql: pg.Client, count: number): Promise<void> {
  console.error(`adding ${count} facts`)
  await sql.query(
    `with g as (select array_agg(code order by code) as codes from territory.area where level = 'grid' and valid_to is null),
       k as (select array_agg(distinct code) as codes from catalogue.category_version),
       u as (select array_agg(id order by id) as ids from people.unit where kind in ('districtDepartment', 'streetCenter'))
     insert into reports.case_fact (case_id, version, reported_at, accepted_at, dispatched_at, done_at, closed_at, handle_due_at, total_due_at,
       person, redo_count, return_count, urge_count, supervision_count, open, overdue, emergency, imported, received, repeated, extended,
       handle_met, total_met, contacted, solved, satisfied, state, channel, variant, category, area_code, lead_unit, appeal_type, urgency, units, unit_bits, population)
     select gen_random_uuid(), 9, at, at + interval '1 hour', at + interval '3 hours', at + spent * 0.8, at + spent, at + interval '4 days',
       at + interval '7 days', hashtextextended((n % 400000)::text, 0), 0, (n % 40 = 0)::int, (n % 15 = 0)::int, 0, n % 25 = 0, n % 31 = 0,
       n % 200 = 0, false, true, n % 9 = 0, n % 12 = 0, n % 8 <> 0, n % 11 <> 0, n % 3 <> 0, case when n % 3 <> 0 then n % 5 <> 0 end,
       case when n % 3 <> 0 then n % 7 <> 0 end, case when n % 25 = 0 then 'handling' else 'closed' end,
       (array['hotline12345', 'web', 'gridPatrol', 'wechat', 'digitalUrbanMgmt'])[1 + n % 5], 'hotline',
       k.codes[1 + (n * 104729::bigint % cardinality(k.codes))::int], g.codes[1 + (n * 7919::bigint % cardinality(g.codes))::int],
       u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int], (array['complaint', 'help', 'inquiry'])[1 + n % 3], 'normal',
       array[u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int]],
       1::bigint << (hashtext(split_part(u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int], '.', 1)) & 63), 3
     from (select n, now() - interval '364 days' + n * interval '364 days' / $1::int as at,
       interval '1 hour' * (2 + (n * 7907::bigint % 997) * 0.25) as spent from generate_series(1, $1::int) n) made, g, k, u`,
    [count],
  )
  await sql.query('vacuum analyze reports.case_fact')
}

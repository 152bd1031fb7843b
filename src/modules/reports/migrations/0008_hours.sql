-- Reckoned once when a fact is written, not once for each row of each report: in which hour a case was reported (whole hours since
-- 1970, of which days, weeks and months are made), and how long it took. Few different hours also tell the planner how few
-- lines a report by time has: it shares such a report among processes as it does others.
alter table reports.case_fact
  add column reported_hour int not null generated always as
    (floor(date_part('epoch', reported_at at time zone 'UTC') / 3600)::int) stored,
  add column close_hours float8 generated always as (date_part('epoch', closed_at - reported_at) / 3600) stored;
drop index reports.case_fact_counted;
create index case_fact_counted on reports.case_fact (reported_at) include (population, imported, archived_version, reported_hour,
  close_hours, overdue, extended, handle_met, total_met, handle_due_at, total_due_at, step_due_at, closed_at, street_code, category,
  channel, lead_unit);
-- A table written anew is read through its rows, not through the index alone, until it is vacuumed: a hundred new facts, whatever
-- it holds, are enough for that from here on.
alter table reports.case_fact set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100);
analyze reports.case_fact;

-- What decision pages count of a case, one narrow row each, drawn from the windows of cases and clocks and never typed by hand.
-- Empty text stands for "not known yet", so that a key can be grouped and looked for like any other.
create table decisions.case_fact (
  case_id uuid primary key,
  version int not null,
  reported_at timestamptz not null,
  -- Local day of the report, days since 1970-01-01.
  day int not null,
  -- Not a test, void, referred or merged into another (domain §6.1).
  counted boolean not null,
  imported boolean not null,
  open boolean not null,
  closed boolean not null,
  returned boolean not null,
  redone boolean not null,
  -- Handling against its due: 0 no due, or not decided yet; 1 in time; 2 late, and late stays late.
  handled smallint not null,
  -- Only while that is not decided: when it becomes late.
  late_at timestamptz,
  -- From the report to the end, in the steps of the distribution; -1: not ended.
  bucket smallint not null,
  close_seconds bigint not null,
  -- Seconds of the four steps, of ended cases that have gone through all of them; else all nought and `stepped` false.
  stepped boolean not null,
  accept_seconds bigint not null,
  dispatch_seconds bigint not null,
  handle_seconds bigint not null,
  finish_seconds bigint not null,
  area_code text collate "C" not null,
  street text collate "C" generated always as (left(area_code, 9)) stored,
  class text collate "C" not null,
  category text collate "C" not null,
  unit text collate "C" not null,
  channel text collate "C" not null,
  -- All units that had an order of it: who may see it.
  units text[] collate "C" not null
) with (fillfactor = 85);
create index case_fact_day on decisions.case_fact (day);
create index case_fact_street on decisions.case_fact (street, day);
create index case_fact_class on decisions.case_fact (class, day);
create index case_fact_unit on decisions.case_fact (unit, day);
create index case_fact_channel on decisions.case_fact (channel, day);
create index case_fact_units on decisions.case_fact using gin (units);
create index case_fact_open on decisions.case_fact (reported_at, case_id) where open and counted;
create index case_fact_late on decisions.case_fact (late_at) where late_at is not null;

-- Sums of the facts by day and one dimension: all, street, class, unit, channel, bucket. They change in the statement that
-- changes the facts (triggers below), so that they can never be apart.
create table decisions.day_count (
  dim text collate "C" not null,
  day int not null,
  key text collate "C" not null,
  imported boolean not null,
  received bigint not null,
  closed bigint not null,
  open bigint not null,
  in_time bigint not null,
  late bigint not null,
  returned bigint not null,
  redone bigint not null,
  close_seconds bigint not null,
  stepped bigint not null,
  accept_seconds bigint not null,
  dispatch_seconds bigint not null,
  handle_seconds bigint not null,
  finish_seconds bigint not null,
  primary key (dim, day, key, imported)
);

-- The sums as the facts say them: what is kept is held against this every night.
create view decisions.v_cell as
select cell.dim collate "C" as dim, f.day, cell.key collate "C" as key, f.imported,
  sum(1)::bigint as received, sum(f.closed::int)::bigint as closed, sum(f.open::int)::bigint as open,
  sum((f.handled = 1)::int)::bigint as in_time, sum((f.handled = 2)::int)::bigint as late,
  sum(f.returned::int)::bigint as returned, sum(f.redone::int)::bigint as redone,
  sum(f.close_seconds)::bigint as close_seconds, sum(f.stepped::int)::bigint as stepped,
  sum(f.accept_seconds)::bigint as accept_seconds, sum(f.dispatch_seconds)::bigint as dispatch_seconds,
  sum(f.handle_seconds)::bigint as handle_seconds, sum(f.finish_seconds)::bigint as finish_seconds
from decisions.case_fact f, lateral (values ('all', ''), ('street', f.street), ('class', f.class), ('unit', f.unit), ('channel', f.channel),
    ('bucket', f.bucket::text)) cell (dim, key)
where f.counted
group by 1, 2, 3, 4;

-- Whoever writes facts changes the sums with them: what a case added before is taken away, what it adds now is added.
create function decisions.f_add_cells() returns trigger language plpgsql as $$
begin
  insert into decisions.day_count as had (dim, day, key, imported,
    received, closed, open, in_time, late, returned, redone, close_seconds, stepped, accept_seconds, dispatch_seconds,
    handle_seconds, finish_seconds)
  select moved.dim, moved.day, moved.key, moved.imported,
    sum(moved.received), sum(moved.closed), sum(moved.open), sum(moved.in_time), sum(moved.late), sum(moved.returned),
    sum(moved.redone), sum(moved.close_seconds), sum(moved.stepped), sum(moved.accept_seconds),
    sum(moved.dispatch_seconds), sum(moved.handle_seconds), sum(moved.finish_seconds)
  from (
    select cell.dim, f.day, cell.key, f.imported,
      (1)::bigint as received, (f.closed::int)::bigint as closed, (f.open::int)::bigint as open,
      ((f.handled = 1)::int)::bigint as in_time, ((f.handled = 2)::int)::bigint as late,
      (f.returned::int)::bigint as returned, (f.redone::int)::bigint as redone,
      (f.close_seconds)::bigint as close_seconds, (f.stepped::int)::bigint as stepped,
      (f.accept_seconds)::bigint as accept_seconds, (f.dispatch_seconds)::bigint as dispatch_seconds,
      (f.handle_seconds)::bigint as handle_seconds, (f.finish_seconds)::bigint as finish_seconds
    from added f, lateral (values ('all', ''), ('street', f.street), ('class', f.class), ('unit', f.unit), ('channel', f.channel),
      ('bucket', f.bucket::text)) cell (dim, key)
    where f.counted
  ) moved
  group by moved.dim, moved.day, moved.key, moved.imported
  on conflict (dim, day, key, imported) do update set
    received = had.received + excluded.received, closed = had.closed + excluded.closed,
    open = had.open + excluded.open, in_time = had.in_time + excluded.in_time, late = had.late + excluded.late,
    returned = had.returned + excluded.returned, redone = had.redone + excluded.redone,
    close_seconds = had.close_seconds + excluded.close_seconds, stepped = had.stepped + excluded.stepped,
    accept_seconds = had.accept_seconds + excluded.accept_seconds,
    dispatch_seconds = had.dispatch_seconds + excluded.dispatch_seconds,
    handle_seconds = had.handle_seconds + excluded.handle_seconds,
    finish_seconds = had.finish_seconds + excluded.finish_seconds;
  return null;
end $$;
create trigger add_cells after insert on decisions.case_fact
referencing new table as added for each statement execute function decisions.f_add_cells();

create function decisions.f_move_cells() returns trigger language plpgsql as $$
begin
  insert into decisions.day_count as had (dim, day, key, imported,
    received, closed, open, in_time, late, returned, redone, close_seconds, stepped, accept_seconds, dispatch_seconds,
    handle_seconds, finish_seconds)
  select moved.dim, moved.day, moved.key, moved.imported,
    sum(moved.received), sum(moved.closed), sum(moved.open), sum(moved.in_time), sum(moved.late), sum(moved.returned),
    sum(moved.redone), sum(moved.close_seconds), sum(moved.stepped), sum(moved.accept_seconds),
    sum(moved.dispatch_seconds), sum(moved.handle_seconds), sum(moved.finish_seconds)
  from (
    select cell.dim, f.day, cell.key, f.imported,
      (1)::bigint as received, (f.closed::int)::bigint as closed, (f.open::int)::bigint as open,
      ((f.handled = 1)::int)::bigint as in_time, ((f.handled = 2)::int)::bigint as late,
      (f.returned::int)::bigint as returned, (f.redone::int)::bigint as redone,
      (f.close_seconds)::bigint as close_seconds, (f.stepped::int)::bigint as stepped,
      (f.accept_seconds)::bigint as accept_seconds, (f.dispatch_seconds)::bigint as dispatch_seconds,
      (f.handle_seconds)::bigint as handle_seconds, (f.finish_seconds)::bigint as finish_seconds
    from added f, lateral (values ('all', ''), ('street', f.street), ('class', f.class), ('unit', f.unit), ('channel', f.channel),
      ('bucket', f.bucket::text)) cell (dim, key)
    where f.counted
    union all
    select cell.dim, f.day, cell.key, f.imported,
      -(1)::bigint as received, -(f.closed::int)::bigint as closed, -(f.open::int)::bigint as open,
      -((f.handled = 1)::int)::bigint as in_time, -((f.handled = 2)::int)::bigint as late,
      -(f.returned::int)::bigint as returned, -(f.redone::int)::bigint as redone,
      -(f.close_seconds)::bigint as close_seconds, -(f.stepped::int)::bigint as stepped,
      -(f.accept_seconds)::bigint as accept_seconds, -(f.dispatch_seconds)::bigint as dispatch_seconds,
      -(f.handle_seconds)::bigint as handle_seconds, -(f.finish_seconds)::bigint as finish_seconds
    from gone f, lateral (values ('all', ''), ('street', f.street), ('class', f.class), ('unit', f.unit), ('channel', f.channel),
      ('bucket', f.bucket::text)) cell (dim, key)
    where f.counted
  ) moved
  group by moved.dim, moved.day, moved.key, moved.imported
  on conflict (dim, day, key, imported) do update set
    received = had.received + excluded.received, closed = had.closed + excluded.closed,
    open = had.open + excluded.open, in_time = had.in_time + excluded.in_time, late = had.late + excluded.late,
    returned = had.returned + excluded.returned, redone = had.redone + excluded.redone,
    close_seconds = had.close_seconds + excluded.close_seconds, stepped = had.stepped + excluded.stepped,
    accept_seconds = had.accept_seconds + excluded.accept_seconds,
    dispatch_seconds = had.dispatch_seconds + excluded.dispatch_seconds,
    handle_seconds = had.handle_seconds + excluded.handle_seconds,
    finish_seconds = had.finish_seconds + excluded.finish_seconds;
  return null;
end $$;
create trigger move_cells after update on decisions.case_fact
referencing old table as gone new table as added for each statement execute function decisions.f_move_cells();

-- How far the record has been followed; `version` moves whenever a figure may have.
create table decisions.progress (
  only_one boolean primary key default true check (only_one),
  at timestamptz,
  after_id uuid,
  version bigint not null default 0
);
insert into decisions.progress default values;

-- Every night the sums are counted anew from the facts and the facts from the cases; what differed is written down.
create table decisions.check_run (
  at timestamptz primary key,
  cells int not null,
  wrong_cells int not null,
  facts int not null,
  redrawn_facts int not null
);
comment on table decisions.check_run is 'append-only: each nightly comparison of sums with facts, and of facts with cases';

-- A forecast as it was when it was made: it is never reckoned anew, so that it can be held against what came.
create table decisions.forecast (
  -- Monday of the week that it is of, days since 1970-01-01.
  week_day int not null,
  -- Street code, or `district`.
  area text collate "C" not null,
  made_at timestamptz not null,
  -- Made after its week had begun, from what was known before it: a trial, not a forecast that anybody had.
  retrospective boolean not null,
  -- Null: not enough history.
  method text,
  expected float8,
  low float8,
  high float8,
  naive float8,
  days float8[] not null,
  history_weeks int not null,
  backtest jsonb not null,
  primary key (week_day, area)
);
comment on table decisions.forecast is 'append-only: forecasts as they were made';

create table decisions.analysis (
  id uuid primary key,
  owner_id text not null,
  owner_name text not null,
  name text not null,
  note text not null,
  -- The address of the page without its path: period, filters, comparison.
  state text not null,
  page text not null,
  shared boolean not null default false,
  uses int not null default 0,
  users text[] not null default '{}',
  used_at timestamptz,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index analysis_listed on decisions.analysis (owner_id, shared) where removed_at is null;

-- What people concluded about one case: analysis, appraisal, review.
create table decisions.loop_note (
  id uuid primary key,
  case_id uuid not null,
  step text not null check (step in ('analysis', 'appraisal', 'review')),
  text text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index loop_note_case on decisions.loop_note (case_id, at);
comment on table decisions.loop_note is 'append-only: conclusions about one case';

-- What each case gives to the figures of every day and month, kept so that a change of a case changes figures by the
-- difference alone; reckoned from the case's line of an export and never typed by hand.
create table indicators.case_part (
  case_id uuid primary key,
  version int not null,
  -- A merged case tells what was found out about its master.
  master_version int,
  reported_at timestamptz not null,
  -- When it may give something else though nothing happens to it.
  next_at timestamptz,
  imported boolean not null,
  street_code text collate "C" not null,
  -- Every month in which it gives something, as year × 12 + month.
  months int[] not null,
  part text not null
) with (fillfactor = 85);
create index case_part_next on indicators.case_part (next_at) where next_at is not null;
create index case_part_months on indicators.case_part using gin (months);

-- Sums by period and scope. Of a week, quarter or year what is to be added to the sum of its days or months.
create table indicators.rollup (
  kind text collate "C" not null,
  period text collate "C" not null,
  imported boolean not null,
  scope text collate "C" not null,
  -- Five numbers a figure: its number, numerator, denominator, and those of what exclusions cover.
  cells text not null,
  primary key (kind, period, imported, scope)
) with (fillfactor = 80);

-- The single values that percentiles are of, in pieces, so that one more value rewrites little.
create table indicators.measure (
  kind text collate "C" not null,
  period text collate "C" not null,
  imported boolean not null,
  scope text collate "C" not null,
  list text collate "C" not null,
  piece smallint not null,
  -- Doubles: how many are added, those, then those taken away; each sorted.
  numbers bytea not null,
  primary key (kind, period, imported, scope, list, piece)
) with (fillfactor = 80);

-- How far the rollups have been kept, by which definitions.
create table indicators.progress (
  what text primary key,
  book_version text,
  as_of timestamptz,
  recorded_at timestamptz,
  after_id uuid
);
insert into indicators.progress (what) values ('rollup');

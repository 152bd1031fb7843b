-- Every version of what a sign is and when it alarms; the highest of a code is in force.
create table signs.sign_version (
  code text not null,
  version int not null,
  card jsonb not null,
  -- file: the district's data; person: thresholds that somebody set, with the reason
  origin text not null check (origin in ('file', 'person')),
  reason text not null,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (code, version)
);

-- Single readings; place is an area code, empty for the whole district. The same sign, place and instant is one reading.
create table signs.reading (
  code text not null,
  place text not null,
  at timestamptz not null,
  value float8 not null,
  quality text not null check (quality in ('good', 'estimated', 'simulated')),
  -- the level in force when it came
  level text not null check (level in ('normal', 'yellow', 'orange', 'red')),
  source text not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (code, place, at)
);
create index reading_at on signs.reading using brin (at);

-- Where each sign stands, one row a sign and place that has ever been read.
create table signs.state (
  code text not null,
  place text not null,
  value float8 not null,
  quality text not null,
  level text not null,
  since timestamptz not null,
  at timestamptz not null,
  back int not null,
  back_level text,
  -- when the value is too old to be taken as current, and whether the screens were told so
  stale_at timestamptz not null,
  stale_told boolean not null,
  -- up to which level of this alarm somebody was told
  told_level text,
  -- a case that the rules refused is tried again from then on
  case_retry_at timestamptz,
  primary key (code, place)
) with (fillfactor = 70);
create index state_alarm on signs.state (level) where level in ('orange', 'red');

create table signs.hour (
  code text not null,
  place text not null,
  starts_at timestamptz not null,
  count int not null,
  simulated int not null,
  min float8,
  max float8,
  sum float8 not null,
  last float8,
  last_at timestamptz,
  normal_s float8 not null,
  yellow_s float8 not null,
  orange_s float8 not null,
  red_s float8 not null,
  unknown_s float8 not null,
  primary key (code, place, starts_at)
);
create table signs.day (like signs.hour including all);

-- Hours that a late reading touched, to be rolled again.
create table signs.late_hour (
  code text not null,
  place text not null,
  starts_at timestamptz not null,
  primary key (code, place, starts_at)
);

-- Up to where readings have been rolled, and how far back the simulator has filled.
create table signs.progress (
  what text primary key,
  at timestamptz not null
);

-- Cases that a sign opened.
create table signs.opened_case (
  case_id uuid primary key,
  case_no text not null,
  code text not null,
  place text not null,
  opened_at timestamptz not null,
  value float8 not null,
  reading_at timestamptz not null
);
create index opened_case_sign on signs.opened_case (code, place, opened_at desc);

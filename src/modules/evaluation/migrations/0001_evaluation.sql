-- Schemes by which units are scored; every change is a version with its reason.
create table evaluation.scheme (
  id text primary key,
  version int not null,
  scheme jsonb not null,
  changed_at timestamptz not null
);
create table evaluation.scheme_version (
  scheme_id text not null,
  version int not null,
  scheme jsonb not null,
  by_id text not null,
  by_name text not null,
  reason text not null,
  at timestamptz not null,
  primary key (scheme_id, version)
);
comment on table evaluation.scheme_version is 'append-only: every version of every scheme';

-- One scheme, one peer group, one period. A draft holds its own inputs; what is published stands in the versions.
create table evaluation.sheet (
  id uuid primary key,
  no text unique,
  scheme_id text not null,
  group_id text not null,
  period text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null check (state in ('draft', 'published', 'final')),
  version int not null,
  inputs jsonb not null,
  outcome jsonb not null,
  published_at timestamptz,
  appeals_until timestamptz,
  drawn_at timestamptz not null,
  by_id text not null,
  by_name text not null,
  unique (scheme_id, group_id, period)
);
create index sheet_newest on evaluation.sheet (to_at desc, scheme_id, group_id);
create index sheet_window on evaluation.sheet (appeals_until) where state = 'published';

create table evaluation.sheet_version (
  sheet_id uuid not null,
  version int not null,
  inputs jsonb not null,
  outcome jsonb not null,
  why text not null,
  appeal_id uuid,
  appeal_no text,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  digest text not null,
  primary key (sheet_id, version)
);
comment on table evaluation.sheet_version is 'append-only: published versions of sheets, chained by SM3';

create table evaluation.number (
  kind text not null,
  year int not null,
  last int not null,
  primary key (kind, year)
);

create table evaluation.appeal (
  id uuid primary key,
  no text not null unique,
  sheet_id uuid not null references evaluation.sheet,
  version int not null,
  scope text not null,
  unit text not null,
  indicator text not null,
  reason text not null,
  case_ids uuid[] not null,
  file_ids uuid[] not null,
  state text not null check (state in ('submitted', 'upheld', 'dismissed', 'withdrawn')),
  by_id text not null,
  by_name text not null,
  submitted_at timestamptz not null,
  due timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  decision text,
  changed text[] not null default '{}',
  result_version int
);
create index appeal_sheet on evaluation.appeal (sheet_id, submitted_at desc);
create index appeal_open on evaluation.appeal (due) where state = 'submitted';
create index appeal_newest on evaluation.appeal (submitted_at desc, id);

-- Sheets that are to be drawn in the background.
create table evaluation.wanted (
  scheme_id text not null,
  group_id text not null,
  period text not null,
  publish boolean not null,
  not_before timestamptz not null,
  tries int not null default 0,
  primary key (scheme_id, group_id, period)
);

-- What is sent to units to move a case on; drawn from the record of the case, line by line, and drawn again at will.
create table supervise.measure (
  id uuid primary key,
  case_id uuid not null,
  kind text not null check (kind in ('urge', 'reminder', 'supervision', 'instruction')),
  no text not null,
  level text check (level in ('III', 'II', 'I')),
  form text,
  automatic boolean not null,
  unit text,
  post text not null,
  text text not null,
  opened_at timestamptz not null,
  opened_by text,
  opened_post text,
  state text not null check (state in ('open', 'answered', 'ended', 'lapsed')),
  answered_at timestamptz,
  answer text,
  answered_by text,
  ended_at timestamptz,
  end_reason text
) with (fillfactor = 85);
create index measure_case on supervise.measure (case_id);
create index measure_newest on supervise.measure (opened_at desc, id desc);
create index measure_unit on supervise.measure (unit, opened_at desc);
create index measure_open on supervise.measure (kind, opened_at) where state = 'open';

-- Cases that the rules of domain §4.4 are to look at, and when; one look a case, whatever called for it.
create table supervise.watch (
  case_id uuid primary key,
  next_at timestamptz not null
) with (fillfactor = 80);
create index watch_next on supervise.watch (next_at);

-- Triggers that are done with: each fires once.
create table supervise.fired (
  case_id uuid not null,
  key text not null,
  level text not null,
  opened boolean not null,
  at timestamptz not null,
  primary key (case_id, key)
);

-- Warnings that ask for an urge (domain §5.3).
create table supervise.urge_wanted (
  clock_id uuid not null,
  told_for timestamptz not null,
  case_id uuid not null,
  clock text not null,
  level text not null,
  not_before timestamptz not null,
  tries int not null default 0,
  primary key (clock_id, told_for)
) with (fillfactor = 80);
create index urge_wanted_next on supervise.urge_wanted (not_before);

-- Cases followed step by step until they are closed, and why.
create table supervise.key_case (
  case_id uuid not null,
  why text not null,
  reason text,
  by_id text,
  by_name text,
  at timestamptz not null,
  primary key (case_id, why)
);

-- On-site supervision and coordination meetings, numbered by kind and year.
create table supervise.activity_number (
  kind text not null,
  year int not null,
  last int not null,
  primary key (kind, year)
);

create table supervise.activity (
  id uuid primary key,
  kind text not null check (kind in ('onSite', 'meeting')),
  no text not null unique,
  title text not null,
  held_at timestamptz not null,
  place text not null,
  participants jsonb not null,
  findings text not null,
  decisions text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  close_reason text,
  closed_at timestamptz,
  by_id text not null,
  by_name text not null,
  version int not null default 1,
  saved_at timestamptz not null
);
create index activity_held on supervise.activity (held_at desc, id desc);

create table supervise.activity_case (
  activity_id uuid not null references supervise.activity,
  case_id uuid not null,
  primary key (activity_id, case_id)
);
create index activity_of_case on supervise.activity_case (case_id);

create table supervise.task (
  id uuid primary key,
  activity_id uuid not null references supervise.activity,
  place int not null,
  unit text not null,
  task text not null,
  due date,
  answer text,
  answered_at timestamptz,
  answered_by text,
  answered_by_name text
);
create index task_activity on supervise.task (activity_id, place);
create index task_unit on supervise.task (unit) where answered_at is null;

-- What rules look at of a case, one narrow row each, drawn from the windows of cases: history can be gone through quickly.
create table alerts.fact (
  case_id uuid primary key,
  version int not null,
  reported_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz,
  area_code text collate "C",
  category text collate "C",
  unit text collate "C",
  units text[] not null,
  lon float8,
  lat float8,
  address_key text collate "C",
  -- Blind: numbers made of the blind indexes of phones; no person can be found from them.
  persons bigint[] not null,
  -- Neither void nor a test.
  counted boolean not null
);
create index fact_reported on alerts.fact (reported_at);
create index fact_open on alerts.fact (unit, due_at) where closed_at is null;

-- How far facts are drawn. One row; who holds it draws.
create table alerts.progress (
  one boolean primary key default true check (one),
  recorded_at timestamptz,
  after_id uuid,
  -- Counts every drawing that changed a fact: rules are looked at again when it has moved.
  drawn bigint not null default 0
);
insert into alerts.progress default values;

-- Rules as district data: what is in force is the newest version.
create table alerts.rule_version (
  key text collate "C" not null,
  version int not null,
  rule jsonb not null,
  origin text not null check (origin in ('file', 'person')),
  reason text not null,
  tried_count int,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (key, version)
);

-- When a rule was looked at last, so that it happens once for all processes, and only when there is something new.
create table alerts.turn (
  key text collate "C" primary key,
  version int not null,
  drawn bigint not null,
  day int not null,
  at timestamptz not null
);

create table alerts.year_number (
  kind text not null check (kind in ('alert', 'task')),
  year int not null,
  last int not null,
  primary key (kind, year)
);

create table alerts.alert (
  id uuid primary key,
  no text not null unique,
  version int not null default 1,
  rule_key text collate "C" not null,
  rule_version int not null,
  kind text not null,
  level text not null,
  subject text collate "C" not null,
  area_code text collate "C",
  unit text collate "C",
  units text[] not null,
  category text collate "C",
  lon float8,
  lat float8,
  seen int not null,
  evidence jsonb not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  first_case_at timestamptz not null,
  last_case_at timestamptz not null,
  after_id uuid references alerts.alert,
  chain_no int not null,
  state text not null check (state in ('waiting', 'acknowledged', 'tasked', 'dismissed')),
  acknowledged_at timestamptz,
  acknowledged_by_name text,
  assigned_unit text collate "C",
  dismiss_reason text,
  verdict text check (verdict in ('right', 'wrong', 'useless')),
  verdict_by_name text,
  afterwards text check (afterwards in ('wentOn', 'fell', 'unclear')),
  after_count int,
  after_expected float8,
  foreign key (rule_key, rule_version) references alerts.rule_version (key, version)
);
-- One alert for each matter that goes on.
create unique index alert_ongoing on alerts.alert (rule_key, subject) where ended_at is null;
create index alert_begun on alerts.alert (begun_at desc, id desc);
create index alert_to_score on alerts.alert (begun_at) where afterwards is null;

create table alerts.alert_case (
  alert_id uuid not null references alerts.alert,
  case_id uuid not null,
  added_at timestamptz not null,
  primary key (alert_id, case_id)
);
create index alert_case_case on alerts.alert_case (case_id);

create table alerts.task (
  id uuid primary key,
  no text not null unique,
  version int not null default 1,
  alert_id uuid not null references alerts.alert,
  unit text collate "C" not null,
  area_code text collate "C",
  place text not null,
  what text not null,
  due_on date not null,
  state text not null check (state in ('open', 'doing', 'done', 'cancelled')),
  result text,
  photos uuid[] not null default '{}',
  done_at timestamptz,
  case_id uuid,
  case_no text,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null
);
create index task_alert on alerts.task (alert_id);
create index task_unit on alerts.task (unit, state, due_on);

-- What was done about an alert or a task, in order.
create table alerts.line (
  id bigint generated always as identity primary key,
  alert_id uuid not null references alerts.alert,
  task_id uuid references alerts.task,
  at timestamptz not null,
  by_name text not null,
  what text not null,
  text text not null,
  photos uuid[] not null default '{}'
);
create index line_alert on alerts.line (alert_id);
create index line_task on alerts.line (task_id) where task_id is not null;

-- Pictures sent for a task, before a report of progress or the result names them.
create table alerts.photo (
  id uuid primary key,
  task_id uuid not null references alerts.task,
  at timestamptz not null
);
create index photo_task on alerts.photo (task_id);
